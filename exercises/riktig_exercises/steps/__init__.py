"""The steps of `riktig exercises`, one module each: what it asks for and what it does."""
