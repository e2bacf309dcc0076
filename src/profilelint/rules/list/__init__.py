"""Rules on bullets, and on the items of activities and results."""
