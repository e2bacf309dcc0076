"""Rules on countries, regions and the places that titles name."""
