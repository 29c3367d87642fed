"""From numbers to the patients behind them: rows, the own list to review, and the work file.

Everything here names patients by running number, so it stays on the GP's machine. Only
`work_counts` gives something a summary may hold.
"""

from riktig.review.carry import Carried, carry
from riktig.review.counts import work_counts
from riktig.review.list_csv import list_csv
from riktig.review.own_list import Listed, OwnList, own_list
from riktig.review.pace import pace
from riktig.review.rows import PatientRows, rows_behind
from riktig.review.work_file import Entry, WorkFile, read_work_file

__all__ = [
    "Carried",
    "Entry",
    "Listed",
    "OwnList",
    "PatientRows",
    "WorkFile",
    "carry",
    "list_csv",
    "own_list",
    "pace",
    "read_work_file",
    "rows_behind",
    "work_counts",
]
