"""Jekyll (https://jekyllrb.com)."""
