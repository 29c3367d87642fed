"""Plans as a page asks for them, for tests."""

from __future__ import annotations

from typing import Any

from riktig.planning.cases import cases
from riktig.registry import handle

OXAZEPAM = {
    "substance": "oksazepam",
    "form": "tablett",
    "start_mg_per_day": 45,
    "strengths": [{"mg": 15}, {"mg": 10}],
    "method": "percent_of_original",
    "step": 10,
    "interval_days": 14,
    "start_date": "2026-12-01",
    "dispensing_days": 14,
    "driving_group": "1",
}
OXYCODONE = {
    **OXAZEPAM,
    "substance": "oksykodon",
    "form": "depottablett",
    "start_mg_per_day": 60,
    "strengths": [{"mg": 20}, {"mg": 10}, {"mg": 5}],
}


def ask(face: str = "apps", **values: Any) -> dict[str, Any]:
    """The door's answer for oxazepam, but for what is given."""
    return handle({"op": "plan", "face": face, "input": {**OXAZEPAM, **values}})


def plan(face: str = "apps", **values: Any) -> dict[str, Any]:
    """The plan itself; fails where there is none."""
    answer = ask(face, **values)
    assert answer["ok"], answer
    return answer["plan"]


def case_values(name: str) -> dict[str, Any]:
    """A made-up patient's own values, as the page fills them in."""
    case = cases()[name]
    return {
        "case": name,
        "substance": case.substance,
        "start_mg_per_day": float(case.start_mg_per_day),
        "start_date": "2026-12-01",
        **case.plan,
    }


def no_to_all(group: str) -> dict[str, bool]:
    """Every question of a class answered with no."""
    form = handle({"op": "plan_form"})["form"]
    return {one["key"]: False for one in form["questions"] if group in one["groups"]}
