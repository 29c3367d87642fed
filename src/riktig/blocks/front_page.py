"""A report's first page: strengths first, at most three headlines, one action.

The rules, each in one function:
- a strength is a measure that went the wanted way beyond chance; else one that
  went that way, said to be possibly chance; else that two periods were looked at;
- headlines are measures open in both periods first, in the audit's order;
- the action belongs to the measure with most room: one that has not become
  better beyond chance, then the one with most patients after.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from riktig.blocks import words
from riktig.blocks.change_block import chance
from riktig.compare import MeasureChange
from riktig.measures.measure import Measure
from riktig.text import has_text, text

MOST_HEADLINES = 3
MOST_STRENGTHS = 2

Known = tuple[MeasureChange, Measure]


class Headline(NamedTuple):
    """One measure on the first page."""

    title: str
    value: str  # after, large
    before: str
    chance: str


class FrontPage(NamedTuple):
    """What the first page says."""

    strengths: tuple[str, ...]
    headlines: tuple[Headline, ...]
    action: str

    def as_dict(self) -> dict[str, Any]:
        """For the templates."""
        return {
            "strengths": list(self.strengths),
            "headlines": [headline._asdict() for headline in self.headlines],
            "action": self.action,
        }


def front_page(changes: Sequence[MeasureChange], who: str) -> FrontPage:
    """The first page of these measures; `who` is "own" or "group"."""
    known = [(one, words.definition(one.id, one.version)) for one in changes]
    return FrontPage(
        strengths=_strengths(known, who),
        headlines=tuple(_headline(pair) for pair in _chosen(known)),
        action=_action(known, who),
    )


def _better(change: MeasureChange, measure: Measure) -> bool:
    if change.difference is None or measure.direction == "none":
        return False
    return change.difference < 0 if measure.direction == "lower" else change.difference > 0


def _strengths(known: Sequence[Known], who: str) -> tuple[str, ...]:
    better = [pair for pair in known if _better(*pair)]
    sure = [pair for pair in better if pair[0].verdict == "beyond_chance"]
    found = [
        text(f"report.front.strength_{_how(pair, sure)}", measure=pair[1].title)
        for pair in (sure or better)[:MOST_STRENGTHS]
    ]
    return tuple(found) or (text(f"report.front.strength_{who}"),)


def _how(pair: Known, sure: Sequence[Known]) -> str:
    return f"{'sure' if sure else 'maybe'}_{pair[1].direction}"


def _chosen(known: Sequence[Known]) -> list[Known]:
    return sorted(known, key=lambda pair: not _open(pair[0]))[:MOST_HEADLINES]


def _open(change: MeasureChange) -> bool:
    return change.before.status == "ok" and change.after.status == "ok"


def _headline(pair: Known) -> Headline:
    change, measure = pair
    return Headline(
        title=measure.title,
        value=words.counts(change.after),
        before=text("report.front.before", before=words.counts(change.before)),
        chance=_short_chance(change),
    )


def _short_chance(change: MeasureChange) -> str:
    masked = "suppressed" in (change.before.status, change.after.status)
    return text("report.front.masked") if masked else chance(change)


def _action(known: Sequence[Known], who: str) -> str:
    def room(pair: Known) -> tuple[bool, int]:
        change, measure = pair
        gained = change.verdict == "beyond_chance" and _better(change, measure)
        return not gained, change.after.numerator.number or 0

    for _, measure in sorted(known, key=room, reverse=True):
        key = f"report.action.{measure.id}"
        if who == "own" and has_text(key):
            return text(key)
    return text(f"report.action.{who}")
