"""Unbroken use, in rows a clinician can count by hand. The period is 2025."""

from __future__ import annotations

from datetime import date

from audit_rows import YEAR, audited, drawn, reading

from riktig.audit import Options, audit
from riktig.past import unbroken_use
from riktig.past.unbroken import Choice, Counted

OXYCODONE, MORPHINE, DIAZEPAM = "N02AA05", "N02AA01", "N05BA01"


def counts(table: str, group: str = "opioid") -> dict[Choice, Counted]:
    return next(one for one in unbroken_use(audited(table)) if one.group == group).counts


def by_gap(table: str, rule: str = "one_ddd_a_day") -> list[tuple[int, int]]:
    """(still running, in the period) under gaps of 30, 90 and 180 days."""
    found = counts(table)
    return [tuple(found[Choice(rule, gap)]) for gap in (30, 90, 180)]  # type: ignore[misc]


def test_use_that_lasts_until_the_end() -> None:
    # Days 1 Sep to 29 Nov (90) and 1 Dec to 30 Dec (30), one day without between: 121 days.
    table = f"""
        patient | day        | atc         | ddd
        1       | 2025-09-01 | {OXYCODONE} | 90
        1       | 2025-12-01 | {OXYCODONE} | 30
    """
    assert by_gap(table) == [(1, 1)] * 3


def test_ninety_days_are_not_enough_and_ninety_one_are() -> None:
    row = "patient | day | atc | ddd\n 1 | 2025-03-01 | {} | {}"
    assert by_gap(row.format(OXYCODONE, 90)) == [(0, 0)] * 3
    assert by_gap(row.format(OXYCODONE, 91)) == [(0, 1)] * 3


def test_a_break_of_sixty_days_counts_under_the_longer_gaps() -> None:
    # 60 days from 1 May (to 29 June), then 60 days without, then 60 from 29 August (to 27 October).
    # 65 days without until the end of the year.
    table = f"""
        patient | day        | atc         | ddd
        1       | 2025-05-01 | {OXYCODONE} | 60
        1       | 2025-08-29 | {OXYCODONE} | 60
    """
    assert by_gap(table) == [(0, 0), (1, 1), (1, 1)]


def test_half_the_dose_lasts_twice_as_long() -> None:
    row = f"patient | day | atc | ddd\n 1 | 2025-03-01 | {OXYCODONE} | 46"
    assert by_gap(row) == [(0, 0)] * 3
    assert by_gap(row, "half_ddd_a_day") == [(0, 1)] * 3


def test_an_early_refill_is_carried_over_within_a_substance() -> None:
    # Both packs on 1 February: 50 and 50 days after one another are 100, beside one another 50.
    packs = """
        patient | day        | atc | ddd | units
        1       | 2025-02-01 | {}  | 50  | 1
        1       | 2025-02-01 | {}  | 50  | 2
    """
    main = Choice("one_ddd_a_day", 90)
    same, other = (counts(packs.format(OXYCODONE, name)) for name in (OXYCODONE, MORPHINE))
    assert same[main] == (0, 1)
    assert same[main._replace(carry_over=False)] == (0, 0)
    assert other[main] == (0, 0)


def test_use_goes_on_when_the_extract_ends_before_the_period() -> None:
    # A pack of 30 days on the first of each month until 1 July; nothing can be known after that.
    packs = "\n".join(f"1 | 2025-0{month}-01 | {OXYCODONE} | 31" for month in range(1, 8))
    table = f"patient | day | atc | ddd\n{packs}"
    found = unbroken_use(audit(reading(drawn(table)), Options(period=YEAR)))[0]
    assert found.until == date(2025, 7, 1)
    assert found.counts[Choice("one_ddd_a_day", 30)] == (1, 1)


def test_use_from_before_the_period_is_part_of_the_episode() -> None:
    # 100 days from 1 November 2024 end on 8 February 2025.
    table = f"patient | day | atc | ddd\n 1 | 2024-11-01 | {OXYCODONE} | 100"
    assert by_gap(table) == [(0, 1)] * 3
    ended = f"patient | day | atc | ddd\n 1 | 2024-01-01 | {OXYCODONE} | 100"
    assert by_gap(ended) == [(0, 0)] * 3


def test_what_comes_after_the_period_has_not_happened() -> None:
    table = f"""
        patient | day        | atc         | ddd
        1       | 2025-12-01 | {OXYCODONE} | 200
        1       | 2026-01-05 | {OXYCODONE} | 100
    """
    assert by_gap(table) == [(0, 0)] * 3


def test_groups_are_counted_apart_and_rows_without_amount_are_said() -> None:
    table = f"""
        patient | day        | atc         | ddd
        1       | 2025-09-01 | {DIAZEPAM}  | 120
        2       | 2025-10-01 | {DIAZEPAM}  |
        2       | 2025-11-01 | {DIAZEPAM}  |
        2       | 2025-12-01 | {DIAZEPAM}  |
        2       | 2025-12-31 | {DIAZEPAM}  |
    """
    opioid, sedative = unbroken_use(audited(table))
    assert (opioid.rows, sedative.rows, sedative.without_amount) == (0, 5, 4)
    assert sedative.counts[Choice("one_ddd_a_day", 30)] == (1, 1)
    assert sedative.counts[Choice("fixed_30", 30)] == (1, 1)  # 2 alone: 1 Oct to 31 Dec
