"""The group's numbers in the meeting: nothing of a measure before all have said yes to it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from typing import Any

from riktig.agreed.agreed import Agreed
from riktig.agreed.write import group_json
from riktig.blocks.group_pairs import letters_of
from riktig.blocks.prompt_words import view
from riktig.feedback.deck import deck
from riktig.feedback.group import group_report
from riktig.feedback.report import Report
from riktig.meeting.files import Dropped
from riktig.problem import Refused
from riktig.text import explain, text

FEWEST = 2  # members who can meet


def numbers_view(
    dropped: Dropped, agreed_to: Collection[str], today: date, *, whole: bool
) -> dict[str, Any]:
    """What may be agreed on, and the questions and slides of what is.

    With `whole` also the group's report, for the facilitator alone. `told` says what was left out.
    """
    told = [{"file": file, "message": message} for file, message in dropped.told]
    members = dropped.pairs()
    told += [{"file": name, "message": why} for name, why in members.left_out]
    found: dict[str, Any] = {"told": told, "slides": [], "report": None}
    found["group"] = group_json(_lettered(dropped))
    found["questions"] = _questions(dropped, agreed_to, told)
    pairs = [pair.comparison for pair in members.pairs]
    if len(pairs) >= FEWEST and (agreed_to or whole):
        complete = not members.left_out
        report = group_report(pairs, dropped.agreed, today, complete=complete)
        found["slides"] = slides_of(report, agreed_to)
        _said_once(found)
        found["report"] = report.as_dict() if whole else None
    elif whole:
        told.append({"file": "", "message": text("meeting.told.too_few")})
    return found


def _said_once(found: dict[str, Any]) -> None:
    """A measure with a slide has its numbers there: rounded once, and not again by its question."""
    shown = {slide["measure"] for slide in found["slides"]}
    for prompt in (found["questions"] or {}).get("prompts", ()):
        if prompt["id"].partition("-")[2] in shown:
            prompt["said"] = ""


def slides_of(report: Report, agreed_to: Collection[str]) -> list[dict[str, Any]]:
    """A slide for each measure agreed to that the report puts first; never another's."""
    slides = {slide.id: slide.as_dict() for slide in deck(report)}
    return [
        {**one.as_dict(), **slides[one.measure]}
        for one in report.front.headlines
        if one.measure in agreed_to
    ]


def _questions(
    dropped: Dropped, agreed_to: Collection[str], told: list[dict[str, str]]
) -> dict[str, Any] | None:
    if not dropped.summaries:
        return None
    try:
        return view(dropped.summaries, agreed_to)
    except Refused as refusal:
        told.append({"file": "", "message": explain(refusal.problem)})
        return None


def _lettered(dropped: Dropped) -> Agreed:
    """The agreements, with a letter for everybody whose summary is here."""
    names = sorted({str(one["member"]) for one in dropped.summaries})
    if not names:
        return dropped.agreed
    letters = {**dropped.agreed.letters, **letters_of(names, dropped.agreed)}
    return replace(dropped.agreed, letters=letters)
