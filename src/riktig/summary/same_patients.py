"""The patients of both years, in the private summary alone.

They are counts of the same people twice, so small that masking would leave nothing; and with the
two periods' own counts they would tell of single patients. A share takes no such field.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from riktig.audit.options import Period
from riktig.audit.result import Audit
from riktig.measures.measure import Measure
from riktig.past import same_people
from riktig.past.result import Paired
from riktig.summary.schema import MOST_COUNT, PRIVATE


def same_patients_told(audit: Audit) -> dict[str, Any]:
    """The field `same_patients`, where the extract holds the year before too; else nothing."""
    found = same_people(audit)
    if found is None:
        return {}
    there = found.there
    numbers = (len(there.both), len(there.left), len(there.came))
    return {"same_patients": told_of(found.earlier, *numbers, there.users_alone, found.measures)}


def told_of(
    earlier: Period,
    both: int,
    left: int,
    came: int,
    users_alone: bool,
    measures: Iterable[tuple[Measure, Paired]],
) -> dict[str, Any]:
    """The field of one practice: its patients of both years, and its measures among these."""
    first, last = earlier
    return {
        "period": {"from": str(first), "to": str(last)},
        "patients": both,
        "left": left,
        "came": came,
        "users_alone": users_alone,
        "measures": [_told(*one) for one in measures],
    }


def _told(measure: Measure, paired: Paired) -> dict[str, Any]:
    return {"id": measure.id, "version": measure.version, **paired._asdict()}


def check_same_patients(found: Mapping[str, Any]) -> None:
    """An error of Python's own where the field of a summary cannot be."""
    told = found.get("same_patients")
    if told is None:
        return
    if found["kind"] != PRIVATE:
        raise ValueError("never shared")
    first, last = (date.fromisoformat(told["period"][end]) for end in ("from", "to"))
    if not first <= last < date.fromisoformat(found["period"]["from"]):
        raise ValueError("not the time before")
    if not isinstance(told["users_alone"], bool):
        raise TypeError("not true or false")
    patients = _count(told["patients"])
    for name in ("left", "came"):
        _count(told[name])
    counted = {(one["id"], one["version"]): one["numerator"] for one in found["measures"]}
    if len({one["id"] for one in told["measures"]}) < len(told["measures"]):
        raise ValueError("a measure twice")
    for one in told["measures"]:
        _check_measure(one, patients, counted[one["id"], one["version"]])


def _check_measure(one: Mapping[str, Any], patients: int, counted: int) -> None:
    """Those counted now are some of all who are, and those of each year some of the patients."""
    stayed, ended, began = (_count(one[name]) for name in ("stayed", "ended", "began"))
    if stayed + began > counted or stayed + max(ended, began) > patients:
        raise ValueError("more than there are")


def _count(number: Any) -> int:
    if isinstance(number, bool) or not isinstance(number, int) or not 0 <= number <= MOST_COUNT:
        raise TypeError("not a count")
    return number
