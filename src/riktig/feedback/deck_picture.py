"""A measure's picture made for a wall: what cannot be read at six metres is left out."""

from __future__ import annotations

from dataclasses import replace

from riktig.feedback.report import Headline
from riktig.text import has_text, text
from riktig.view import Picture


def large(picture: Picture, headline: Headline) -> Picture:
    """The two points with their counts, and one short line on whom they are of.

    The intervals stand in the report, where there is room to say what they are.
    """
    points = [{**point, "low": None, "high": None} for point in picture.data["points"]]
    of = f"group_report.whom.{headline.measure}"
    short = [text(of)] if has_text(of) else list(picture.params["subtitle_text"])[:1]
    return replace(
        picture,
        data={**picture.data, "points": points},
        params={**picture.params, "subtitle_text": [*short, text("group_report.deck.marks")]},
    )
