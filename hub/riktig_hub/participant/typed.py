"""What somebody types about their own practice: short, readable, and about no patient."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from riktig_exercises.identity import holds_identity

from riktig.text import parse_number
from riktig_hub.web.answer import Wrong
from riktig_hub.web.asked import Asked
from riktig_hub.web.zone import check_year

MOST_CHARACTERS: Final = 600
MOST_NUMBER: Final = 100_000
# Control characters but line breaks, and signs that turn the reading direction.
_UNSEEN: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def words(asked: Asked, field: str, required: bool = True) -> str:
    """A text in somebody's own words. `Wrong` where it is missing, long or holds an identity."""
    plain = "\n".join(line.strip() for line in asked.given(field).splitlines())
    if required and not plain:
        raise Wrong("hub_participant.wrong.missing", field)
    if len(plain) > MOST_CHARACTERS:
        raise Wrong("hub_participant.wrong.long", field, most=str(MOST_CHARACTERS))
    if _UNSEEN.search(plain):
        raise Wrong("hub_participant.wrong.unseen", field)
    if holds_identity(plain):
        raise Wrong("hub_participant.wrong.identity", field)
    return plain


def number(asked: Asked, field: str) -> float:
    """A number from 0. A comma or a point parts the decimals."""
    typed = asked.given(field)
    if holds_identity(typed):
        raise Wrong("hub_participant.wrong.identity", field)
    read = parse_number(typed)
    if read is None or not 0 <= read <= MOST_NUMBER:
        raise Wrong("hub_participant.wrong.number", field)
    return read


def day(asked: Asked, field: str) -> date:
    """A day as a browser's date field gives it."""
    try:
        read = date.fromisoformat(asked.given(field))
        check_year(read)
    except ValueError:
        raise Wrong("hub_participant.wrong.day", field) from None
    return read
