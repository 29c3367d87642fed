"""The weekly numbers as a run chart, with Anhøj's rules of the core and its chart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from markupsafe import Markup

from riktig.calculators.card import Card
from riktig.calculators.statistical.run_chart import run_chart
from riktig.calculators.statistical.series_cards import run_chart_card
from riktig.charts import svg
from riktig.charts.look import tokens
from riktig.paper import fonts
from riktig.text import decimal_text, format_date, text
from riktig.view import Picture
from riktig_hub.participant.weeks import Week

LEAST_WEEKS: Final = 3  # fewer are no series to look at


@dataclass(frozen=True)
class Run:
    """What the rules say of the series, and its picture."""

    card: Card
    drawing: Markup
    alt: str


def run_of(weeks: Sequence[Week], goal: float | None) -> Run | None:
    """The run chart; `None` while there are too few weeks. Missing weeks stay gaps."""
    values = [week.count for week in weeks]
    if sum(value is not None for value in values) < LEAST_WEEKS:
        return None
    card = run_chart_card(run_chart({"values": values}))
    if card.picture is None:
        return None
    picture = _with_goal(card.picture, weeks, goal)
    return Run(card, _themed(svg(picture.as_dict(), fonts.ready())), picture.alt)


def _with_goal(picture: Picture, weeks: Sequence[Week], goal: float | None) -> Picture:
    """The goal as a line of its own, over nought; the words name the first week."""
    ground = {"value": 0, "label": "", "middle": True}  # counts are read from nought
    lines = [*picture.data["lines"], ground]
    if goal is not None:
        said = text("hub_participant.week.goal_line", goal=decimal_text(goal))
        lines.append({"value": goal, "label": said, "middle": False})
    first = text("hub_participant.week.subtitle", first=format_date(weeks[0].monday))
    return replace(
        picture,
        data={**picture.data, "lines": lines},
        params={**picture.params, "title_text": "", "subtitle_text": first},
    )


def _themed(drawing: str) -> Markup:
    """The drawing in the page's own colours, so that a dark page has light ink."""
    for name, colour in {**tokens()["light"], **tokens()["marks"]}.items():
        drawing = drawing.replace(f'"{colour}"', f'"var(--riktig-{name.replace("_", "-")})"')
    # Drawn by ours from numbers and our own words: nothing a person typed is in it.
    return Markup(drawing)  # noqa: S704
