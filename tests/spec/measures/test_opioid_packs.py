"""Large packs: the first opioid (at least 50 units) and codeine (at least 100 at once)."""

from audit_rows import audited, outcome


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
