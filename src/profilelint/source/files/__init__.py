"""Files: discovered, read as bytes, decoded, written."""
