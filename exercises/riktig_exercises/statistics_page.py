"""Item statistics as a table for a spreadsheet and as one page to read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from riktig.paper.html import environment, font_faces
from riktig.paper.theme import css_by_system
from riktig.text import decimal_text, format_number, text
from riktig.text.spreadsheet import Cell, spreadsheet
from riktig_exercises.item_statistics import ENOUGH, MOST_MISTAKES, ItemStatistic, Statistics

PERCENT = 100
COLUMNS = ("assignment", "question", "title", "graded", "right", "share", "mean", "unanswered")
LATER_COLUMNS = ("waits", "discrimination")


def statistics_csv(found: Sequence[Statistics]) -> str:
    """One row a question, with its most common mistakes at the end."""
    heading = [_say(f"column_{name}") for name in (*COLUMNS, *LATER_COLUMNS)]
    for number in range(1, MOST_MISTAKES + 1):
        heading += [_say(f"column_{name}", number=number) for name in ("mistake", "said", "count")]
    rows = [_row(one.assignment, item) for one in found for item in one.items]
    return spreadsheet(heading, rows)


def _row(assignment: str, item: ItemStatistic) -> list[Cell]:
    row: list[Cell] = [assignment, item.question, item.title, item.graded, item.right]
    row += [_rounded(item.share), _rounded(item.mean_share), item.unanswered, item.waits]
    row.append(_rounded(item.discrimination))
    for one in item.mistakes:
        row += [one.code, one.said, one.count]
    return row + [None] * (3 * (MOST_MISTAKES - len(item.mistakes)))


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 2)


def statistics_html(found: Sequence[Statistics], *, every_attempt: bool = False) -> str:
    """The page: a bar for how many were right, and shorter ones for the common mistakes.

    `every_attempt` is whether all attempts of a participant were counted, or the last alone.
    """
    page = {
        "title": _say("title"),
        "lead": _say("lead_every" if every_attempt else "lead"),
        "notes": _notes(found),
        "assignments": [_assignment(one) for one in found],
    }
    template = environment("riktig_exercises").get_template("page/statistics.html.j2")
    return template.render(document=page, style=font_faces() + css_by_system())


def _notes(found: Sequence[Statistics]) -> list[str]:
    items = [item for one in found for item in one.items]
    told = any(item.discrimination is not None for item in items)
    untold = any(item.discrimination is None for item in items)
    about = [_say("discrimination_about")] if told else []
    return about + ([_say("too_few", enough=ENOUGH)] if untold else [])


def _assignment(one: Statistics) -> dict[str, Any]:
    if not one.handed_in:
        return {"title": one.title, "count": _say("none"), "items": []}
    items = [_item(number, item) for number, item in enumerate(one.items, 1)]
    return {"title": one.title, "count": _count(one), "items": items}


def _count(one: Statistics) -> str:
    if one.handed_in > one.participants:
        key = "count_attempts_one" if one.participants == 1 else "count_attempts"
        return _say(key, count=one.handed_in, people=one.participants)
    return _say("count_one") if one.handed_in == 1 else _say("count", count=one.handed_in)


def _item(number: int, item: ItemStatistic) -> dict[str, Any]:
    return {
        "heading": _say("heading", number=number, title=item.title),
        "right": _right(item),
        "width": "" if item.share is None else _percent(item.share),
        "facts": _facts(item),
        "mistakes_title": _say("mistakes"),
        "mistakes": [
            {
                "said": one.said,
                "code": one.code,
                "count": _say("mistake", count=one.count, graded=item.graded),
                "width": _percent(one.count / item.graded),
            }
            for one in item.mistakes
        ],
    }


def _right(item: ItemStatistic) -> str:
    if item.share is None:
        return _say("no_share")
    return _say("right", share=_percent(item.share), right=item.right, graded=item.graded)


def _facts(item: ItemStatistic) -> list[str]:
    said = []
    if item.mean_share is not None and item.mean_share != item.share:
        said.append(_say("mean", share=_percent(item.mean_share)))
    if item.unanswered:
        said.append(_say("unanswered", count=item.unanswered))
    if item.waits:
        said.append(_say("waits", count=item.waits))
    if item.discrimination is not None:
        said.append(_say("discrimination", value=format_number(item.discrimination, 2)))
    return said


def _percent(share: float | None) -> str:
    return decimal_text((share or 0.0) * PERCENT, 0)


def _say(key: str, **values: object) -> str:
    return text(f"exercise_papers.statistics.{key}", **values)
