"""`riktig municipality`: a report of the doctors of a municipality together."""
