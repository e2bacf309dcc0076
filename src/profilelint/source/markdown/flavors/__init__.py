"""The flavors of Markdown, one module each."""
