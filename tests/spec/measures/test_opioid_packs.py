"""Large packs: the first opioid (at least 50 units) and codeine (at least 100 at once)."""

from datetime import date
from typing import Any

from audit_rows import YEAR, audited, outcome, reading, record

from riktig.audit import Options, audit
from riktig.extract.record import Record


def test_the_first_pack_of_new_users() -> None:
    # 1: 50 at first. 2: 49 at first and 100 later. 3: two packs of 30 on one day.
    # 4: not new. 5: units not known, so not counted of.
    found = audited("""
        patient | day        | atc     | units | prescription
        900     | 2024-01-01 | C09AA02 |       | 1
        1       | 2025-05-01 | N02AX02 | 50    | 2
        2       | 2025-05-01 | N02AX02 | 49    | 3
        2       | 2025-05-11 | N02AX02 | 100   | 4
        3       | 2025-05-01 | N02AX02 | 30    | 5
        3       | 2025-05-01 | N02AA05 | 30    | 6
        4       | 2024-12-01 | N02AX02 | 100   | 7
        4       | 2025-05-01 | N02AX02 | 100   | 8
        5       | 2025-05-01 | N02AX02 |       | 9
    """)
    assert outcome(found, "opioid_first_pack_large") == {
        "numerator": 1,
        "denominator": 3,
        "value": 0.333333,
        "status": "ok",
    }
    assert found.patients("opioid_first_pack_large") == (1,)


def test_codeine_in_packs_of_100() -> None:
    # 1: 100 at once. 2: 60 and 60 on two days. 3: 100 tramadol. 4: 200 at once.
    found = audited("""
        patient | day        | atc     | units
        1       | 2025-05-01 | N02AJ06 | 100
        2       | 2025-05-01 | N02AJ06 | 60
        2       | 2025-05-02 | N02AJ06 | 60
        3       | 2025-05-01 | N02AX02 | 100
        4       | 2025-05-01 | N02AJ06 | 200
    """)
    assert outcome(found, "codeine_large_pack") == {
        "numerator": 2,
        "denominator": 3,
        "value": 0.666667,
        "status": "ok",
    }
    assert found.patients("codeine_large_pack") == (1, 4)


def test_without_units_there_is_no_number() -> None:
    found = audited("patient | day | atc | ddd\n1 | 2025-05-01 | N02AJ06 | 10")
    assert outcome(found, "codeine_large_pack")["status"] == "no_units"


def test_a_prescription_that_can_be_collected_again_is_not_one_large_pack() -> None:
    # E-resept, 20 tablets with Reit 4: 100 in all, and 20 at once. Beside it 100 at once.
    found = audit(
        reading(
            [
                record(1, patient=900, day=date(2024, 1, 1), atc="C09AA02"),
                _codeine(2, patient=1, units=100.0, units_at_once=20.0),
                _codeine(3, patient=2, units=100.0),
                _codeine(4, patient=3, units=500.0, units_at_once=100.0),
                record(900, patient=900, day=YEAR[1], atc="C09AA02"),
            ]
        ),
        Options(period=YEAR),
    )
    assert found.patients("codeine_large_pack") == (2, 3)
    assert found.patients("opioid_first_pack_large") == (2, 3)
    assert outcome(found, "opioid_first_pack_large")["denominator"] == 3
    # All that they may have counts as amount: 700 tablets, of which WHO reckons 4 a DDD.
    assert next(one for one in found.classes if one.id == "N02A").ddd == 700 / 4


def _codeine(row: int, **given: Any) -> Record:
    return record(row, day=date(2025, 5, 1), atc="N02AJ06", product="Paralgin forte", **given)
