"""The lines of any calendar file (RFC 5545): words escaped, long lines folded, CRLF at the end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

MOST_OCTETS: Final = 75
_ESCAPED: Final = {"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": ""}


def calendar_of(product: str, lines: Iterable[str]) -> str:
    """A whole calendar around its events' lines, in the file's own form."""
    around = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//Riktig forskrivning//{product}//NO",
        "CALSCALE:GREGORIAN",
        *lines,
        "END:VCALENDAR",
    )
    return "".join(f"{folded}\r\n" for line in around for folded in _folded(line))


def escaped(said: str) -> str:
    """A text as a property's value has it."""
    return "".join(_ESCAPED.get(character, character) for character in said)


def _folded(line: str) -> Iterator[str]:
    """Lines of at most 75 octets; a continuation begins with a space, no character is cut."""
    part, size = "", 0
    for character in line:
        octets = len(character.encode())
        if size + octets > MOST_OCTETS:
            yield part
            part, size = " ", 1
        part, size = part + character, size + octets
    yield part
