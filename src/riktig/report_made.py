"""One's own report as the page takes it: the report, its files, and what may be chosen."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from riktig.agreed.agreed import NOTHING_AGREED
from riktig.blocks.group_pairs import GroupPairs, group_pairs
from riktig.compare import Comparison
from riktig.feedback.choices import COMPARATORS, Choices, Comparator
from riktig.feedback.figures import figures_csv
from riktig.feedback.own import own_report
from riktig.feedback.record import record
from riktig.feedback.reference import Reference
from riktig.feedback.report import Who
from riktig.report_files import Beside
from riktig.summary import PRIVATE


class Asked(NamedTuple):
    """What the reader asks for. Without `dated` the report bears the numbers' last day."""

    choices: Choices
    dated: date | None = None


def made(asked: Asked, own: Comparison, beside: Beside) -> dict[str, Any]:
    """What the page shows. Files that cannot be used with one's own are left out, and told."""
    try:
        return _made(asked, own, beside)
    except Exception:
        if not beside.group and beside.agreed == NOTHING_AGREED and not beside.reference:
            raise
        alone = Beside(own, told=beside.told)
        alone.say("", "without")
        return _made(asked, own, alone)


def _made(asked: Asked, own: Comparison, beside: Beside) -> dict[str, Any]:
    others = group_pairs([one for _, one in beside.group], own, beside.agreed)
    if beside.broken:  # a member may be missing, so nobody has a letter
        others = others._replace(lettered=False)
    offered = _offered(others, beside.reference)
    wanted = asked.choices.comparator
    choices = Choices(wanted if wanted in offered else "own_past", asked.choices.seen)
    dated = asked.dated or own.after.last
    who: Who = "own" if own.after.kind == PRIVATE else "member"
    report = own_report(own, others, beside.agreed, beside.reference, choices, dated, who)
    return {
        "report": report.as_dict(),
        "statements": record(report, dated),
        "figures": figures_csv(report),
        "dated": dated.isoformat(),
        "comparators": offered,
        "comparator": choices.comparator,
        "seen": choices.seen,
        "told": [one.as_dict() for one in beside.told],
        "synthetic": own.synthetic,
    }


def _offered(others: GroupPairs, reference: Reference) -> Sequence[Comparator]:
    """Those there is something to be held against."""
    there: dict[Comparator, bool] = {
        "own_past": True,
        "benchmark": others.shown,
        "group": others.shown,
        "reference": bool(reference),
    }
    return [one for one in COMPARATORS if there[one]]
