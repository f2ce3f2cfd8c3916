"""How fast streamlint is, beside its peers: `python -m benchmarks.speed`."""
