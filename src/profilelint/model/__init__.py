"""The nouns that every other layer speaks in; imports nothing of this project's."""
