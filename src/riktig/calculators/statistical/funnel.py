"""The funnel's form, and its limits for what it is given."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import cache
from typing import Any, Final

from riktig.calculators.answer import Answer
from riktig.calculators.form import Field, Form, choices_from
from riktig.calculators.statistical.fields import (
    ABOUT,
    form,
    help_text,
    label,
    number_field,
    series_field,
)
from riktig.calculators.statistical.reading import (
    MOST_COUNT,
    count,
    entries,
    given,
    number,
    tidy,
)
from riktig.problem import Refused
from riktig.statistics import funnel_limits, overdispersion
from riktig.statistics.constants import constant_rows
from riktig.statistics.funnel import Kind
from riktig.text.catalogue import text

# Technical limits: the number of terms grows with the root of the expected count.
LEAST_TARGET: Final = 0.000_001
MOST_RATE: Final = 1_000_000
LEAST_EXPECTED: Final = 0.001
MOST_SIZE: Final = 1_000_000
MOST_OVERDISPERSION: Final = 1_000
KINDS: Final[tuple[Kind, Kind]] = ("rate", "proportion")


def funnel(values: Mapping[str, Any]) -> Answer:
    """Limits at each size; with `observed` also where each stands, and phi as observed."""
    kind = values.get("kind")
    if kind not in KINDS:
        raise Refused("unknown_kind", field="kind", kinds=", ".join(KINDS))
    share = kind == "proportion"
    most = 1 - LEAST_TARGET if share else MOST_RATE
    target = float(_target(values.get("target"), kind, most))
    phi = _phi(values)
    name, sizes = _sizes(values, kind, target)
    limits = [
        {
            name: int(size) if name == "denominator" else tidy(size),
            **{key: tidy(getattr(found, key)) for key in ("low95", "high95", "low998", "high998")},
        }
        for size in sizes
        for found in (funnel_limits(kind, target, size, phi),)
    ]
    result: dict[str, Any] = {
        "limits": limits,
        "kind": kind,
        "target": tidy(target),
        "overdispersion": tidy(phi),
        "size": name,
    }
    used: tuple[str, ...] = ("funnel_inner_percent", "funnel_outer_percent")
    if given(values.get("observed")):
        result |= _observed(values["observed"], kind, target, sizes, limits)
        used = (*used, "funnel_winsorised_percent")
    return Answer(result, ABOUT, "FUNNEL", constant_rows(*used))


def _target(value: object, kind: Kind, most: float) -> Fraction:
    try:
        return number(value, "target", LEAST_TARGET, most)
    except Refused:
        raise Refused("invalid_target", field="target", variant=kind) from None


def _phi(values: Mapping[str, Any]) -> float:
    phi = values.get("overdispersion")
    if not given(phi):
        return 1.0
    return float(number(phi, "overdispersion", 1, MOST_OVERDISPERSION, "invalid_overdispersion"))


def _sizes(values: Mapping[str, Any], kind: Kind, target: float) -> tuple[str, list[float]]:
    """Sizes and what one is called; exactly one of the two lists is given."""
    there = [key for key in ("expected", "denominators") if given(values.get(key))]
    field = "denominators" if kind == "proportion" else "expected"
    if len(there) > 1 or (there and kind == "proportion" and there != [field]):
        raise Refused("one_list_of_sizes", field=field)
    if there == ["denominators"]:
        found = entries(values["denominators"], "denominators")
        sizes = [
            float(count(one, f"denominators.{n}", 1, MOST_SIZE)) for n, one in enumerate(found)
        ]
    else:
        found = entries(values.get(field) if there else (), field)
        sizes = [
            float(number(one, f"{field}.{n}", LEAST_EXPECTED, MOST_SIZE))
            for n, one in enumerate(found)
        ]
    largest = max(sizes) * target
    if kind == "rate" and largest > MOST_SIZE:
        raise Refused("too_large_expected", field="target", most=MOST_SIZE)
    return ("denominator" if there == ["denominators"] else "expected"), sizes


def _observed(
    raw: object,
    kind: Kind,
    target: float,
    sizes: Sequence[float],
    limits: Sequence[Mapping[str, float]],
) -> dict[str, Any]:
    """What was observed at each size, where it stands, and how overdispersed it is."""
    events = entries(raw, "observed")
    if len(events) != len(sizes):
        raise Refused("not_as_many", field="observed", sizes=len(sizes), observed=len(events))
    points: list[dict[str, Any]] = []
    counted: list[tuple[float, float]] = []
    for position, (event, size, limit) in enumerate(zip(events, sizes, limits, strict=True)):
        most = int(size) if kind == "proportion" else MOST_COUNT
        x = count(event, f"observed.{position}", 0, most)
        value = tidy(x / size)
        counted.append((float(x), size))
        points.append(
            {
                "value": value,
                "outside95": not limit["low95"] <= value <= limit["high95"],
                "outside998": not limit["low998"] <= value <= limit["high998"],
            }
        )
    return {"observed": points, "phi_observed": tidy(overdispersion(kind, target, counted))}


@cache
def funnel_form() -> Form:
    """Kind, target, sizes, and what was observed at each."""
    kinds: dict[str, str] = {kind: text(f"statistics.funnel.kind_choice.{kind}") for kind in KINDS}
    return form(
        "funnel",
        Field(
            key="kind",
            kind="choice",
            label=label("funnel", "kind"),
            default="proportion",
            choices=choices_from(kinds),
        ),
        number_field("funnel", "target", 0, MOST_RATE),
        _sizes_field("denominators", "proportion"),
        _sizes_field("expected", "rate"),
        series_field("funnel", "observed", required=False),
        Field(
            key="overdispersion",
            kind="number",
            label=label("funnel", "overdispersion"),
            help=help_text("funnel", "overdispersion"),
            required=False,
            minimum=1,
            maximum=MOST_OVERDISPERSION,
        ),
    )


def _sizes_field(key: str, kind: str) -> Field:
    return Field(
        key=key,
        kind="numbers",
        label=label("funnel", key),
        help=help_text("funnel", key),
        maximum=series_field("funnel", "observed").maximum,
        shown_for={"kind": (kind,)},
    )
