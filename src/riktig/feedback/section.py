"""One measure's section of a report: its parts, each with a sentence, a picture and a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from riktig.feedback.choices import Choices
from riktig.feedback.measure_titles import section_title
from riktig.feedback.measure_view import MeasureView
from riktig.feedback.report import Section
from riktig.feedback.section_among import among_part
from riktig.feedback.section_beside import beside_part
from riktig.feedback.section_change import change_part
from riktig.feedback.section_seen import seen
from riktig.feedback.section_series import series_part

_PLAIN = Choices()


def measure_section(
    view: MeasureView, choices: Choices = _PLAIN, *, with_series: bool = True
) -> Section:
    """The section of a view, seen as the recipient has chosen."""
    parts = [
        change_part(view),
        series_part(view) if with_series else None,
        among_part(view),
        beside_part(view),
    ]
    shown = [seen(part, choices) for part in parts if part is not None]
    return Section(view.measure.id, section_title(view.measure), shown)


def measure_sections(
    views: Sequence[MeasureView], choices: Choices = _PLAIN
) -> tuple[Section, ...]:
    """The sections of several views. A series that they share is shown once, where it is first."""
    shown: set[str] = set()
    return tuple(_each(views, choices, shown))


def _each(views: Sequence[MeasureView], choices: Choices, shown: set[str]) -> Iterator[Section]:
    own = {view.measure.id for view in views}
    for view in views:
        name = view.series.measure.id if view.series else ""
        # Its own section is where a series belongs, when there is one.
        first = name not in shown and (name == view.measure.id or name not in own)
        shown.add(name if first else "")
        yield measure_section(view, choices, with_series=first)
