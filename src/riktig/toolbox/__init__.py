"""Every calculator in one place: how each is found, and its answer as text for the journal."""
