"""Benchmarks: each prints our figure, a peer's and the floor's, measured in the same run. Run: `make bench`."""
