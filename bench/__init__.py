"""Benchmarks: each prints ratios against a reference that runs beside it in the same process. Nothing is asserted."""
