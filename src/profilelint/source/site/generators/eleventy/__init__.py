"""Eleventy (https://www.11ty.dev)."""
