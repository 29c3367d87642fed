"""Rows for palliative treatment or cancer: held outside, said, and not forgotten."""

from __future__ import annotations

from dataclasses import replace

from audit_rows import YEAR, audited, drawn, reading, record, whole_year

from riktig.audit import Audit, Options, audit
from riktig.blocks.audit_blocks import view
from riktig.disclosure import share
from riktig.summary import private_summary

# 1: morphine for cancer alone. 2: a row at the end of life, and one of tramadol before it.
# 3: no code. 4: at the end of life, before the year.
ROWS = """
    patient | day        | atc     | ddd | excluded_for
    1       | 2025-03-01 | N02AA01 | 30  | cancer
    2       | 2025-03-01 | N02AX02 | 10  |
    2       | 2025-10-01 | N02AA01 | 30  | palliative
    2       | 2025-10-01 | N05CD08 | 5   | palliative
    3       | 2025-03-01 | N02AX02 | 20  |
    4       | 2024-12-01 | N02AA01 | 30  | palliative
"""


def test_rows_are_held_outside_and_patients_are_not() -> None:
    found = audited(ROWS)
    assert found.patients("opioid_users") == (2, 3)
    assert found.patients("sedative_users") == ()
    opioids = next(total for total in found.classes if total.id == "N02A")
    assert (opioids.rows, opioids.patients, opioids.ddd) == (2, 2, 30.0)


def test_the_ledger_says_how_many_and_adds_up() -> None:
    found = audited(ROWS)
    problems = dict(found.ledger.problems)
    assert (problems["excluded_cancer"], problems["excluded_palliative"]) == (1, 2)
    assert problems["outside_period"] == 1
    counted = sum(total.rows for total in found.classes)
    assert counted + 1 + 2 + 1 == found.ledger.in_scope == 6


def test_who_had_an_opioid_for_cancer_is_not_a_new_user() -> None:
    # 1: the first opioid is for cancer, the next one is not. 2: cancer alone. 3: new.
    held = whole_year(
        drawn("""
        patient | day        | atc     | ddd | excluded_for
        1       | 2025-03-01 | N02AA01 | 30  | cancer
        1       | 2025-05-01 | N02AX02 | 30  |
        2       | 2025-03-01 | N02AA01 | 30  | cancer
        3       | 2025-03-01 | N02AX02 | 30  |
    """)
    )
    long_ago = record(950, patient=999, day=YEAR[0].replace(year=2023), atc="C09AA02")
    found = audit(reading([long_ago, *held]), Options(period=YEAR, list_size=800))
    assert found.patients("new_opioid_users") == (3,)


def told(found: Audit) -> str:
    shown = view(found, private_summary(found))
    return " ".join(shown["common"])


def test_the_page_says_what_is_held_outside_or_that_it_cannot_be() -> None:
    plain = reading(whole_year(drawn(ROWS)))
    able = audit(replace(plain, columns=("excluded_for",)), Options(period=YEAR))
    assert "2 rader for lindrende behandling og 1 rad for kreft" in told(able)
    assert "kan ikke skilles ut: uttrekket" not in told(able)
    unable = audit(plain, Options(period=YEAR))
    assert "Kreft og lindrende behandling kan ikke skilles ut" in told(unable)


def test_few_such_rows_are_not_shared_as_they_are() -> None:
    shared = share(private_summary(audited(ROWS)))
    counts = {one["code"]: one["count"] for one in shared["ledger"]["problems"]}
    assert counts["excluded_cancer"] == counts["excluded_palliative"] == "<5"
