"""Rules on the fields of front matter, as the schema and the vocabularies have them."""
