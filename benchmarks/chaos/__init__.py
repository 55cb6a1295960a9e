"""Workers under continuous killing: `python -m benchmarks.chaos --help`."""
