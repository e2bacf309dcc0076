"""Front matter in TOML."""
