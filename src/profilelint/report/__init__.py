"""Findings written out for people and machines."""
