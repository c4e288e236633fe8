"""What can be taken away: one file per format, listed in `EXPORTERS`."""
