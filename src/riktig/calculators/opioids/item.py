"""One line of an opioid regimen: substance, route, dose and unit, checked."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any, NamedTuple

from riktig.calculators.answer import as_float
from riktig.calculators.opioids.patches import check_strength, delivered_and_printed
from riktig.calculators.plausible import dose_warnings
from riktig.calculators.quantity import quantity
from riktig.calculators.substances import find_substance
from riktig.problem import Problem, Refused

ROUTES = ("oral", "rectal", "transdermal", "sublingual", "nasal", "parenteral")
UNITS = ("mg", "mg/day", "ug/h")
PATCH_ROUTE = "transdermal"
PATCH_UNIT = "ug/h"
# Also used in treatment of dependence, which the tables are not made for.
MADE_FOR_PAIN = frozenset({("buprenorfin", "sublingual"), ("metadon", "oral")})
# Plausibility, not pharmacology: far above any marketed strength or dose.
MOST_PATCH_UG_PER_H = 1_000
MOST_DOSE_MG = 10_000
MOST_PER_DAY = 48


class Item(NamedTuple):
    """A checked line. `dose` in `unit`; `per_day` is 1 unless the unit is "mg".

    `printed_dose` is the strength printed on the pack where it differs.
    """

    field: str
    substance: str
    route: str
    dose: Fraction
    printed_dose: Fraction
    unit: str
    per_day: Fraction
    warnings: tuple[Problem, ...]


def read_item(raw: Mapping[str, Any], field: str) -> Item:
    """Checks one line; `Refused` names the field that is wrong."""
    substance, combined = find_substance(raw.get("substance"), f"{field}.substance")
    route, unit = _route_and_unit(raw, field)
    dose = quantity(raw.get("dose"), f"{field}.dose")
    most = MOST_PATCH_UG_PER_H if unit == PATCH_UNIT else MOST_DOSE_MG
    if dose > most:
        raise Refused("invalid_dose", field=f"{field}.dose")
    per_day = _per_day(raw, unit, field)
    warnings = [Problem("combination")] if combined else []
    delivered = printed = dose
    if unit == PATCH_UNIT:
        delivered, printed = delivered_and_printed(substance, dose)
        warnings += check_strength(substance, delivered, f"{field}.dose")
    if route == "oral":
        warnings += dose_warnings(substance, dose)
    if delivered != dose:
        details = {"printed": as_float(printed), "delivered": as_float(delivered)}
        warnings.append(Problem("printed_strength", details))
    if (substance, route) in MADE_FOR_PAIN:
        warnings.append(Problem("made_for_pain"))
    return Item(field, substance, route, delivered, printed, unit, per_day, tuple(warnings))


def _route_and_unit(raw: Mapping[str, Any], field: str) -> tuple[str, str]:
    route, unit = raw.get("route", "oral"), raw.get("unit", "mg")
    if route not in ROUTES:
        raise Refused("unknown_route", field=f"{field}.route", routes=", ".join(ROUTES))
    if unit not in UNITS or (route == PATCH_ROUTE) != (unit == PATCH_UNIT):
        variant = "patch" if route == PATCH_ROUTE else "other"
        raise Refused("unit_not_allowed", field=f"{field}.unit", variant=variant)
    return route, unit


def _per_day(raw: Mapping[str, Any], unit: str, field: str) -> Fraction:
    given = raw.get("per_day")
    if given in (None, ""):
        return Fraction(1)
    per_day = quantity(given, f"{field}.per_day", "invalid_per_day")
    if not 0 < per_day <= MOST_PER_DAY or (unit != "mg" and per_day != 1):
        raise Refused("invalid_per_day", field=f"{field}.per_day")
    return per_day
