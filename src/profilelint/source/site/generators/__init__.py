"""One module or package a site generator."""
