"""From 65 years: long-acting benzodiazepines, and reseptgruppe A and B.

Age is that of the year's end: born in 1960 is 65 in 2025.
"""

from dataclasses import replace

import pytest
from audit_rows import YEAR, audited, drawn, outcome, reading, whole_year

from riktig.audit import Audit, Options, audit
from riktig.blocks.audit_blocks import view
from riktig.disclosure import share
from riktig.summary import private_summary

LONG = "long_acting_benzodiazepine_65"


def test_long_acting_benzodiazepines() -> None:
    # 1: 65 in December. 2: 64. 3: oxazepam is not on the list. 4: nitrazepam. 5: opioid alone.
    # 6: age not known. 7: age in another row.
    found = audited("""
        patient | day        | atc     | birth_year
        1       | 2025-03-01 | N05BA01 | 1960
        2       | 2025-03-01 | N05BA01 | 1961
        3       | 2025-03-01 | N05BA04 | 1940
        4       | 2025-03-01 | N05CD02 | 1940
        5       | 2025-03-01 | N02AX02 | 1940
        6       | 2025-03-01 | N05BA01 |
        7       | 2025-03-01 | N05CD03 |
        7       | 2025-04-01 | N02AX02 | 1940
    """)
    assert outcome(found, LONG) == {
        "numerator": 3,
        "denominator": 5,
        "value": 0.6,
        "status": "ok",
    }
    assert found.patients(LONG) == (1, 4, 7)


def test_without_years_of_birth_there_is_no_number() -> None:
    found = audited("patient | day | atc\n1 | 2025-03-01 | N05BA01")
    assert outcome(found, LONG)["status"] == "no_birth_years"


GROUPS = """
    patient | day        | atc     | ddd | birth_year
    1       | 2025-03-01 | N05BA01 | 366 | 1940
    2       | 2025-03-01 | N05BA01 | 365 | 1940
    3       | 2025-03-01 | N05BA01 | 300 | 1940
    3       | 2025-03-01 | N05CJ03 | 100 | 1940
    4       | 2025-03-01 | N05BA01 | 400 | 1990
    5       | 2025-03-01 | N02BE01 | 400 | 1940
    6       | 2024-12-31 | N05BA01 | 400 | 1940
"""


def test_as_long_as_groups_lack_a_source_there_is_no_number() -> None:
    for name in ("group_ab_65_any", "group_ab_65_over_365_ddd"):
        found = outcome(audited(GROUPS), name)
        assert (found["numerator"], found["status"]) == (None, "prescription_groups_unsourced")


def stated(table: str) -> Audit:
    """The audit of a file with a column of prescription groups."""
    rows = [
        one._replace(prescription_group="C") if one.atc == "C09AA02" else one
        for one in whole_year(drawn(table))
    ]
    columns = ("prescription_group",)
    return audit(replace(reading(rows), columns=columns), Options(period=YEAR))


STATED = """
    patient | day        | atc     | ddd | birth_year | prescription_group
    1       | 2025-03-01 | N05BA01 | 366 | 1940       | B
    2       | 2025-03-01 | N05BA01 | 365 | 1940       | B
    3       | 2025-03-01 | N05BA01 | 300 | 1940       | B
    3       | 2025-03-01 | N03AA02 | 100 | 1940       | B
    4       | 2025-03-01 | N05BA01 | 400 | 1990       | B
    5       | 2025-03-01 | N02BE01 | 400 | 1940       | C
    6       | 2024-12-31 | N05BA01 | 400 | 1940       | B
    7       | 2025-03-01 | N02BF01 | 400 | 1940       | C
"""


def test_the_files_own_groups_decide() -> None:
    # 1: 366. 2: 365. 3: 300 + 100 of phenobarbital, which no class of the audit holds.
    # 4: too young. 5 and 7: group C, gabapentin too. 6: the day before.
    found = stated(STATED)
    assert found.patients("group_ab_65_any") == (1, 2, 3)
    assert outcome(found, "group_ab_65_over_365_ddd") == {
        "numerator": 2,
        "denominator": 3,
        "value": 0.666667,
        "status": "ok",
    }
    assert found.patients("group_ab_65_over_365_ddd") == (1, 3)


def test_one_row_without_a_group_is_enough_for_no_number() -> None:
    one_short = STATED + "    8       | 2025-03-01 | N02BE01 | 10  | 1940       |\n"
    found = outcome(stated(one_short), "group_ab_65_any")
    assert (found["numerator"], found["status"]) == (None, "prescription_groups_unsourced")


def test_the_indicator_counts_rows_at_the_end_of_life_too() -> None:
    found = stated("""
        patient | day        | atc     | ddd | birth_year | prescription_group | excluded_for
        1       | 2025-03-01 | N02AA01 | 30  | 1940       | A                  | palliative
    """)
    assert found.patients("group_ab_65_any") == (1,)
    assert found.patients("opioid_users") == ()


def test_other_medicines_of_the_groups_are_shown_and_break_no_sum() -> None:
    found = stated(STATED)
    assert found.other_group_ab == (1, 1, 100.0, 1)
    assert sum(total.rows for total in found.classes) + 1 == found.ledger.in_scope
    classes = view(found, private_summary(found))["classes"]
    assert classes["table"]["rows"][-1][:4] == [
        "Andre legemidler i reseptgruppe A og B",
        "1",
        "1",
        "100",
    ]
    shared = view(found, share(private_summary(found)))["classes"]
    assert "Andre legemidler" not in str(shared)


def test_by_group_and_not_by_class_once_the_groups_are_known(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # Made up here: diazepam in B, and daridorexant, which no class of the audit holds, in A.
    # 1: 366. 2: 365. 3: 300 + 100. 4: too young. 5: paracetamol. 6: the day before.
    made_up = {"N05BA01": "B", "N05CJ03": "A"}
    monkeypatch.setattr("riktig.audit.windows.groups_are_sourced", lambda: True)
    monkeypatch.setattr("riktig.audit.windows.prescription_groups", lambda: made_up)
    found = audited(GROUPS)
    assert found.patients("group_ab_65_any") == (1, 2, 3)
    assert found.patients("group_ab_65_over_365_ddd") == (1, 3)
