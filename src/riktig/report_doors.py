"""Requests about one's own before and after: the feedback report, made where the files lie."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from riktig.problem import Refused

Request = Mapping[str, Any]


def compare_door(request: Request, blobs: Sequence[bytes]) -> dict[str, Any]:
    """The report on own before and after, the first two of `blobs`; the rest lie beside them.

    `names` are the files' names, in the same order. `comparator` and `seen` are the reader's
    choices, `dated` the day the report is made; without it the report bears the numbers' last day.
    """
    from riktig.compare import compare
    from riktig.report_files import Named, read_beside
    from riktig.summary import read_summary

    if len(blobs) < 2:
        raise Refused("invalid_input")
    own = compare(*(read_summary(blob) for blob in blobs[:2]))
    names = names_of(request, len(blobs))
    beside = read_beside([*map(Named, names[2:], blobs[2:])], own)
    return {"ok": True, "view": _view(request, own, beside)}


def names_of(request: Request, count: int) -> list[str]:
    """A name for each file, as the page has them; empty where it has none."""
    given = request.get("names") or []
    if not isinstance(given, list | tuple):
        raise Refused("invalid_input")
    return [*map(str, given), *[""] * count][:count]


def _view(request: Request, own: Any, beside: Any) -> dict[str, Any]:
    """What the page shows. A group that cannot be used beside one's own is left out, and told."""
    try:
        return _shown(request, own, beside)
    except Exception:
        if not (beside.group or beside.agreed.plans or beside.reference):
            raise
        from riktig.report_files import Beside

        alone = Beside(own, told=beside.told)
        alone.say("", "without")
        return _shown(request, own, alone)


def _shown(request: Request, own: Any, beside: Any) -> dict[str, Any]:
    from riktig.blocks.group_pairs import group_pairs
    from riktig.feedback.choices import COMPARATORS, SEEN, Choices
    from riktig.feedback.own import own_report

    others = group_pairs([one for _, one in beside.group], beside=own)
    there = {
        "own_past": True,
        "benchmark": others.shown,
        "group": others.shown,
        "reference": bool(beside.reference),
    }
    offered = [one for one in COMPARATORS if there[one]]
    wanted = request.get("comparator", Choices.comparator)
    seen = request.get("seen", Choices.seen)
    if wanted not in COMPARATORS or seen not in SEEN:
        raise Refused("invalid_input")
    choices = replace(Choices(), comparator=wanted if wanted in offered else "own_past", seen=seen)
    dated = _day(request.get("dated"), own.after.last)
    report = own_report(own, others, beside.agreed, beside.reference, choices, dated, "own")
    return {
        "report": report.as_dict(),
        "dated": dated.isoformat(),
        "comparators": offered,
        "comparator": choices.comparator,
        "seen": choices.seen,
        "told": [one.as_dict() for one in beside.told],
        "synthetic": own.synthetic,
    }


def _day(given: object, otherwise: date) -> date:
    try:
        return date.fromisoformat(str(given)) if given else otherwise
    except ValueError:
        raise Refused("invalid_input") from None
