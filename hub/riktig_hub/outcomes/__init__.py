"""What came of the course: counts, the status table, evaluations."""
