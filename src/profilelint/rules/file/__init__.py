"""Rules on files as a whole."""
