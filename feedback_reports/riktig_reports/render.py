"""A report, or the slides of one, as the bytes of each of its files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from importlib.resources import files
from pathlib import Path

from riktig.feedback.deck import Slide
from riktig.feedback.figures import figures_csv, figures_xlsx
from riktig.feedback.record import record_json
from riktig.feedback.report import Report
from riktig.paper.html import page
from riktig_reports.document import Document, deck_document, report_document
from riktig_reports.order import Order


def rendered(report: Report, order: Order, figures: bool = True) -> Iterator[tuple[str, bytes]]:
    """(ending, bytes) of each file of one report: for reading, for machines, for spreadsheets."""
    yield from _read("report", report_document(report, order.fonts), order)
    yield "json", record_json(report, order.day).encode()
    if not figures:
        return
    # utf-8-sig: Excel otherwise reads the file as Windows-1252.
    yield "csv", figures_csv(report).encode("utf-8-sig")
    yield "xlsx", figures_xlsx(report)


def rendered_deck(
    report: Report, slides: Sequence[Slide], order: Order
) -> Iterator[tuple[str, bytes]]:
    """(ending, bytes) of the slides."""
    yield from _read("slides", deck_document(report, slides, order.fonts), order)


def _read(template: str, shown: Document, order: Order) -> Iterator[tuple[str, bytes]]:
    yield "html", page("riktig_reports", f"{template}.html.j2", shown).encode()
    if order.with_pdf:
        yield "pdf", _pdf(f"{template}.typ", shown, order.day, order.fonts)


def _pdf(template: str, shown: Document, dated: date, fonts: Path | None) -> bytes:
    from riktig.paper.pdf import pdf

    source = files("riktig_reports").joinpath("templates", template).read_bytes()
    return pdf(source, shown, dated, fonts)
