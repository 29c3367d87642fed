"""Tapering: a plan of doses that tablets can make, and a check of one reduction."""
