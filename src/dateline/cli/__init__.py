"""The command line: `dateline code` and `dateline inspect`."""
