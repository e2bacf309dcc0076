"""Files: found, read as bytes, decoded, written."""
