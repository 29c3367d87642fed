"""One practice before and after: the same measures paired, with what chance alone may do."""

from riktig.compare.change import Verdict, verdict
from riktig.compare.pairing import ClassChange, Comparison, MeasureChange, compare, composite
from riktig.compare.reading import Cell, Side, Summary, checked_summary

__all__ = [
    "Cell",
    "ClassChange",
    "Comparison",
    "MeasureChange",
    "Side",
    "Summary",
    "Verdict",
    "checked_summary",
    "compare",
    "composite",
    "verdict",
]
