"""Rules on the comments that suppress findings."""
