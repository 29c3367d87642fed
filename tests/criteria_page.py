"""A report as its reader meets it: the page in its parts, and the paper as text."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

from pypdf import PdfReader

SVG = "{http://www.w3.org/2000/svg}"
NUMBER = re.compile(r"\d+(?: \d{3})*(?:[.,]\d+)*")
COUNTED = re.compile(r"(\d[\d ]*) av (\d[\d ]*) \((\d[\d ]*(?:,\d+)?)")


@dataclass(frozen=True)
class Part:
    """A part of a report: its sentence, its notes, its table and its picture."""

    id: str
    section: str
    title: str
    sentence: str
    notes: tuple[str, ...]
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    folded: bool
    svg: ElementTree.Element | None
    source: str

    @property
    def said(self) -> str:
        """Sentence and notes."""
        return " ".join([self.sentence, *self.notes])

    @property
    def cells(self) -> str:
        """All of the table."""
        return " ".join(" ".join(row) for row in self.rows)

    @property
    def drawn(self) -> str:
        """What is written in the picture."""
        return " ".join(plain(one) for one in self.svg.iter(f"{SVG}text"))

    @property
    def drawn_bold(self) -> list[str]:
        """The picture's own sentence, and the reader's own numbers in it."""
        bold = [one for one in self.svg.iter(f"{SVG}text") if one.get("font-weight") == "600"]
        return [plain(one) for one in bold]

    def row(self, name: str) -> tuple[str, ...]:
        """The row of that name, else the first that begins so."""
        exact = (row for row in self.rows if row[0] == name)
        return next(exact, None) or next(row for row in self.rows if row[0].startswith(name))


@dataclass(frozen=True)
class Page:
    """A page: `source` as it is, `front` and `footer` as elements, and its parts."""

    source: str
    body: ElementTree.Element
    parts: tuple[Part, ...]

    @property
    def text(self) -> str:
        return plain(self.body)

    @property
    def front(self) -> ElementTree.Element:
        return next(one for one in self.body.iter("div") if one.get("class") == "front")

    @property
    def footer(self) -> str:
        return plain(next(self.body.iter("footer")))

    def of(self, name: str) -> list[str]:
        """The texts of all elements of page one with a class."""
        return [plain(one) for one in self.front.iter() if one.get("class") == name]

    def part(self, name: str) -> Part:
        return next(part for part in self.parts if part.id == name)

    def ending(self, end: str) -> list[Part]:
        """The parts whose id ends so: one for each measure with a section."""
        return [part for part in self.parts if part.id.endswith(end)]

    def in_section(self, name: str) -> list[Part]:
        return [part for part in self.parts if part.section == name]


def plain(element: ElementTree.Element) -> str:
    """What is read, with plain spaces."""
    words = "".join(f"{piece} " for piece in element.itertext())
    return spaced(words).replace(" .", ".")


def spaced(words: str) -> str:
    return " ".join(re.sub(r"[\u00a0\u202f\u00ad\u200b]", " ", words).split())


def numbers(words: str) -> list[str]:
    return NUMBER.findall(words)


def counted(cell: str) -> tuple[int, int, float] | None:
    """`22 av 45 (48,9 %)` as numbers; `None` where they are not shown."""
    found = COUNTED.search(cell)
    if found is None:
        return None
    x, n, value = found.groups()
    return whole(x), whole(n), decimal(value)


def whole(written: str) -> int:
    return int(written.replace(" ", ""))


def decimal(written: str) -> float:
    return float(written.replace(" ", "").replace("−", "-").replace(",", "."))


@cache
def page(path: Path) -> Page:
    """A report's page in its parts."""
    source = path.read_text("utf-8")
    body = ElementTree.fromstring(source[source.index("<body") : source.index("</body>") + 7])  # noqa: S314
    parts = [
        _part(block, div.get("class", "").removeprefix("section section-"))
        for div in body.iter("div")
        if div.get("class", "").startswith("section ")
        for block in div.iter("section")
    ]
    return Page(source, body, tuple(parts))


def _part(block: ElementTree.Element, section: str) -> Part:
    heading = next(block.iter("h3"))
    texts = {name: _classed(block, name) for name in ("sentence", "note", "source")}
    table = next(block.iter("table"), None)
    rows = [] if table is None else [tuple(map(plain, row)) for row in table.iter("tr")]
    return Part(
        id=heading.get("id", "").removeprefix("block-"),
        section=section,
        title=plain(heading),
        sentence=texts["sentence"][0],
        notes=tuple(texts["note"]),
        columns=rows[0] if rows else (),
        rows=tuple(rows[1:]),
        folded=any(True for folded in block.iter("details") for _ in folded.iter("table")),
        svg=next(block.iter(f"{SVG}svg"), None),
        source=" ".join(texts["source"]),
    )


def _classed(block: ElementTree.Element, name: str) -> list[str]:
    return [plain(one) for one in block.iter("p") if one.get("class") == name]


@cache
def paper(path: Path) -> list[str]:
    """The text of each sheet."""
    return [spaced(sheet.extract_text()) for sheet in PdfReader(path).pages]


@cache
def record(path: Path) -> dict:
    """The report for a machine."""
    return json.loads(path.read_text("utf-8"))
