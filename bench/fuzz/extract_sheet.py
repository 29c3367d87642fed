"""A table before it is a file: cells, which row is about which fact, and how it will be written."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field

_BLANK = " \t\u00a0"


@dataclass
class Line:
    """One line below the heading. `fact` is the place of what it tells, or None for other lines."""

    cells: list[str]
    fact: int | None = None
    touched: bool = False
    separator: str = ""  # of its own, where it was spoilt
    encoding: str = ""
    ending: str = ""
    raw: str | None = None  # the whole line, where it is not made of cells


@dataclass
class Sheet:
    """Headings, what a reader who knows would say each column is, and lines."""

    headings: list[str]
    meanings: list[str]
    lines: list[Line]
    separator: str = ";"
    encoding: str = "utf-8"
    ending: str = "\r\n"
    quoted: str = "minimal"  # none, minimal, all
    before: list[str] = field(default_factory=list)  # lines above the heading
    has_heading: bool = True

    def at(self, meaning: str) -> int | None:
        """The place of the column that means this."""
        return self.meanings.index(meaning) if meaning in self.meanings else None

    def facts(self) -> list[Line]:
        """The lines that tell a fact."""
        return [line for line in self.lines if line.fact is not None]


@dataclass(frozen=True)
class Piece:
    """Where a line went in the file."""

    start: int
    end: int
    line: Line | None


def written(sheet: Sheet) -> tuple[bytes, list[Piece]]:
    """The file, and where each line stands in it."""
    made = bytearray(_mark(sheet.encoding))
    pieces: list[Piece] = []
    head = [Line([], raw=text) for text in sheet.before]
    if sheet.has_heading:
        head.append(Line(sheet.headings))
    for line in [*head, *sheet.lines]:
        start = len(made)
        made += _line(sheet, line)
        pieces.append(Piece(start, len(made), line if line in sheet.lines else None))
    return bytes(made), pieces


def _mark(encoding: str) -> bytes:
    return {"utf-8-sig": b"\xef\xbb\xbf", "utf-16": b"\xff\xfe"}.get(encoding, b"")


def _line(sheet: Sheet, line: Line) -> bytes:
    separator = line.separator or sheet.separator
    text = line.raw if line.raw is not None else joined(line.cells, separator, sheet.quoted)
    encoding = line.encoding or sheet.encoding
    plain = {"utf-8-sig": "utf-8", "utf-16": "utf-16-le"}.get(encoding, encoding)
    return (text + (line.ending or sheet.ending)).encode(plain, errors="replace")


def joined(cells: list[str], separator: str, quoted: str) -> str:
    """One line of a file."""
    if quoted == "none":
        return separator.join(cells)
    held = io.StringIO()
    how = csv.QUOTE_ALL if quoted == "all" else csv.QUOTE_MINIMAL
    csv.writer(held, delimiter=separator, quoting=how, lineterminator="").writerow(cells)
    return held.getvalue()


def is_blank(line: Line) -> bool:
    """Whether a reader takes the line for no row."""
    text = "".join(line.cells) if line.raw is None else line.raw
    return not text.strip(_BLANK + ';,|\t"')
