"""The configuration: found, merged with its provenance, checked."""
