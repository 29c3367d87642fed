"""What a page sends, taken only when it is what it should be."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from riktig.agreed.fields import has_identity
from riktig.problem import Refused

Request = Mapping[str, Any]
MOST_WORDS: Final = 300  # characters of a text, as in a group's file


def today(request: Request) -> date:
    """The day the page has. Refused: visit_today."""
    found = day(request.get("today"))
    if found is None:
        raise Refused("visit_today")
    return found


def day(given: object) -> date | None:
    """A date written as 2026-11-22; `None` for anything else."""
    try:
        return date.fromisoformat(given) if isinstance(given, str) and len(given) == 10 else None
    except ValueError:
        return None


def words(given: object) -> str:
    """A short text in one line, empty for none. Refused: visit_words, visit_words_identity."""
    if given is None:
        return ""
    if not isinstance(given, str) or len(given) > MOST_WORDS:
        raise Refused("visit_words", most=MOST_WORDS)
    plain = " ".join(given.split())
    if not plain.isprintable():
        raise Refused("visit_words", most=MOST_WORDS)
    if has_identity(plain):
        raise Refused("visit_words_identity")
    return plain
