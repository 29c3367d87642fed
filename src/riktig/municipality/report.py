"""A municipality's report: sums beside Molde's figures, how to read them, and background."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from riktig.blocks.block import Block
from riktig.municipality.doctors import LEAST, Doctor
from riktig.municipality.picture import picture_of
from riktig.municipality.shown import Table as Figures
from riktig.municipality.shown import molde_source, whole
from riktig.text import format_date, text
from riktig.text.catalogue import area
from riktig.text.spreadsheet import Cell
from riktig.view import Table

_TEXT = "municipality_report."
_COLUMNS = ("figure_head", "change_head", "before", "after", "doctors", "molde_head")


@dataclass(frozen=True)
class MunicipalityReport:
    """All that the report says; nothing in it is of one doctor."""

    title: str
    subtitle: Sequence[str]
    made_up: str  # a line for every page, where all the numbers are made up
    parts: Sequence[Block]
    background: Sequence[Block]
    lists: Sequence[tuple[str, Sequence[str]]]

    def as_dict(self) -> dict[str, Any]:
        """What the templates print, but for the parts."""
        return {
            "title": self.title,
            "subtitle": list(self.subtitle),
            "synthetic": self.made_up,
            "lists": [{"title": title, "lines": list(lines)} for title, lines in self.lists],
        }


def municipality_report(
    found: Sequence[Figures],
    doctors: Sequence[Doctor],
    name: str,
    day: date,
    background: Sequence[Block] = (),
) -> MunicipalityReport:
    """The report of the tables there are, for a municipality by this name."""
    said = area("municipality_report")
    all_made_up = all(one.made_up for one in found)
    return MunicipalityReport(
        title=text(f"{_TEXT}title", name=name) if name else text(f"{_TEXT}title_alone"),
        subtitle=[text(f"{_TEXT}made", day=format_date(day)), _periods(doctors)],
        made_up=text(f"{_TEXT}made_up") if all_made_up else "",
        parts=[_part(one, at, told=all_made_up) for at, one in enumerate(found)],
        background=background,
        lists=[
            (text("municipality.about_title"), area("municipality")["about"]),
            (said["rules"]["title"], [line.format(least=LEAST) for line in said["rules"]["lines"]]),
        ],
    )


def _periods(doctors: Sequence[Doctor]) -> str:
    """The periods where all doctors have the same; else whose they are would be told."""
    periods = {one.periods for one in doctors}
    if len(periods) > 1:
        return text(f"{_TEXT}periods_differ")
    days = [format_date(one) for one in periods.pop()]
    return text(f"{_TEXT}periods", before="\u2013".join(days[:2]), after="\u2013".join(days[2:]))


def _part(found: Figures, at: int, *, told: bool) -> Block:
    """One kind of numbers. `told`: that they are made up stands on every page."""
    notes = [f"{text('municipality.made_up')}."] if found.made_up and not told else []
    rows = [
        [one.title, _on_one_line(one.change), one.before, one.after, str(one.doctors), one.molde]
        for one in found.lines
    ]
    table = Table(
        f"{found.kind} {text('municipality.per')}",
        [text(f"municipality.{name}") for name in _COLUMNS],
        [[cell or "\u2013" for cell in row] for row in rows],
    )
    return Block(
        id=f"figures-{at}",
        title=text(f"{_TEXT}figures_title"),
        sentence=text(f"{_TEXT}figures_sentence", least=LEAST),
        notes=notes,
        picture=picture_of(found.lines),
        table=table,
        source=text("municipality.molde_source", source=molde_source()),
    )


def _on_one_line(change: str) -> str:
    return change.replace(" ", "\u00a0")


def figures_heading() -> list[str]:
    """The columns of `figures_rows`."""
    columns: list[str] = area("municipality_report")["columns"]
    return columns


def figures_rows(found: Sequence[Figures]) -> list[list[Cell]]:
    """The page's figures for a spreadsheet: as rounded as they stand there."""
    made_up = text("municipality.made_up")
    return [
        [
            *(table.kind, made_up if table.made_up else "", one.title, *map(whole, one.values)),
            *(one.change, one.doctors, one.molde),
        ]
        for table in found
        for one in table.lines
    ]
