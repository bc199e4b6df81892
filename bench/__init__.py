"""Benchmarks: quality on real text and speed, as figures one can compare between commits."""
