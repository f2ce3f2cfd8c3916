"""Inputs that nobody would write, for every part that reads something: `python -m benchmarks.fuzz`."""
