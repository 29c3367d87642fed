"""One practice before and after: the same measures paired, with what chance alone may do."""

from riktig.compare.change import CHANGE_CONF, Verdict, verdict
from riktig.compare.detectable import Detectable, detectable
from riktig.compare.pairing import ClassChange, Comparison, compare
from riktig.compare.parts import Cell, Month, SameMeasure, SamePatients, Side, Summary
from riktig.compare.ratios import MeasureChange, change_ratio, composite, measure_change
from riktig.compare.reading import checked_summary
from riktig.compare.rounded import rounded, rounded_change, rounded_count

__all__ = [
    "CHANGE_CONF",
    "Cell",
    "ClassChange",
    "Comparison",
    "Detectable",
    "MeasureChange",
    "Month",
    "SameMeasure",
    "SamePatients",
    "Side",
    "Summary",
    "Verdict",
    "change_ratio",
    "checked_summary",
    "compare",
    "composite",
    "detectable",
    "measure_change",
    "rounded",
    "rounded_change",
    "rounded_count",
    "verdict",
]
