"""Benchmarks are not tests: each compares with peers in one run and prints ratios. `make bench` runs them all."""
