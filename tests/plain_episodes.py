"""Treatment episodes once more, day by day over sets. Shares no code with `riktig.episodes`."""

from __future__ import annotations

from collections.abc import Iterable

Given = tuple[int, int, str]  # day, days, substance


def days_covered(given: Iterable[Given], last_day: int, *, carry_over: bool) -> set[int]:
    """Every day with some of some substance left, up to the last day.

    With carry-over each substance is a store: what comes in is put there, and one day's supply
    is taken out every day.
    """
    given = list(given)
    if not carry_over:
        return {d for day, days, _ in given for d in range(day, day + days) if d <= last_day}
    found = set()
    for substance in {name for _, _, name in given}:
        own = [(day, days) for day, days, name in given if name == substance]
        store = 0
        for today in range(min(day for day, _ in own), last_day + 1):
            store += sum(days for day, days in own if day == today and days > 0)
            if store:
                found.add(today)
                store -= 1
    return found


def episodes(
    given: Iterable[Given], last_day: int, gap_days: int, *, carry_over: bool
) -> list[tuple[int, int, int]]:
    """(first, last, days covered): a day begins an episode when the days before it are empty."""
    days = sorted(days_covered(given, last_day, carry_over=carry_over))
    firsts = [d for d in days if not any(d - back in days for back in range(1, gap_days + 2))]
    found = []
    for number, first in enumerate(firsts):
        after = firsts[number + 1] if number + 1 < len(firsts) else last_day + 1
        its = [d for d in days if first <= d < after]
        found.append((first, its[-1], len(its)))
    return found
