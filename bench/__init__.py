"""Measures with limits, printed by `make bench`. Never part of the tests."""
