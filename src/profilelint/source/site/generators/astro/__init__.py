"""Astro (https://astro.build), and its documentation theme Starlight."""
