"""Files become source types, with the place of every value. Reads the disk and nothing else does, before the gate."""
