"""Pages that are being written: what holds for texts that are not saved yet, without a protocol."""
