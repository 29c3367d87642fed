"""A list of people as a file or pasted text: each line as somebody wanted, or why not.

Semicolons, commas or tabs, or the first table of a workbook; the headings may have the names people
use. What is read is text: nothing in a cell is computed or looked up.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from riktig_exercises.identity import holds_identity

from riktig.text.catalogue import area
from riktig_hub.administration import typed
from riktig_hub.web.answer import Wrong

MOST_LINES = 1000
COLUMNS = ("name", "email", "hpr_number", "municipality_number", "group", "role")
NAME_PARTS = ("first_name", "last_name")
NEEDED = ("name", "email")
_PARTERS = ";\t,"


@dataclass(frozen=True)
class Wanted:
    """Somebody to be enrolled. What is empty leaves what is known as it is."""

    name: str
    email: str
    hpr_number: str | None = None
    municipality_number: str | None = None
    group: str = ""
    role: str = "participant"


@dataclass(frozen=True)
class Read:
    """A line of the file by its number there: somebody wanted, or what is wrong with it.

    `name` is what stands as a name where the line is wrong, so that one finds it again.
    """

    number: int
    wanted: Wanted | None
    wrong: str = ""
    name: str = ""


@dataclass(frozen=True)
class Listed:
    """All lines of a file, and the headings that nothing is read from."""

    lines: tuple[Read, ...]
    unused: tuple[str, ...]


def read_people(written: str) -> Listed:
    """Every line that holds anything. `Wrong` where the headings cannot be used."""
    rows = _rows(written)
    if not rows:
        raise Wrong("hub_administration.file.empty", "people")
    heading = rows[0][1]
    columns = _columns(heading)
    if len(rows) - 1 > MOST_LINES:
        raise Wrong("hub_administration.file.too_many", "people", most=str(MOST_LINES))
    if len(rows) == 1:
        raise Wrong("hub_administration.file.only_headings", "people")
    unused = tuple(
        " ".join(one.split())[:40]
        for at, one in enumerate(heading)
        if one.strip() and at not in columns.values()
    )
    return Listed(tuple(_read(number, cells, columns) for number, cells in rows[1:]), unused)


def _rows(written: str) -> list[tuple[int, list[str]]]:
    """Lines with cells, each with the number of the line it begins on."""
    plain = written.replace("\r\n", "\n").replace("\r", "\n")
    first = next((one for one in plain.split("\n") if one.strip()), "")
    parter = max(_PARTERS, key=first.count)
    reader = csv.reader(io.StringIO(plain), delimiter=parter)
    rows, begins = [], 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                rows.append((begins, cells))
            begins = reader.line_num + 1
    except csv.Error:
        raise Wrong("hub_administration.file.broken", "people", line=str(begins)) from None
    return rows


def _columns(heading: Sequence[str]) -> Mapping[str, int]:
    """Where each column stands."""
    if any(holds_identity(cell) for cell in heading):
        raise Wrong("hub_administration.file.identity_in_heading", "people")
    known = {
        _plain(word): column
        for column in (*COLUMNS, *NAME_PARTS)
        for word in _words("column")[column].split(",")
    }
    found: dict[str, int] = {}
    for at, cell in enumerate(heading):
        column = known.get(_plain(cell))
        if column in found:
            named = _words("heading")[column]
            raise Wrong("hub_administration.file.twice", "people", heading=named)
        if column:
            found[column] = at
    in_parts = all(one in found for one in NAME_PARTS)
    needed = [one for one in NEEDED if one != "name" or not in_parts]
    missing = [_words("heading")[one] for one in needed if one not in found]
    if missing:
        raise Wrong("hub_administration.file.headings", "people", missing=", ".join(missing))
    return found


def _read(number: int, cells: Sequence[str], columns: Mapping[str, int]) -> Read:
    def cell(column: str) -> str:
        at = columns.get(column, len(cells))
        return cells[at] if at < len(cells) else ""

    name = cell("name") or " ".join(map(cell, NAME_PARTS))
    try:
        for one in cells:
            typed.line(one, "people", needed=False)
        return Read(
            number,
            Wanted(
                _first_name_first(typed.person_name(name)),
                typed.email(cell("email")),
                typed.hpr_number(cell("hpr_number")),
                typed.municipality_number(cell("municipality_number")),
                typed.line(cell("group"), "group", needed=False).removeprefix("'"),
                _role(cell("role")),
            ),
        )
    except Wrong as wrong:
        return Read(number, None, _in_file(wrong), _named(name))


def _first_name_first(name: str) -> str:
    """Lists are sorted as `Lie, Ola`; no certificate or letter names anybody so."""
    last, comma, first = name.partition(", ")
    return f"{first} {last}" if comma and first[:1].isupper() and "," not in first else name


def _named(cell: str) -> str:
    """A name to find a line by; nothing where it may be more than that."""
    try:
        return typed.person_name(cell)
    except Wrong:
        return ""


def _in_file(wrong: Wrong) -> str:
    """The sentence with the heading it is about, where there is one."""
    heading = _words("heading").get(wrong.at)
    return f"{heading}: {wrong.sentence}" if heading else wrong.sentence


def _role(cell: str) -> str:
    plain = _plain(cell)
    if not plain:
        return "participant"
    for role, words in _words("role_words").items():
        if plain in [_plain(word) for word in words.split(",")]:
            return role
    raise Wrong("hub_administration.wrong.role", "role")


def _words(table: str) -> Mapping[str, str]:
    found: Mapping[str, str] = area("hub_administration")[table]
    return found


def _plain(word: str) -> str:
    """Letters and digits alone: `E-post:` and `epost` are the same heading."""
    return "".join(sign for sign in word.casefold() if sign.isalnum())


def as_text(wanted: Sequence[Wanted]) -> str:
    """The same people as a list that `read_people` reads back."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\n")
    writer.writerow(_words("heading")[column] for column in COLUMNS)
    roles = {role: words.split(",")[0] for role, words in _words("role_words").items()}
    for one in wanted:
        plain = (one.name, one.email, one.hpr_number or "", one.municipality_number or "")
        writer.writerow([*plain, one.group, roles[one.role]])
    return out.getvalue()
