"""What the reader chooses and tells: period, practice, event, attribution, a name, own checks."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from riktig.audit.practice import Practice, read_practice
from riktig.audit.spot_check import SpotCheck, read_spot_check
from riktig.audit.typed import is_blank, whole
from riktig.audit.work import Work, read_work
from riktig.extract.record import Event
from riktig.journal import Review, read_counts
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
    `attribution` says whose rows the file holds; it is passed on, not computed,
    and so are the spot check, the counts of the work file and those made by
    hand in the journal: `None` when there are none.
    """

    member: str = "own"
    list_size: int | None = None
    period: Period | None = None
    attribution: str = "my_prescriptions"
    event: Event | None = None
    practice: Practice = field(default_factory=Practice)
    spot_check: SpotCheck | None = None
    work: Work | None = None
    journal: Review | None = None


def read_options(given: Mapping[str, Any]) -> Options:
    """Options from JSON or a form, where an empty field is one not given.

    Refuses an unknown choice, a period, a count or a description of the
    practice that cannot be, and a member name that holds an identity number.
    The list size may stand alone or in the practice.
    """
    if not isinstance(given, Mapping):
        raise Refused("invalid_options")
    event = _choice("event", given.get("event") or None, (*EVENTS, None))
    attribution = _choice("attribution", given.get("attribution") or ATTRIBUTIONS[0], ATTRIBUTIONS)
    return Options(
        member=member_name(str(given.get("member") or Options.member)),
        list_size=_list_size(given),
        period=_period(given.get("period")),
        attribution=str(attribution),
        event=event,
        practice=read_practice(given.get("practice")),
        spot_check=read_spot_check(given.get("spot_check")),
        work=read_work(given.get("work")),
        journal=None if is_blank(given.get("journal")) else read_counts(given["journal"]),
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
    if not isinstance(value, str | None) or value not in allowed:
        raise Refused(f"unknown_{field}", allowed=", ".join(str(one) for one in allowed if one))
    return value


def _list_size(given: Mapping[str, Any]) -> int | None:
    practice = given.get("practice")
    within = practice.get("list_size") if isinstance(practice, Mapping) else None
    typed = given.get("list_size") if is_blank(within) else within
    if is_blank(typed):
        return None
    size = whole(typed, 1, MOST_LIST_SIZE)
    if size is None:
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
