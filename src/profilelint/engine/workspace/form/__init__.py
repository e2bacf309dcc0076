"""The front matter of a page as a form: what fields hold, may hold, and what is wrong."""
