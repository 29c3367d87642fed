"""Open statistics beside a municipality's figures: the file's own, never added to anything."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from riktig.blocks.block import Block
from riktig.blocks.open_statistics import together
from riktig.extract.background import BLANK, Figure
from riktig.extract.mask import scrub
from riktig.municipality.shown import whole
from riktig.problem import Refused
from riktig.text import decimal_text, text
from riktig.text.catalogue import area
from riktig.text.spreadsheet import Cell
from riktig.view import Table

MOST_ROWS: Final = 40  # on the page; the file has all. Chosen here
_TEXT: Final = "municipality_report.background."
_WHERE: Final = ("place", "sex", "age")


class Rows(NamedTuple):
    """What the page shows of a file: one row a medicine, place, sex and age."""

    year: int | None
    figures: Sequence[Figure]


def scrubbed(figures: Sequence[Figure]) -> list[Figure]:
    """The figures without identity numbers: a wrong file must not bring one into the report."""
    return [
        one._replace(
            atc=scrub(one.atc),
            drug=scrub(one.drug),
            place=scrub(one.place),
            sex=scrub(one.sex),
            age=scrub(one.age),
            measure=scrub(one.measure),
            flag=scrub(one.flag),
        )
        for one in figures
    ]


def of_place(figures: Sequence[Figure], place: str) -> list[Figure]:
    """Those of one place. Refused when the file does not have it."""
    found = [one for one in figures if one.place.casefold() == place.strip().casefold()]
    if not found:
        raise Refused("statistics_no_place")
    return found


def background_block(figures: Sequence[Figure], file: str, place: str) -> Block:
    """The figures of the newest year, of all ages together where the file has such."""
    shown = _shown(figures, place)
    lines = _lines(shown.figures)
    notes = [text(f"{_TEXT}not_summed"), text(f"{_TEXT}groups_note")]
    if len(lines) > MOST_ROWS:
        notes.insert(0, text(f"{_TEXT}more", shown=MOST_ROWS, count=len(lines)))
    flags = sorted({_flag(one) for one in shown.figures if one.flag})
    if flags:
        notes.append(text(f"{_TEXT}flags", flags=", ".join(flags)))
    year = str(shown.year) if shown.year else text(f"{_TEXT}no_year")
    return Block(
        id="background",
        title=text(f"{_TEXT}title"),
        sentence=text(f"{_TEXT}sentence"),
        notes=notes,
        table=_table(shown.figures, lines[:MOST_ROWS], text(f"{_TEXT}caption", year=year)),
        source=text(f"{_TEXT}source", file=file),
    )


def background_rows(figures: Iterable[Figure], file: str) -> list[list[Cell]]:
    """Every figure of addictive medicines, for a spreadsheet; one held back has no number."""
    return [
        [
            *(one.atc, one.drug, one.place, one.year, one.sex, one.age, one.measure),
            None if one.value is None else whole(one.value),
            _flag(one) if one.flag else "",
            file,
        ]
        for one in figures
    ]


def background_heading() -> list[str]:
    """The columns of `background_rows`."""
    columns: list[str] = area("municipality_report")["background"]["columns"]
    return columns


def too_many(figures: Sequence[Figure], place: str) -> bool:
    """Whether the page has room for a part of the rows only."""
    return len(_lines(_shown(figures, place).figures)) > MOST_ROWS


def _shown(figures: Sequence[Figure], place: str) -> Rows:
    newest = max((one.year for one in figures if one.year), default=None)
    kept = [one for one in figures if one.year == newest]
    for field in ("age", "place"):
        if field == "place" and place:
            continue
        kept = together(kept, field) or kept
    return Rows(newest, kept)


Line = tuple[tuple[str, ...], Mapping[str, Figure]]


def _lines(figures: Sequence[Figure]) -> list[Line]:
    """The figures of one medicine, place, sex and age stand in one row."""
    found: dict[tuple[str, ...], dict[str, Figure]] = {}
    for one in figures:
        key = (f"{one.atc} {one.drug}".strip(), *(getattr(one, name) for name in _WHERE))
        found.setdefault(key, {}).setdefault(one.measure, one)
    return list(found.items())


def _table(figures: Sequence[Figure], lines: Sequence[Line], caption: str) -> Table:
    """A column that says nothing in any row is left out."""
    measures = list(dict.fromkeys(one.measure for one in figures))
    used = [at for at, name in enumerate(_WHERE, start=1) if any(key[at] for key, _ in lines)]
    heads = [text(f"{_TEXT}head_drug"), *(text(f"{_TEXT}head_{_WHERE[at - 1]}") for at in used)]
    rows = [
        [key[0], *(key[at] or "\u2013" for at in used), *(_cell(held.get(m)) for m in measures)]
        for key, held in lines
    ]
    return Table(caption, [*heads, *measures], rows)


def _cell(one: Figure | None) -> str:
    if one is None:
        return "\u2013"
    return _flag(one) if one.value is None else decimal_text(one.value)


def _flag(one: Figure) -> str:
    return text(f"{_TEXT}blank") if one.flag == BLANK else one.flag
