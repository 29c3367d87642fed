"""Those who only began and have one row: last in the list, and outside the pace."""

from __future__ import annotations

from audit_rows import audited

from riktig.registry import handle
from riktig.review import own_list

# 1: began with a sedative, one row. 2: began, two rows. 3: one row, and heavy: 120 DDD.
# 9: makes the file begin in time for who is new.
TABLE = """
patient | day        | atc     | product        | units | ddd
9       | 2023-06-01 | N02BF02 | Lyrica         | 56    | 5
9       | 2025-12-31 | N02BF02 | Lyrica         | 56    | 5
1       | 2025-05-01 | N05CF01 | Imovane 7,5 mg | 10    | 10
2       | 2025-05-01 | N05CF01 | Imovane 7,5 mg | 10    | 10
2       | 2025-06-01 | N05CF01 | Imovane 7,5 mg | 10    | 10
3       | 2025-05-01 | N05CF01 | Imovane 7,5 mg | 120   | 120
"""


def test_one_row_of_one_who_only_began_stands_last() -> None:
    found = [(one.patient, one.once) for one in own_list(audited(TABLE)).patients]
    assert found == [(3, False), (2, False), (1, True)]


def test_the_pace_is_of_the_others_and_says_so() -> None:
    asked = {"op": "work_counts", "patients": 30, "entries": [], "weeks": "26", "aside": 4}
    answer = handle(asked)
    assert answer["pace"] == (
        "26 pasienter, 26 uker: én i uka. De som bare fikk det én gang, er ikke regnet med."
    )
    assert answer["work"]["statuses"]["not_assessed"] == 30
