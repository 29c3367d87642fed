"""Keeping and letting go: backup, restore, retention, a person's own data."""
