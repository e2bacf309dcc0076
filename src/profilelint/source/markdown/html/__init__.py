"""The HTML of a body, as browsers read the rendered page."""
