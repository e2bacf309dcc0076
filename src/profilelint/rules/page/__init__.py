"""What rules of several groups ask of the same page, worked out once."""
