"""Front matter in JSON."""
