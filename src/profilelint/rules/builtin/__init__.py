"""The rules that come with profilelint: one file, one class, one subject each."""
