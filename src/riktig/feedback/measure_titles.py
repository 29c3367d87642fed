"""A measure's title with its numbers in it, and the short one of page one."""

from __future__ import annotations

from riktig.blocks.audit_measure_numbers import definition
from riktig.measures.measure import Measure
from riktig.text import has_text, text


def measure_title(measure: Measure) -> str:
    """`Minst 50 mg OMEQ om dagen`."""
    return definition(measure.title, measure)


def short_title(measure: Measure) -> str:
    """The title of page one, where words are few; the measure's own where it has no shorter."""
    key = f"front_page.title.{measure.id}"
    return definition(text(key), measure) if has_text(key) else measure_title(measure)
