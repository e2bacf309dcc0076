"""Controlled vocabularies: the terms that a field may hold, and where they come from."""
