"""The Markdown body of a page."""
