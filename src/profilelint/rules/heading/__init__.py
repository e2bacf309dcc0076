"""Rules on headings and the sections below them."""
