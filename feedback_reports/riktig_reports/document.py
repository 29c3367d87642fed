"""A report, and its slides, as the dictionaries the templates print: nothing is computed there."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from riktig.feedback.deck import Slide
from riktig.feedback.report import Report, Section
from riktig.paper.pictures import drawn, drawn_slides

Document = dict[str, Any]


def report_document(report: Report, fonts: Path | None) -> Document:
    """All the report says, with its pictures drawn (`svg` of each part; empty without)."""
    return {
        **report.as_dict(),
        "sections": [_section(one, fonts) for one in report.sections],
        "basis": _section(report.basis, fonts),
    }


def deck_document(report: Report, slides: Sequence[Slide], fonts: Path | None) -> Document:
    """The slides with their pictures, and what every slide says of made-up data."""
    return {
        "title": report.title,
        "synthetic": report.synthetic,
        "slides": drawn_slides(slides, fonts),
    }


def _section(section: Section, fonts: Path | None) -> Document:
    return {**section.as_dict(), "parts": drawn(section.parts, fonts)}
