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
    """One rule a dose, with the words of every limit that lies there."""
    by_dose: dict[float, list[Mapping[str, Any]]] = {}
    for limit in result["limits"]:
        by_dose.setdefault(limit["mg_per_day"], []).append(limit)
    return [
        {"mg": mg, "label": _label(limits), "under": _passed_late(mg, result)}
        for mg, limits in by_dose.items()
    ]


def _passed_late(mg: float, result: Mapping[str, Any]) -> bool:
    """Whether the dose stays above a limit for more than half the plan."""
    under = (step["day"] for step in result["steps"] if step["mg_per_day"] <= mg)
    return bool(next(under, result["days"]) * 2 > result["days"])


def _label(limits: Sequence[Mapping[str, Any]]) -> str:
    kinds = ", ".join(text(f"taper.limit.{limit['kind']}") for limit in limits)
    kinds = kinds[:1].upper() + kinds[1:]
    if "omeq" in limits[0]:
        return text("taper.limit.omeq", kinds=kinds, mg=decimal_text(limits[0]["omeq"], 1))
    return text("taper.limit.mg", kinds=kinds, mg=decimal_text(limits[0]["mg_per_day"], 1))


def _spoken(steps: list[Mapping[str, Any]]) -> str:
    return "; ".join(
        text("taper.picture.alt_step", day=step["day"], mg=decimal_text(step["mg_per_day"]))
        for step in steps
    )
