"""The file formats the explorer reads: one file each, listed in `READERS`."""
