"""The clinical tables: every number is a row with a source, none is typed in code."""

from riktig.clinical.tables import figure, rows, source

__all__ = ["figure", "rows", "source"]
