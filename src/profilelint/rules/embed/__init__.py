"""Rules on embedded HTML: frames, scripts, forms."""
