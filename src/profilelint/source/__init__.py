"""From paths and bytes to documents."""
