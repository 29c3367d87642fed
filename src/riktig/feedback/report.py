"""What a report holds, whoever it is for and whatever form it is printed in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from riktig.blocks.block import Block
from riktig.blocks.statement import Statement

Who = Literal["own", "member", "group"]  # one's own true counts, one's shared ones, the group


@dataclass(frozen=True)
class Section:
    """One measure, or one matter, in parts that each have a sentence, a picture and a table."""

    id: str
    title: str
    parts: Sequence[Block]

    def as_dict(self) -> dict[str, Any]:
        """For templates and pages."""
        return {
            "id": self.id,
            "title": self.title,
            "parts": [part.as_dict() for part in self.parts],
        }


@dataclass(frozen=True)
class Headline:
    """One measure on the first page: value after, before, the one message, and what shows."""

    measure: str
    title: str
    value: str
    before: str
    message: Statement
    detectable: Statement | None = None

    def as_dict(self) -> dict[str, Any]:
        """For templates and pages."""
        return {
            "measure": self.measure,
            "title": self.title,
            "value": self.value,
            "before": self.before,
            "message": self.message.text,
            "detectable": self.detectable.text if self.detectable else "",
        }


@dataclass(frozen=True)
class FrontPage:
    """The first page: strengths, what was done, at most three headlines, one action."""

    strengths: Sequence[Statement]
    done: Sequence[Statement]
    headlines: Sequence[Headline]
    action: Statement
    closing: Sequence[Statement] = ()  # not sent to anyone; what to do when a number looks wrong

    def as_dict(self) -> dict[str, Any]:
        """For templates and pages."""
        return {
            "strengths": [one.text for one in self.strengths],
            "done": [one.text for one in self.done],
            "headlines": [one.as_dict() for one in self.headlines],
            "action": self.action.text,
            "closing": [one.text for one in self.closing],
        }

    def statements(self) -> Iterator[tuple[str, Statement]]:
        """(block, statement) of all that is said here."""
        for name in ("strengths", "done", "closing"):
            yield from ((f"front-{name}", one) for one in getattr(self, name))
        for one in self.headlines:
            yield f"front-{one.measure}", one.message
            if one.detectable:
                yield f"front-{one.measure}", one.detectable
        yield "front-action", self.action


@dataclass(frozen=True)
class Report:
    """One report. `synthetic` is what every page says of made-up data; else empty."""

    who: Who
    title: str
    subtitle: Sequence[str]
    synthetic: str
    front: FrontPage
    sections: Sequence[Section]
    basis: Section
    closing: Sequence[Statement] = field(default=())

    def as_dict(self) -> dict[str, Any]:
        """For templates and pages."""
        return {
            "who": self.who,
            "title": self.title,
            "subtitle": list(self.subtitle),
            "synthetic": self.synthetic,
            "front": self.front.as_dict(),
            "sections": [section.as_dict() for section in self.sections],
            "basis": self.basis.as_dict(),
            "closing": [one.text for one in self.closing],
        }

    def statements(self) -> Iterator[tuple[str, Statement]]:
        """(block, statement) of everything the report says, in its order."""
        yield from self.front.statements()
        for section in (*self.sections, self.basis):
            for part in section.parts:
                said = part.statements or [
                    Statement("", one) for one in (part.sentence, *part.notes)
                ]
                yield from ((part.id, one) for one in said)
        yield from (("closing", one) for one in self.closing)
