"""Runs the rules over one document and over many."""
