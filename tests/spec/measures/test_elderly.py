"""From 65 years: long-acting benzodiazepines, and reseptgruppe A and B.

Age is that of the year's end: born in 1960 is 65 in 2025.
"""

import pytest
from audit_rows import audited, outcome

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


def test_by_group_and_not_by_class_once_the_groups_are_known(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # Made up here: diazepam in B, and daridorexant, which no class of the audit holds, in A.
    # 1: 366. 2: 365. 3: 300 + 100. 4: too young. 5: paracetamol. 6: the day before.
    made_up = {"N05BA01": "B", "N05CJ03": "A"}
    for place in ("riktig.audit.windows", "riktig.measures.needs"):
        monkeypatch.setattr(f"{place}.groups_are_sourced", lambda: True)
    monkeypatch.setattr("riktig.audit.windows.prescription_groups", lambda: made_up)
    found = audited(GROUPS)
    assert found.patients("group_ab_65_any") == (1, 2, 3)
    assert outcome(found, "group_ab_65_over_365_ddd") == {
        "numerator": 2,
        "denominator": 3,
        "value": 0.666667,
        "status": "ok",
    }
    assert found.patients("group_ab_65_over_365_ddd") == (1, 3)
