"""The group's worksheet of a meeting. Its fields are those of the book's sheet that a group shares.

Each doctor keeps their own sheet, as the book says. What is handed in here is the group's.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final, Literal, NamedTuple

from riktig.agreed.sheet import read_worksheet
from riktig.problem import Refused
from riktig.text import explain, text
from riktig.text.catalogue import area
from riktig_hub.groups.typed import words
from riktig_hub.registry.courses import Meeting
from riktig_hub.web.answer import Wrong

Kind = Literal["words", "choice"]
MOST_WORDS: Final = 1000
FILLED: Final = "filled"  # that each who came has filled in their own sheet
# Field ids of the book's worksheets (modules/*/07-motet.md), so that a saved sheet can be taken.
_FIELDS: Final[Mapping[int, tuple[str, ...]]] = {
    1: ("teknisk", "naturlig", "uonsket", "slutning", "endring", "maling", "balanse"),
    2: ("gjort", "observert", "mot-spadom", "hindring", "laert", "pasientene", "setning"),
    3: ("varer", "sluttet", "tilfeldig", "kostnad", "setning", "glipper"),
}
_SHEETS: Final = {1: "arbeidsark-angst", 2: "arbeidsark-sovn", 3: "arbeidsark-smerter"}


class Field(NamedTuple):
    """A question of the sheet, and what the group has answered."""

    id: str
    label: str
    choices: tuple[str, ...]
    value: str


def fields_of(meeting: Meeting) -> list[Field]:
    """The meeting's questions with what is written so far."""
    labels = area("hub_groups")["worksheet"]["field"]
    choices = area("hub_groups")["worksheet"]["choices"]
    said = (meeting.worksheet or {}).get("fields", {})
    return [
        Field(one, labels[one], tuple(choices.get(one, ())), str(said.get(one, "")))
        for one in _FIELDS.get(meeting.number, ())
    ]


def filled(meeting: Meeting) -> bool:
    """Whether the sheet says that each who came has filled in their own."""
    return bool((meeting.worksheet or {}).get(FILLED))


def save(meeting: Meeting, typed: Mapping[str, str], each: bool) -> None:
    """Keeps what is written. Wrong at the field that cannot be used."""
    meeting.worksheet = {"fields": _read(meeting, typed), FILLED: each}


def hand_in(meeting: Meeting, by: str | None, now: datetime) -> None:
    """The sheet counts from now on. It may be changed later, and was handed in the first time."""
    if not any(one.value and not one.choices for one in fields_of(meeting)):
        raise Wrong("hub_groups.problem.worksheet_empty")
    if not filled(meeting):
        raise Wrong("hub_groups.problem.worksheet_filled", at=FILLED)
    meeting.worksheet_at = meeting.worksheet_at or now
    meeting.worksheet_by = by


def take_file(meeting: Meeting, content: bytes) -> int:
    """Puts a sheet that was saved in the book into the fields that are empty. Gives how many.

    What only concerns the doctor who wrote it is left in the file.
    """
    try:
        sheet = read_worksheet(content)
    except Refused as refusal:
        why = explain(refusal.problem)
        raise Wrong("hub_groups.problem.as_said", at="file", why=why) from None
    if sheet.id != _SHEETS.get(meeting.number):
        raise Wrong("hub_groups.problem.another_sheet", at="file")
    now = {one.id: one.value for one in fields_of(meeting)}
    new = {name: value for name, value in _strings(sheet.fields).items() if name in now}
    taken = {name: value for name, value in new.items() if value and not now[name]}
    save(meeting, {**now, **taken}, filled(meeting))
    return len(taken)


def _strings(fields: Mapping[str, Any]) -> dict[str, str]:
    return {name: value for name, value in fields.items() if isinstance(value, str)}


def _read(meeting: Meeting, typed: Mapping[str, str]) -> dict[str, str]:
    read = {}
    for field in fields_of(meeting):
        value = words(typed.get(field.id, ""), field.id, MOST_WORDS, lines=True)
        if field.choices and value and value not in field.choices:
            raise Wrong("hub_groups.problem.choice", at=field.id)
        read[field.id] = value
    return read


def title_of(meeting: Meeting) -> str:
    """What the sheet is called."""
    return text(f"hub_groups.worksheet.title_{meeting.number}")
