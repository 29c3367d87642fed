"""How often the report's one rule says that something changed, on made-up practices."""
