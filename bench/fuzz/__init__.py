"""Random, broken and hostile lines to `riktig calc`, and the valid ones reckoned a second time."""
