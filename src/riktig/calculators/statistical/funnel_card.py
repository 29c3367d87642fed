"""What a reader sees of a funnel plot."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from riktig.calculators.answer import Answer
from riktig.calculators.card import Card, card
from riktig.calculators.statistical.fields import PERCENT
from riktig.calculators.statistical.words import percent, written
from riktig.statistics import funnel_limits
from riktig.statistics.constants import constant
from riktig.text.catalogue import text
from riktig.view import Picture, Table

CURVE_POINTS: Final = 60  # of a drawn limit between the smallest and the largest size
# Only more than this is worth a sentence: phi itself varies by chance.
WORTH_NAMING: Final = 1.5
FEWEST_POINTS: Final = 10  # with fewer, a tenth of them is none and one point decides it
LIMITS: Final = ("low95", "high95", "low998", "high998")


def funnel_card(answer: Answer) -> Card:
    """How many lie outside the outer limits, or the limits alone."""
    result = answer.result
    points, limits = result.get("observed"), result["limits"]
    target, phi = _value(result, result["target"]), written(result["overdispersion"])
    if points is None:
        headline = text("statistics.funnel.headline_limits", n=len(limits))
        label = text("statistics.funnel.headline_label_limits")
        span = text("statistics.funnel.range_limits", target=target)
    else:
        outside = sum(point["outside998"] for point in points)
        inner = sum(point["outside95"] for point in points)
        headline = text("statistics.funnel.headline", n=outside, all=len(points))
        label = text("statistics.funnel.headline_label", **limit_names())
        span = text("statistics.funnel.range", target=target, n=inner, **limit_names())
    return card(
        answer,
        title=text("statistics.funnel.title"),
        headline=headline,
        headline_label=label,
        copy_working=text("statistics.funnel.working", target=target, n=len(limits), phi=phi),
        range=span,
        notes=_notes(result),
        working=_table(result),
        picture=_picture(
            result, target, text("statistics.funnel.chart_title", headline=headline, label=label)
        ),
    )


def limit_names() -> dict[str, str]:
    """The inner and outer limits in percent, as the table of constants has them."""
    return {name: written(float(constant(f"funnel_{name}_percent"))) for name in ("inner", "outer")}


def _value(result: Mapping[str, Any], value: float) -> str:
    if result["kind"] == "rate":
        return written(value)
    return text("statistics.percent", number=percent(value))


def _notes(result: Mapping[str, Any]) -> tuple[str, ...]:
    notes = []
    points = result.get("observed")
    if points is not None:
        some = any(point["outside998"] for point in points)
        notes.append(text(f"statistics.funnel.note_{'some' if some else 'none'}"))
    notes.append(text("statistics.funnel.note_small"))
    phi, observed = result["overdispersion"], result.get("phi_observed", 0)
    if phi > 1:
        notes.append(text("statistics.funnel.note_widened", phi=written(phi)))
    elif observed > WORTH_NAMING and len(points or ()) >= FEWEST_POINTS:
        notes.append(text("statistics.funnel.note_phi", phi=written(observed)))
    return tuple(notes)


def _table(result: Mapping[str, Any]) -> Table:
    name, points = result["size"], result.get("observed")
    keys = [f"column_{name}", "column_inner", "column_outer"]
    keys += ["column_observed"] if points is not None else []
    rows = []
    for position, limit in enumerate(result["limits"]):
        row = [written(limit[name]), *(_span(result, limit, end) for end in ("95", "998"))]
        rows.append(row + ([_value(result, points[position]["value"])] if points else []))
    headings = [text(f"statistics.funnel.{key}", **limit_names()) for key in keys]
    return Table(text("statistics.funnel.caption"), headings, rows)


def _span(result: Mapping[str, Any], limit: Mapping[str, float], level: str) -> str:
    low, high = (_value(result, limit[f"{end}{level}"]) for end in ("low", "high"))
    return text("statistics.funnel.span", low=low, high=high)


def _picture(result: Mapping[str, Any], target: str, title: str) -> Picture:
    name, scale = result["size"], PERCENT if result["kind"] == "proportion" else 1
    sizes = sorted({limit[name] for limit in result["limits"]})
    curve = [_drawn(result, size, scale) for size in _grid(result, sizes)]
    points = [
        {"size": limit[name], "value": scale * point["value"], "marked": point["outside998"]}
        for limit, point in zip(result["limits"], result.get("observed") or (), strict=False)
    ]
    words = _words(curve[-1], scale * result["target"])
    return Picture(
        chart="funnel_plot",
        data={"limits": curve, "points": points, "words": words},
        params={
            "title_text": title,
            "subtitle_text": text(f"statistics.funnel.subtitle_{name}"),
            "unit_text": text("statistics.percent", number="") if scale > 1 else "",
            "target": scale * result["target"],
        },
        alt=text(
            "statistics.funnel.alt",
            target=target,
            n=len(result["limits"]),
            smallest=written(sizes[0]),
            largest=written(sizes[-1]),
            outside=sum(point["marked"] for point in points),
        ),
    )


def _words(last: Mapping[str, float], target: float) -> list[dict[str, Any]]:
    """What stands at the end of each line."""
    places = {"outer": last["high998"], "inner": last["high95"], "target": target}
    return [
        {"value": value, "label": text(f"statistics.funnel.line_{name}", **limit_names())}
        for name, value in places.items()
    ]


def _grid(result: Mapping[str, Any], sizes: list[float]) -> list[float]:
    """Sizes a limit is drawn through: evenly spaced, whole where they count patients."""
    low, high = sizes[0], sizes[-1]
    step = (high - low) / CURVE_POINTS
    between = [low + step * n for n in range(CURVE_POINTS + 1)]
    if result["kind"] == "proportion":
        between = [float(round(size)) for size in between]
    return sorted({*between, low, high})


def _drawn(result: Mapping[str, Any], size: float, scale: int) -> dict[str, float]:
    found = funnel_limits(result["kind"], result["target"], size, result["overdispersion"])
    return {"size": size, **{key: scale * getattr(found, key) for key in LIMITS}}
