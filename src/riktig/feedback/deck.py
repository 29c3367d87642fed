"""Slides for the meeting, from the group's report: few words, nobody's own number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from riktig.blocks.block import Block
from riktig.blocks.statement import Statement, say
from riktig.feedback.group_questions import questions
from riktig.feedback.report import Headline, Report, Section
from riktig.text import text
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
    """At most eight slides of a group's report: title, how to read, measures, talk, what next."""
    parts = {part.id: part for section in report.sections for part in section.parts}
    measures = [_measure(parts, one) for one in report.front.headlines]
    slides = [
        Slide("title", report.title, report.front.strengths),
        *([_how()] if measures else []),
        *measures,
        _questions(next(one for one in report.sections if one.id == "questions")),
        Slide("ledger", parts["ledger"].title, [*parts["ledger"].statements[:1], _round()]),
        _next(report, parts["agenda"]),
    ]
    return tuple(slides)


def _how() -> Slide:
    return Slide(
        "how",
        text("group_report.deck.how"),
        [
            say("group_report.deck.how_marks"),
            say("group_report.deck.how_word"),
            say("group_report.deck.how_whose"),
        ],
    )


def _measure(parts: Mapping[str, Block], headline: Headline) -> Slide:
    """The group as one. Its members stand in the report alone, not on a wall."""
    whole = parts[f"{headline.measure}-whole"]
    return Slide(headline.measure, headline.title, whole.statements[:1], whole.picture)


def _questions(section: Section) -> Slide:
    return Slide("questions", section.title, questions(section))


def _round() -> Statement:
    return say("group_report.deck.round")


def _next(report: Report, agenda: Block) -> Slide:
    """One thing to do, and the day the group meets again."""
    days = [one for one in agenda.statements if one.code.startswith("group_report.agenda.next")]
    return Slide("next", text("group_report.deck.next"), [report.front.action, *days])
