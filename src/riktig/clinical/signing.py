"""A clinician's signature on rows of a table, with nothing else of the file changed."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Mapping, Sequence
from typing import Final

MOST_NAME_CHARACTERS: Final = 80
BETWEEN_NAMES: Final = " .,'\u2019-"
COMMA: Final = ","
QUOTE: Final = '"'


def name_of(given: str) -> str | None:
    """A clinician's name as a table keeps it, or None for what cannot be one.

    Letters and what stands between names: an identity number must not come into the
    repository, nor a cell that a spreadsheet would run as a formula.
    """
    name = unicodedata.normalize("NFC", " ".join(given.split()))
    if not name or len(name) > MOST_NAME_CHARACTERS or not name[0].isalpha():
        return None
    allowed = all(mark.isalpha() or mark in BETWEEN_NAMES for mark in name)
    return name if allowed else None


def signed(written: str, rows: Collection[int], cells: Mapping[str, str]) -> str:
    """The file's text with these cells of these rows replaced.

    `rows` are counted from 0 after the heading, as the table's reader counts them;
    `cells` are columns and what is to stand in them. Order, quotation marks and line
    ends of everything else stay as they are.
    """
    lines = written.splitlines(keepends=True)
    heading = split_cells(_without_end(lines[0])[0])
    places = {heading.index(column): cell for column, cell in cells.items()}
    # The table's reader passes blank lines over.
    numbered = [number for number, line in enumerate(lines) if number and line.strip()]
    for row in rows:
        number = numbered[row]
        lines[number] = _replaced(lines[number], places)
    return "".join(lines)


def _replaced(line: str, places: Mapping[int, str]) -> str:
    body, end = _without_end(line)
    cells = split_cells(body)
    new = [quoted(places[place]) if place in places else cell for place, cell in enumerate(cells)]
    return COMMA.join(new) + end


def _without_end(line: str) -> tuple[str, str]:
    body = line.rstrip("\r\n")
    return body, line[len(body) :]


def split_cells(line: str) -> Sequence[str]:
    """The cells of a line just as they are written, quotation marks included."""
    cells = [""]
    within = False
    for character in line:
        within ^= character == QUOTE
        if character == COMMA and not within:
            cells.append("")
        else:
            cells[-1] += character
    return cells


def quoted(cell: str) -> str:
    """A cell as CSV writes it."""
    if not any(mark in cell for mark in (COMMA, QUOTE, "\n", "\r")):
        return cell
    return QUOTE + cell.replace(QUOTE, QUOTE * 2) + QUOTE
