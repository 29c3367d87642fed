"""What of a doctor's two shared summaries goes into which figure of a municipality.

As in the evaluation of Molde (MOLDE2023) where a shared summary has the same: amounts of three
groups, and users of much. Two and three groups at once are never shared by a doctor, so opioid
together with a sedative stands for them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final, NamedTuple

from riktig.compare import compare
from riktig.disclosure import share
from riktig.problem import Refused
from riktig.summary import SHARE

SIDES: Final = ("before", "after")
LIST: Final = "list_size"
YEAR: Final = (365, 366)  # days of a period whose amounts may stand beside another's
# Figures of one group have the same doctors, since one is the sum of the others: with other
# doctors in one of them, the difference would be somebody's.
AMOUNTS: Final[Mapping[str, str]] = {"opioids": "N02A", "benzodiazepines": "N05BA", "z": "N05CF"}
COUNTS: Final = ("sedative_90_ddd", "z_hypnotic_heavy", "opioid_with_sedative")
GROUPS: Final = ("amounts", *COUNTS)
SummaryJson = Mapping[str, Any]
Parts = Mapping[str, Mapping[str, float]]  # side -> what is summed


class Given(NamedTuple):
    """What one doctor gives: the kind their numbers are of, and the parts of each group."""

    kind: str
    groups: Mapping[str, Parts]


NOTHING: Final = Given("", {})


def given(before: SummaryJson, after: SummaryJson) -> Given:
    """What two summaries give. What is not shared, or cannot be compared, gives nothing.

    Each is masked once more, so that no count 1-4 is in a sum whatever the row holds.
    """
    if before.get("kind") != SHARE or after.get("kind") != SHARE:
        return NOTHING
    try:
        sides = {"before": share(before), "after": share(after)}
        pair = compare(sides["before"], {**sides["after"], "member": sides["before"]["member"]})
    except (Refused, KeyError, TypeError, ValueError):  # whatever one row holds, others are summed
        return NOTHING
    if not all(_whole_year(one["period"]) for one in sides.values()):
        return NOTHING
    kind = f"{pair.after.event}/{pair.after.attribution}/{'made_up' if pair.synthetic else 'real'}"
    found = {name: {side: _parts(name, one) for side, one in sides.items()} for name in GROUPS}
    return Given(kind, {name: parts for name, parts in found.items() if all(parts.values())})


def _whole_year(period: Mapping[str, str]) -> bool:
    first, last = (date.fromisoformat(period[end]) for end in ("from", "to"))
    return (last - first).days + 1 in YEAR


def _parts(name: str, summary: SummaryJson) -> dict[str, float]:
    """The parts of one period; none where one of them is masked or missing."""
    people = summary["practice"]["list_size"]
    if people is None:
        return {}
    parts = _amounts(summary) if name == "amounts" else _count(name, summary)
    return {LIST: people, **parts} if parts and None not in parts.values() else {}


def _amounts(summary: SummaryJson) -> dict[str, Any]:
    """Amounts by group."""
    classes = summary["classes"]
    return {name: classes.get(code, {}).get("ddd") for name, code in AMOUNTS.items()}


def _count(name: str, summary: SummaryJson) -> dict[str, Any]:
    found = next((one for one in summary["measures"] if one["id"] == name), None)
    return {"patients": found["numerator"]} if found and found["status"] == "ok" else {}


def added(all_parts: Sequence[Parts]) -> dict[str, dict[str, float]]:
    """The parts summed, side by side."""
    return {
        side: {name: sum(parts[side][name] for parts in all_parts) for name in all_parts[0][side]}
        for side in SIDES
    }
