"""A document as the bytes of a file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from importlib.resources import files
from pathlib import Path

from riktig.paper.html import page
from riktig_reports.document import Document


def rendered(
    document: Document, with_pdf: bool, dated: date, fonts: Path | None
) -> Iterator[tuple[str, bytes]]:
    """(ending, bytes) of each file of one report."""
    yield "html", page("riktig_reports", "report.html.j2", document).encode()
    if with_pdf:
        from riktig.paper.pdf import pdf

        source = files("riktig_reports").joinpath("templates", "report.typ").read_bytes()
        yield "pdf", pdf(source, document, dated, fonts)
