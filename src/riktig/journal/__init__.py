"""Journal review: the last prescriptions looked up by hand, counted into six process measures.

A row is one prescription of reseptgruppe A or B, known by its place in the list alone. Nothing
here knows a patient, a name or a date of birth, and there is no field for one.
"""

from riktig.journal.change import MeasureChange, changes
from riktig.journal.count import Count, Review, count
from riktig.journal.load import review_measure, review_measures
from riktig.journal.measure import HAND_COUNTED, ReviewMeasure
from riktig.journal.rows import FIELDS, GROUPS, MOST_ROWS, Row, read_rows
from riktig.journal.saved import SCHEMA, read_counts, read_saved, saved

__all__ = [
    "FIELDS",
    "GROUPS",
    "HAND_COUNTED",
    "MOST_ROWS",
    "SCHEMA",
    "Count",
    "MeasureChange",
    "Review",
    "ReviewMeasure",
    "Row",
    "changes",
    "count",
    "read_counts",
    "read_rows",
    "read_saved",
    "review_measure",
    "review_measures",
    "saved",
]
