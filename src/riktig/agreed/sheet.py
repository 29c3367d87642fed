"""The plan of a worksheet file, `riktig-worksheet/1`: what the doctor wrote before the meeting.

The sheets of the three meetings share the ids of their fields, so one reader takes them all. They
ask what the doctor counts, on paper, and not which measure of the audit: so the plan is printed
in the doctor's own words, and no number of the audit is held up against it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from riktig.agreed.agreed import Decision, PlanSheet
from riktig.agreed.fields import has_identity
from riktig.problem import Refused
from riktig.text import parse_number

SCHEMA: Final = "riktig-worksheet/1"
MOST_BYTES: Final = 200_000  # as the page that writes it
MOST_FIELDS: Final = 100
MOST_CHARACTERS: Final = 4_000  # of one field, as the page allows
# The sheets' own choices, which are the words the page saves.
_DECISIONS: Final[Mapping[str, Decision]] = {
    "behold": "adopt",
    "endre": "adapt",
    "legg bort": "abandon",
}


class Worksheet(NamedTuple):
    """A worksheet as it was saved: which sheet it is, and what stands in each field by its id."""

    id: str
    fields: Mapping[str, object]


def read_worksheet(content: bytes) -> Worksheet:
    """All that a worksheet file says. Refused: plan_sheet_*, not_a_plan_sheet."""
    found = _parsed(content)
    name = found.get("id")
    return Worksheet(name if isinstance(name, str) else "", _fields(found))


def read_plan_sheet(content: bytes) -> PlanSheet:
    """The plan of a worksheet. Refused: plan_sheet_*, and the sentence says what is wrong."""
    said = _fields(_parsed(content))
    sheet = PlanSheet(
        change=_words(said, "endring"),
        prediction=_words(said, "spadom"),
        counted=_words(said, "maling"),
        today=_number(said, "tall-i-dag"),
        aim=_number(said, "tall-mal"),
        now=_number(said, "tall-na"),
        observed=_words(said, "observert"),
        decision=_DECISIONS.get(_words(said, "beslutning"), ""),
    )
    if not any((sheet.change, sheet.prediction, sheet.counted, sheet.decision)):
        raise Refused("plan_sheet_no_plan")
    return sheet


def _parsed(content: bytes) -> Mapping[str, Any]:
    if len(content) > MOST_BYTES:
        raise Refused("plan_sheet_too_large")
    try:
        found = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise Refused("not_a_plan_sheet") from None
    if not isinstance(found, dict) or "schema" not in found:
        raise Refused("not_a_plan_sheet")
    if found["schema"] != SCHEMA:
        raise Refused("plan_sheet_schema")
    return found


def _fields(found: Mapping[str, Any]) -> dict[str, object]:
    """Values by the field's id. Refused when the file is not as the page writes it."""
    listed = found.get("fields")
    if not isinstance(listed, list) or len(listed) > MOST_FIELDS:
        raise Refused("plan_sheet_damaged")
    said: dict[str, object] = {}
    for one in listed:
        if not isinstance(one, dict) or not isinstance(one.get("id"), str) or one["id"] in said:
            raise Refused("plan_sheet_damaged")
        said[one["id"]] = _sound(one.get("value"))
    return said


def _sound(value: object) -> object:
    if isinstance(value, bool):
        return value
    if not isinstance(value, str) or len(value) > MOST_CHARACTERS:
        raise Refused("plan_sheet_damaged")
    if has_identity(value):
        raise Refused("plan_sheet_identity")
    plain = " ".join(value.split())
    if not plain.isprintable():
        raise Refused("plan_sheet_damaged")
    return plain


def _words(said: Mapping[str, object], name: str) -> str:
    value = said.get(name, "")
    return value if isinstance(value, str) else ""


def _number(said: Mapping[str, object], name: str) -> float | None:
    return parse_number(_words(said, name))
