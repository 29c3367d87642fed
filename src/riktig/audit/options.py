"""What the reader chooses: period, list size, event, attribution, a name for the summary."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from riktig.extract.record import Event
from riktig.problem import Refused

ATTRIBUTIONS: Final = ("my_prescriptions", "my_patients")
EVENTS: Final = ("dispensed", "prescribed")
MOST_LIST_SIZE: Final = 100_000
MOST_MEMBER_CHARACTERS: Final = 40
_ELEVEN_DIGITS = re.compile(r"(?:\d[ .\-_]?){11}")
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_NORWEGIAN = re.compile(r"(\d\d)\.(\d\d)\.(\d{4})")

Period = tuple[date, date]  # both days included


@dataclass(frozen=True)
class Options:
    """The choices of one audit.

    `period` `None` is the 365 days that end with the extract's last day;
    `event` `None` is dispensings when the extract has any, else prescriptions.
    `attribution` says whose rows the file holds; it is passed on, not computed.
    """

    member: str = "own"
    list_size: int | None = None
    period: Period | None = None
    attribution: str = "my_prescriptions"
    event: Event | None = None


def read_options(given: Mapping[str, Any]) -> Options:
    """Options from JSON or a form, where an empty field is one not given.

    Refuses an unknown choice, a period or list size that cannot be, and a
    member name that holds an identity number.
    """
    event = _choice("event", given.get("event") or None, (*EVENTS, None))
    attribution = _choice("attribution", given.get("attribution") or ATTRIBUTIONS[0], ATTRIBUTIONS)
    return Options(
        member=member_name(str(given.get("member") or Options.member)),
        list_size=_list_size(given.get("list_size")),
        period=_period(given.get("period")),
        attribution=str(attribution),
        event=event,
    )


def member_name(typed: str) -> str:
    """The name a summary carries; refused when long or holding an identity number."""
    name = " ".join(typed.split())
    if _ELEVEN_DIGITS.search(name):
        raise Refused("member_identity")
    if not name or len(name) > MOST_MEMBER_CHARACTERS or not name.isprintable():
        raise Refused("invalid_member", most=MOST_MEMBER_CHARACTERS)
    return name


def _choice(field: str, value: Any, allowed: tuple[Any, ...]) -> Any:
    if value not in allowed:
        raise Refused(f"unknown_{field}", allowed=", ".join(str(one) for one in allowed if one))
    return value


def _list_size(given: Any) -> int | None:
    typed = "".join(str("" if given is None else given).split())
    if not typed:
        return None
    size = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 9 else 0
    if not 0 < size <= MOST_LIST_SIZE:
        raise Refused("invalid_list_size", most=MOST_LIST_SIZE)
    return size


def _period(given: Any) -> Period | None:
    if not given:
        return None
    ends = (
        [str(given.get("from", "")), str(given.get("to", ""))]
        if isinstance(given, Mapping)
        else str(given).split(":")
    )
    days = [_day(end.strip()) for end in ends]
    if len(days) != 2 or days[0] is None or days[1] is None or days[0] > days[1]:
        raise Refused("invalid_period")
    return days[0], days[1]


def _day(typed: str) -> date | None:
    try:
        if found := _ISO.fullmatch(typed):
            return date(int(found[1]), int(found[2]), int(found[3]))
        if found := _NORWEGIAN.fullmatch(typed):
            return date(int(found[3]), int(found[2]), int(found[1]))
    except ValueError:
        return None
    return None
