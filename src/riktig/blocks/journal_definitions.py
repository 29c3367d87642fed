"""Each measure of the journal review in words, for its page in the book."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from riktig.blocks.measure_definitions import Definition, Section, Source
from riktig.clinical.tables import source
from riktig.journal import MOST_ROWS, ReviewMeasure, review_measures
from riktig.statistics.suppression import MIN_COUNT
from riktig.text import format_date, text

THEME: Final = "review"
_SECTIONS: Final = {
    "counted": ("numerator", "denominator", "formula", "window", "event", "exclusions"),
    "read": ("direction", "balancing", "limits", "small"),
    "made": ("made", "version"),
}


def review_definitions() -> tuple[Definition, ...]:
    """The six, in the order they are asked; shaped as those of the extract."""
    return tuple(_definition(one) for one in review_measures())


def _definition(measure: ReviewMeasure) -> Definition:
    told = {**_counted(measure), **_read(measure), **_made(measure)}
    return Definition(
        id=measure.id,
        title=measure.title,
        why=measure.why,
        short=measure.question,
        headline=False,
        theme=THEME,
        sections=tuple(
            Section(name, tuple((text(f"measures.page.{row}"), told[row]) for row in rows))
            for name, rows in _SECTIONS.items()
        ),
        sources=tuple(_source(name) for name in measure.source),
    )


def _counted(measure: ReviewMeasure) -> Mapping[str, tuple[str, ...]]:
    not_relevant = text("journal.answer.not_relevant")
    return {
        "numerator": (
            text("journal.definition.numerator", answers=_answers(measure.counted)),
            text("journal.definition.asked", question=measure.question),
        ),
        "denominator": (text("journal.definition.denominator", answers=_answers(measure.of)),),
        "formula": (text("journal.definition.formula"),),
        "window": (text("journal.definition.window", most=MOST_ROWS),),
        "event": (text("journal.definition.event"),),
        "exclusions": (text("journal.definition.exclusions", not_relevant=not_relevant),),
    }


def _read(measure: ReviewMeasure) -> Mapping[str, tuple[str, ...]]:
    return {
        "direction": (text(f"measures.direction.{measure.direction}"),),
        "balancing": measure.balancing or (text("measures.balancing.none"),),
        "limits": measure.limits,
        "small": (text(f"measures.small.{measure.small_numbers}", most=MIN_COUNT - 1),),
    }


def _made(measure: ReviewMeasure) -> Mapping[str, tuple[str, ...]]:
    signed = bool(measure.checker and measure.reviewed_on)
    made = text(
        f"measures.made.{'signed' if signed else 'unsigned'}",
        author=measure.author,
        checker=measure.checker,
        on=measure.reviewed_on,
        review=format_date(measure.next_review),
    )
    version = text("measures.version.named", id=measure.id, version=measure.version)
    return {"made": (made,), "version": (version,)}


def _answers(names: Iterable[str]) -> str:
    return text("journal.definition.or").join(text(f"journal.answer.{name}") for name in names)


def _source(name: str) -> Source:
    row = source(name)
    return Source(f"{row['publisher']}: {row['title']}", row["url"])
