"""The picture of a taper: the doses as stairs, and the limits they pass."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from riktig.calculators.taper.rules import DAYS_PER_WEEK
from riktig.calculators.taper.words import length_text
from riktig.text.catalogue import text
from riktig.text.formats import decimal_text
from riktig.view import Picture

CHART = "taper_trajectory"
BETWEEN = ", "
LINE_SHARE = 0.08  # of the height: what a line of words takes


def trajectory(result: Mapping[str, Any]) -> Picture:
    """Data for the chart `taper_trajectory`: `steps` by week, and `limits` with their words."""
    steps = result["steps"]
    points = [_point(step["day"], step["mg_per_day"]) for step in steps]
    if not result["reaches_zero"]:
        points.append(_point(result["days"], steps[-1]["mg_per_day"]))
    return Picture(
        chart=CHART,
        data={"steps": points, "limits": _limits(result)},
        params={
            "title_text": text(
                "taper.picture.title",
                start=decimal_text(steps[0]["mg_per_day"]),
                last=decimal_text(steps[-1]["mg_per_day"]),
                length=length_text(result["days"]),
            ),
            "subtitle_text": text("taper.picture.subtitle", substance=result["substance"]),
        },
        alt=text("taper.picture.alt", doses=_spoken(steps)),
    )


def _point(day: int, mg: float) -> dict[str, Any]:
    return {"week": round(day / DAYS_PER_WEEK, 3), "mg": mg}


def _limits(result: Mapping[str, Any]) -> list[dict[str, Any]]:
    """One rule a dose; the words of limits that lie close stand together."""
    by_dose: dict[float, list[Mapping[str, Any]]] = {}
    for limit in result["limits"]:
        by_dose.setdefault(limit["mg_per_day"], []).append(limit)
    start = result["steps"][0]["mg_per_day"]
    labels = {
        _place(doses, result): _label([by_dose[mg] for mg in doses])
        for doses in _close(sorted(by_dose, reverse=True), start)
    }
    return [
        {"mg": mg, "label": labels.get(mg, ""), "under": _passed_late(mg, result)} for mg in by_dose
    ]


def _close(doses: Sequence[float], start: float) -> list[list[float]]:
    """Doses in groups that are too close for words of their own, highest first."""
    found: list[list[float]] = []
    for mg in doses:
        if found and _near(found[-1][-1], mg, start):
            found[-1].append(mg)
        else:
            found.append([mg])
    return found


def _place(doses: Sequence[float], result: Mapping[str, Any]) -> float:
    """Where a group's words stand: over its highest rule, or under its lowest."""
    return doses[-1] if _passed_late(doses[-1], result) else doses[0]


def _near(above: float, mg: float, start: float) -> bool:
    return above - mg < start * LINE_SHARE


def _passed_late(mg: float, result: Mapping[str, Any]) -> bool:
    """Whether the dose stays above a limit for more than half the plan."""
    under = (step["day"] for step in result["steps"] if step["mg_per_day"] <= mg)
    return bool(next(under, result["days"]) * 2 > result["days"])


def _label(doses: Sequence[Sequence[Mapping[str, Any]]]) -> str:
    """The limits at one dose, or at a few doses close together, on one line."""
    unit = "omeq" if all("omeq" in limits[0] for limits in doses) else "mg_per_day"
    parts = BETWEEN.join(_part(limits, unit) for limits in doses)
    return text(f"taper.limit.in_{unit}", limits=parts[:1].upper() + parts[1:])


def _part(limits: Sequence[Mapping[str, Any]], unit: str) -> str:
    kinds = BETWEEN.join(text(f"taper.limit.{limit['kind']}") for limit in limits)
    return text("taper.limit.part", kinds=kinds, mg=decimal_text(limits[0][unit], 1))


def _spoken(steps: list[Mapping[str, Any]]) -> str:
    return "; ".join(
        text("taper.picture.alt_step", day=step["day"], mg=decimal_text(step["mg_per_day"]))
        for step in steps
    )
