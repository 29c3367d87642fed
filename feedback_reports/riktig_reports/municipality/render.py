"""A municipality's report as the bytes of each of its files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any

from riktig.extract.background import Figure
from riktig.municipality.background import background_heading, background_rows
from riktig.municipality.report import MunicipalityReport, figures_heading, figures_rows
from riktig.municipality.shown import Table
from riktig.paper.html import page
from riktig.paper.pdf import pdf
from riktig.paper.pictures import drawn
from riktig.text.spreadsheet import Cell, spreadsheet

PAGE, PAPER, FIGURES = "kommune.html", "kommune.pdf", "kommune.csv"
BACKGROUND = "kommune-bakgrunn.csv"


def rendered(
    report: MunicipalityReport, found: Sequence[Table], day: date, fonts: Path | None
) -> Iterator[tuple[str, bytes]]:
    """(name, bytes) of the page, the paper and the figures."""
    document: dict[str, Any] = {
        **report.as_dict(),
        "parts": drawn(report.parts, fonts),
        "background": drawn(report.background, fonts),
    }
    yield PAGE, page("riktig_reports", "municipality.html.j2", document).encode()
    source = files("riktig_reports").joinpath("templates", "municipality.typ").read_bytes()
    yield PAPER, pdf(source, document, day, fonts)
    yield FIGURES, _csv(figures_heading(), figures_rows(found))


def background_csv(figures: Sequence[Figure], file: str) -> bytes:
    """The background by itself, so that it is never added to the doctors' figures."""
    return _csv(background_heading(), background_rows(figures, file))


def _csv(heading: Sequence[str], rows: Sequence[Sequence[Cell]]) -> bytes:
    # utf-8-sig: Excel otherwise reads the file as Windows-1252.
    return spreadsheet(heading, rows).encode("utf-8-sig")
