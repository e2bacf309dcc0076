"""What the site generator makes of the files: kinds of pages, defaults, addresses."""
