"""Front matter in YAML, TOML and JSON: where it stands, what it says, how it is changed."""
