"""Rules on characters, words and spaces."""
