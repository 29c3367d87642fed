"""Every row goes to one part of the ledger, and the parts add up."""

from __future__ import annotations

from audit_rows import YEAR, audited, drawn, reading, record, whole_year

from riktig.audit import Ledger, Options, audit
from riktig.audit.result import PARTS
from riktig.extract.record import RowProblem

ROWS = """
    patient | day        | atc     | product       | ddd | prescription | recalled | event
    1       | 2025-02-01 | N02AX02 | Nobligan      | 10  | 1            |          | dispensed
    1       | 2025-02-01 | N02AX02 | Nobligan      | 10  | 1            |          | dispensed
    1       | 2025-01-30 | N02AX02 | Nobligan      | 10  | 1            |          | prescribed
    1       | 2025-02-01 | C09AA02 |               | 10  | 2            |          | dispensed
    1       | 2025-02-01 |         | Imovane       | 10  | 3            |          | dispensed
    1       | 2025-02-01 |         | Ukjent salve  | 10  | 4            |          | dispensed
    1       | 2025-02-01 | N05C    |               | 10  | 5            |          | dispensed
    2       | 2025-02-01 | N02AX02 | Nobligan      | 10  | 6            | yes      | dispensed
    2       | 2024-02-01 | N02AX02 | Nobligan      | 10  | 7            |          | dispensed
    2       | 2025-02-01 | N02AB03 | Ukjent plaster|     | 8            |          | dispensed
"""


def ledger() -> Ledger:
    rejected = (RowProblem(0, 11, "bad_date", "Dato"), RowProblem(0, 12, "bad_date", "Dato"))
    read = reading(whole_year(drawn(ROWS)), rejected)
    return audit(read, Options(period=YEAR)).ledger


def test_parts() -> None:
    found = ledger()
    assert {part: getattr(found, part) for part in PARTS} == {
        "in_scope": 5,
        "out_of_scope": 3,  # C09AA02, and the two rows that make the year whole
        "not_classified": 2,
        "recalled": 1,
        "duplicate": 1,
        "rejected": 2,
    }
    assert sum(getattr(found, part) for part in PARTS) == found.rows_read == 14


def test_problems_say_why_rows_were_rejected_and_what_is_not_counted() -> None:
    assert dict(ledger().problems) == {
        "bad_date": 2,
        "classified_by_name": 1,
        "outside_period": 1,
        "other_event": 1,
        "no_amount": 1,
        "no_omeq": 1,
    }


def test_rows_in_scope_are_counted_in_a_class_or_said_not_to_be() -> None:
    found = audited(ROWS)
    problems = dict(found.ledger.problems)
    counted = sum(total.rows for total in found.classes)
    outside = problems["outside_period"] + problems["other_event"]
    assert counted + outside == found.ledger.in_scope


def test_prescriptions_count_when_there_are_no_dispensings() -> None:
    found = audit(reading([record(atc="N02AX02", event="prescribed")]), Options())
    assert found.event == "prescribed"
    assert next(total for total in found.classes if total.id == "N02A").rows == 1


def test_a_recalled_dispensing_does_not_make_it_a_file_of_dispensings() -> None:
    rows = [
        record(1, atc="N02AX02", event="prescribed"),
        record(2, atc="N02AX02", recalled=True),
    ]
    assert audit(reading(rows), Options()).event == "prescribed"
