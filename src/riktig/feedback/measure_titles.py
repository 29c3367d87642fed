"""A measure's name: its title, the shorter one of page one, and the two together."""

from __future__ import annotations

from riktig.blocks.audit_measure_numbers import definition
from riktig.measures.measure import Measure
from riktig.text import has_text, text


def measure_title(measure: Measure) -> str:
    """`Minst 50 mg OMEQ om dagen`."""
    return definition(measure.title, measure)


def short_title(measure: Measure) -> str:
    """The name on page one: `Høy opioiddose`; the title itself where that is short enough."""
    key = f"front_page.title.{measure.id}"
    return text(key) if has_text(key) else measure_title(measure)


def section_title(measure: Measure) -> str:
    """The name on page one with the title after it, so that a reader knows it again.

    `Høy opioiddose (minst 50 mg OMEQ om dagen)`; the title alone where page one has that.
    """
    short, title = short_title(measure), measure_title(measure)
    if short == title:
        return title
    return text("front_page.title_both", short=short, title=title[:1].lower() + title[1:])
