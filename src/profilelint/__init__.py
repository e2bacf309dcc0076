"""A linter and schema validator for the front matter and body of Markdown content."""

__version__ = "0.1.0"
