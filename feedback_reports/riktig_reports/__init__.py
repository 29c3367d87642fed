"""Before and after on paper: the reports of `riktig report`."""
