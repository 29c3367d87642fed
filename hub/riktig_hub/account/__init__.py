"""How somebody comes in, and what they decide about themselves."""
