"""What makes a release of this repository: the places of its version, the state it must be in."""
