"""What front matter must be: JSON Schema, controlled vocabularies, plain words for both."""
