"""What somebody types about a meeting, read or refused with a sentence at its field."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

from riktig.agreed.fields import has_identity
from riktig.text import parse_number
from riktig_hub.web.answer import Wrong
from riktig_hub.web.whole import whole
from riktig_hub.web.zone import from_local

MOST_WORDS: Final = 300  # as a group file's reader
MOST_NUMBER: Final = 100_000
MOST_DAYS_AWAY: Final = 3 * 366
SHORTEST: Final = 15  # minutes of a meeting
LONGEST: Final = 600
_PROBLEM: Final = "hub_groups.problem."


def words(typed: str, field: str, most: int = MOST_WORDS, *, lines: bool = False) -> str:
    """A text in one line, or in several. Empty where nothing was typed."""
    kept = [" ".join(line.split()) for line in typed.splitlines()] if lines else typed.split()
    plain = ("\n" if lines else " ").join(kept).strip()
    if len(plain) > most:
        raise Wrong(f"{_PROBLEM}long", at=field, most=f"{most}")
    if has_identity(" ".join(plain.split())):
        raise Wrong(f"{_PROBLEM}identity", at=field)
    if not plain.replace("\n", "").isprintable():
        raise Wrong(f"{_PROBLEM}control", at=field)
    return plain


def needed(typed: str, field: str) -> str:
    """As `words`, and refused when empty."""
    plain = words(typed, field)
    if not plain:
        raise Wrong(f"{_PROBLEM}empty", at=field)
    return plain


def number(typed: str, field: str) -> float | None:
    """A number from 0, with a decimal comma or point; none where nothing was typed."""
    if not typed:
        return None
    read = parse_number(typed)
    if read is None or not 0 <= read <= MOST_NUMBER:
        raise Wrong(f"{_PROBLEM}number", at=field)
    return read


def day(typed: str, field: str, today: date) -> date | None:
    """A day as a date field sends it; none where nothing was typed."""
    if not typed:
        return None
    try:
        read = date.fromisoformat(typed)
    except ValueError:
        raise Wrong(f"{_PROBLEM}day", at=field) from None
    if abs((read - today).days) > MOST_DAYS_AWAY:
        raise Wrong(f"{_PROBLEM}far", at=field)
    return read


def moment(on: str, at: str, today: date) -> datetime:
    """A day and a time of Norway's clock."""
    if day(on, "day", today) is None:
        raise Wrong(f"{_PROBLEM}day", at="day")
    try:
        return from_local(f"{on}T{at}")
    except ValueError:
        raise Wrong(f"{_PROBLEM}clock", at="clock") from None


def minutes(typed: str, field: str) -> int:
    """How long a meeting is."""
    read = whole(typed, SHORTEST, LONGEST)
    if read is None:
        raise Wrong(f"{_PROBLEM}minutes", at=field, least=f"{SHORTEST}", most=f"{LONGEST}")
    return read
