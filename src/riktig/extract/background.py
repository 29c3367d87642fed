"""Open statistics as background figures: nobody is in them, so no measure is made of them.

FHI's open statistics of Legemiddelregisteret (csv) and the old web statistics of NorPD. A figure
that is held back keeps its flag. Figures must not be added across medicines or ages: one person can
stand in several of them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, NamedTuple

from riktig.extract.catalogue import dimension_words
from riktig.extract.decode import decode
from riktig.extract.kinds import check_size
from riktig.extract.table import Table, make_table
from riktig.problem import Refused

BLANK: Final = "blank"  # the flag of a figure that is empty without a word of why
_DIMENSIONS: Final = ("drug", "place", "year", "sex", "age", "flag")
_ATC: Final = re.compile(r"([A-Z](?:\d\d(?:[A-Z](?:[A-Z](?:\d\d)?)?)?)?)\s+[-\u2013]\s+(.+)")
_NUMBER: Final = re.compile(r"-?\d{1,15}(?:\.\d{1,9})?")
_FOUR_DIGITS: Final = re.compile(r"(?:19|20)\d\d")


class Figure(NamedTuple):
    """One figure of open statistics, as it stands there."""

    atc: str  # of any level; empty for a group without one
    drug: str
    place: str
    year: int | None
    sex: str
    age: str
    measure: str  # the heading of the figure
    value: float | None  # `None` where it is held back
    flag: str  # why, as the source says it; `BLANK` where it does not


class OfDrug(NamedTuple):
    """What a file has of one medicine or group of medicines."""

    atc: str
    drug: str
    figures: int
    held_back: int
    period: str


@dataclass(frozen=True)
class Background:
    """The figures of one file, in its order."""

    rows: int
    figures: tuple[Figure, ...]

    @property
    def held_back(self) -> int:
        """How many figures are held back."""
        return sum(1 for figure in self.figures if figure.value is None)

    @property
    def flags(self) -> dict[str, int]:
        """How many figures each flag holds back, the commonest first."""
        return dict(Counter(one.flag for one in self.figures if one.flag).most_common())

    def by_drug(self) -> list[OfDrug]:
        """What there is of each medicine, in the file's order."""
        found: dict[tuple[str, str], list[Figure]] = {}
        for figure in self.figures:
            found.setdefault((figure.atc, figure.drug), []).append(figure)
        return [
            OfDrug(*drug, len(all_of), sum(one.value is None for one in all_of), _period(all_of))
            for drug, all_of in found.items()
        ]

    def described(self) -> dict[str, object]:
        """What a sentence about the file needs."""
        return {
            "rows": self.rows,
            "figures": len(self.figures),
            "held_back": self.held_back,
            "period": _period(self.figures),
        }


def read_background(blob: bytes) -> Background:
    """The figures of a file of open statistics. `Refused` when it is none."""
    from riktig.extract.foreign import kind_of

    check_size(len(blob))
    table = make_table(decode(blob))
    kind = kind_of(table.words)
    if kind is None or not kind.figures:
        raise Refused("not_open_statistics")
    return figures_of(table)


def figures_of(table: Table) -> Background:
    """The figures of a table that is known to be open statistics."""
    meanings = dimension_words()
    found = [meanings.get(word) for word in table.words]
    columns = [found.index(name) if name in found else -1 for name in _DIMENSIONS]
    measures = [(at, table.headings[at]) for at, name in enumerate(found) if name is None]
    figures: list[Figure] = []
    for row in table.rows:
        cells = row.cells or []
        known = [_cell(cells, at) for at in columns]
        figures += [_figure(known, heading, _cell(cells, at)) for at, heading in measures]
    return Background(len(table.rows), tuple(figures))


def _figure(known: list[str], measure: str, cell: str) -> Figure:
    drug, place, year, sex, age, flag = known
    atc = _ATC.fullmatch(drug)
    value = float(cell) if _NUMBER.fullmatch(cell) and not flag else None
    return Figure(
        atc=atc[1] if atc else "",
        drug=atc[2] if atc else drug,
        place=place,
        year=int(year) if _FOUR_DIGITS.fullmatch(year) else None,
        sex=sex,
        age=age,
        measure=measure,
        value=value,
        flag=flag or ("" if value is not None else BLANK),
    )


def _period(figures: Iterable[Figure]) -> str:
    """The first and the last year, or a dash."""
    years = sorted({figure.year for figure in figures if figure.year is not None})
    return "\u2013".join(dict.fromkeys(map(str, (*years[:1], *years[-1:])))) or "\u2013"


def _cell(cells: list[str], at: int) -> str:
    return cells[at].strip() if 0 <= at < len(cells) else ""
