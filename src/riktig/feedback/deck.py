"""Slides for the meeting, in the order of its plan: few words, nobody's own number.

No number stands before everybody has been asked whether they will see them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from riktig.blocks.block import Block
from riktig.blocks.statement import Statement, say
from riktig.feedback.deck_picture import large
from riktig.feedback.group_questions import questions
from riktig.feedback.report import Headline, Report
from riktig.text import text
from riktig.view import Picture, Table

MOST_SLIDES = 14
# Of a measure's section, and on its slide too.
_SPREAD = "group_report.members.sentence_"


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
    """The slides of a group's report, at most `MOST_SLIDES`."""
    return tuple(_slides(report))


def _slides(report: Report) -> Iterator[Slide]:
    parts = {part.id: part for section in report.sections for part in section.parts}
    yield _title(report)
    yield _said("rules", "here", "patient", "pass")
    yield _said("since", "plan", "none", "advice")
    yield _said("alone", "read", "choose")
    yield _said("patients", "one", "first")
    if report.front.headlines:
        yield _said("consent", "no", "whose", "word")
    yield from (_measure(parts, one) for one in report.front.headlines)
    asked = next(one for one in report.sections if one.id == "questions")
    yield Slide("questions", asked.title, questions(asked))
    yield _said("pause", "how")
    yield _said("plans", "alone", "pairs", "harm")
    yield _next(parts["agenda-notes"])


def _title(report: Report) -> Slide:
    """Whose and of when; no number before the group has said yes."""
    lines = [say("group_report.deck.subtitle", line=line) for line in report.subtitle]
    return Slide("title", report.title, [*lines, say("group_report.deck.approved")])


def _said(name: str, *lines: str) -> Slide:
    said = [say(f"group_report.deck.{name}_{line}") for line in lines]
    return Slide(name, text(f"group_report.deck.{name}"), said)


def _measure(parts: Mapping[str, Block], headline: Headline) -> Slide:
    """The group as one, and how far apart its members are. Their letters stand in the report."""
    whole, members = (parts[f"{headline.measure}-{name}"] for name in ("whole", "members"))
    spread = [one for one in members.statements if one.code.startswith(_SPREAD)]
    picture = large(whole.picture, headline) if whole.picture else None
    return Slide(headline.measure, headline.title, [headline.message, *spread], picture)


def _next(notes: Block) -> Slide:
    """What everybody says at last, and the day the group meets again."""
    days = [one for one in notes.statements if one.code.startswith("group_report.agenda.next")]
    said = _said("next", "round")
    return replace(said, statements=[*said.statements, *days])
