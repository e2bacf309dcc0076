"""From the errors of the validator to problems in plain words, one module a family of keywords."""
