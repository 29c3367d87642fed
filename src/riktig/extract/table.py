"""A delimited text as headings and rows: what stands before the table, its width, its lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from riktig.extract.catalogue import all_heading_words
from riktig.extract.cells import is_atc
from riktig.extract.dates import parts_of
from riktig.extract.grouped import under_patients
from riktig.extract.layout import TAB, are_glued, by_gaps, by_lines, is_rule
from riktig.extract.limits import HEAD_ROWS, MAX_COLUMNS, MAX_ROWS
from riktig.extract.lines import Row, is_blank, split_line, split_lines
from riktig.extract.mask import holds_identity
from riktig.extract.names import starts_with_known_name
from riktig.extract.separators import decide_separator, normalised, width_of
from riktig.problem import Refused
from riktig.text import text

COMMENT: Final = "# riktig-canonical/"
_VERSION: Final = re.compile(r"1(?=\s|$)")
_WORDS: Final = re.compile(r"[^\W\d_]+")
_EVENT_WORDS: Final = (
    ("resept", "prescribed"),
    ("forskriv", "prescribed"),
    ("utlever", "dispensed"),
    ("ekspeder", "dispensed"),
)
_HEADING_WITHIN: Final = 12  # lines above the heading that a list's title may take


@dataclass(frozen=True, repr=False)
class Table:
    """The rows of one file. `headings` are safe to show; `lines_before` stood above them."""

    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    lines_before: int = 0
    synthetic: bool = False  # the first line says so
    has_heading: bool = True
    patient_lines: int = 0  # lines that held nothing but the patient of the rows below
    said_above: str = ""  # the event that a title above the table names, for a suggestion

    @property
    def words(self) -> list[str]:
        """The headings as they are compared."""
        return [normalised(heading) for heading in self.headings]


def make_table(content: str, separator: str = "") -> Table:
    """Parts a text into a table. `Refused` when it is none, has no rows or is beyond limits.

    `separator` is given where it is known, and decided from the text otherwise.
    """
    if content.count("\n") > MAX_ROWS:
        raise Refused("too_many_rows", limit=MAX_ROWS)
    every, synthetic = _without_comment(content.split("\n"))
    lines = [line for line in every if line.strip() and not is_rule(line)]
    declared = "" if separator else _declared_separator(lines)
    if declared:
        lines = lines[1:]
    if not lines:
        raise Refused("no_rows" if synthetic else "empty_file")
    head = lines[: HEAD_ROWS + _HEADING_WITHIN]
    decided = separator or declared or decide_separator(head, all_heading_words())
    if decided is None:
        laid_out = by_gaps(lines) or by_lines(every, all_heading_words())
        if laid_out is None:
            raise Refused("columns_glued" if are_glued(lines) else "no_columns")
        return _parted(laid_out, TAB, synthetic)
    return _parted(lines, decided, synthetic)


def _parted(lines: list[str], separator: str, synthetic: bool) -> Table:
    width = width_of(lines[:HEAD_ROWS], separator)
    if width > MAX_COLUMNS:
        raise Refused("too_many_columns", columns=width, limit=MAX_COLUMNS)
    start = _first_full_line(lines, separator, width)
    cells = [cell.strip() for cell in split_line(lines[start], separator) or []]
    has_heading = looks_like_heading(cells)
    headings = _safe_headings(cells) if has_heading else _numbered_headings(len(cells))
    rows = split_lines(lines[start + 1 if has_heading else start :], separator, len(cells))
    if not rows:
        raise Refused("no_rows")
    said = _said_above(lines[:start])
    under = under_patients(headings, rows) if has_heading else None
    if under:
        rows, patient_lines = under
        headings = (text("extract.column.above"), *headings)
        return Table(headings, tuple(rows), start, synthetic, has_heading, patient_lines, said)
    return Table(headings, tuple(rows), start, synthetic, has_heading, said_above=said)


def _said_above(lines: Sequence[str]) -> str:
    """The event a title names: "Reseptliste", "Utleveringer"; nothing of both or neither."""
    words = _WORDS.findall(" ".join(lines).casefold())
    said = {event for start, event in _EVENT_WORDS for word in words if word.startswith(start)}
    return said.pop() if len(said) == 1 else ""


def _without_comment(lines: list[str]) -> tuple[list[str], bool]:
    """Takes off our own first line and reads what it says."""
    if not lines[0].startswith(COMMENT):
        return lines, False
    said = lines[0].removeprefix(COMMENT)
    if not _VERSION.match(said):
        raise Refused("canonical_version")
    return lines[1:], "synthetic=true" in said.casefold()


def _declared_separator(lines: Sequence[str]) -> str:
    """Excel's own first line `sep=;`, if there is one."""
    first = lines[0].strip().strip('"').casefold() if lines else ""
    return lines[0].strip().strip('"')[4:5] if first.startswith("sep=") and len(first) == 5 else ""


def _first_full_line(lines: list[str], separator: str, width: int) -> int:
    """Where the table begins: a list may have a title and a period above its heading."""
    for at, line in enumerate(lines[:_HEADING_WITHIN]):
        cells = split_line(line, separator)
        filled = sum(1 for cell in cells or [] if cell.strip())
        if cells and not is_blank(cells) and 2 * filled > width and len(cells) >= width - 1:
            return at
    return 0


def looks_like_heading(cells: Sequence[str]) -> bool:
    """Whether a line names columns: it holds no date, ATC code or identity number."""
    if any(holds_identity(cell) or is_atc(cell) or parts_of(cell) for cell in cells):
        return False
    if any(map(starts_with_known_name, cells)):
        return False
    known = all_heading_words()
    return any(normalised(cell) in known for cell in cells) or not any(
        cell.replace(",", "").replace(".", "").isdigit() for cell in cells
    )


def _safe_headings(cells: Sequence[str]) -> tuple[str, ...]:
    """Headings with empty ones numbered, equal ones told apart and trailing empties left out."""
    last = max((at for at, cell in enumerate(cells) if cell), default=-1)
    made: list[str] = []
    for at, cell in enumerate(cells[: last + 1], 1):
        name = cell or text("extract.column.numbered", number=at)
        made.append(name if name not in made else f"{name} ({at})")
    return tuple(made)


def _numbered_headings(count: int) -> tuple[str, ...]:
    return tuple(text("extract.column.numbered", number=at) for at in range(1, count + 1))
