"""Calculators: a form and a pure function from values to an answer, each once."""
