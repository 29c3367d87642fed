"""Slides for the meeting, from the group's report: few words, nobody's own number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from riktig.blocks.statement import Statement
from riktig.feedback.report import Report
from riktig.view import Picture, Table

MOST_SLIDES = 8


@dataclass(frozen=True)
class Slide:
    """One slide: a title, a few sentences, and at most one picture or table."""

    id: str
    title: str
    statements: Sequence[Statement] = ()
    picture: Picture | None = None
    table: Table | None = None

    def as_dict(self) -> dict[str, Any]:
        """For templates."""
        return {
            "id": self.id,
            "title": self.title,
            "statements": [one.text for one in self.statements],
            "picture": self.picture.as_dict() if self.picture else None,
            "table": self.table.as_dict() if self.table else None,
        }


def deck(report: Report) -> tuple[Slide, ...]:
    """At most eight slides of a group's report."""
    return (Slide("title", report.title, report.front.strengths),)
