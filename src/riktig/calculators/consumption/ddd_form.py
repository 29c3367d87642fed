"""The form of the DDD calculator: every substance and combination product with a DDD."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from riktig.calculators.consumption.ddd import (
    MOST_STRENGTH_MG,
    MOST_STRENGTH_UG_PER_H,
    MOST_UNITS,
)
from riktig.calculators.consumption.medicine import ORAL, routes_of
from riktig.calculators.form import Choice, Field, Form, choices_from
from riktig.calculators.opioids.item import PATCH_ROUTE, ROUTES
from riktig.calculators.opioids.omeq_form import route_label
from riktig.calculators.substances import brand_choices
from riktig.clinical.tables import rows
from riktig.text.catalogue import text


@cache
def ddd_form() -> Form:
    """Substance, route, number of units and their strength."""
    return Form(
        name="ddd",
        title=text("calculators.ddd.title"),
        intro=text("calculators.ddd.intro"),
        fields=(
            _substance_field(),
            _route_field(),
            _number("units", MOST_UNITS),
            _strength_field(),
            _patch_field(),
        ),
        submit=text("calculators.form.submit"),
    )


@cache
def _singles() -> dict[str, str]:
    """Substances counted in mg, with their code; those counted in units are products."""
    in_units = {row["atc"] for row in rows("combinations")}
    return {
        row["substance"]: row["atc"]
        for row in sorted(rows("substances"), key=lambda row: row["substance"])
        if routes_of(row["atc"]) and row["atc"] not in in_units
    }


@cache
def _products() -> dict[str, str]:
    return {row["product"]: row["atc"] for row in rows("combinations")}


def _substance_field() -> Field:
    products = (
        Choice(name, text("calculators.ddd.product_choice", product=name)) for name in _products()
    )
    return Field(
        key="substance",
        kind="choice",
        label=text("calculators.ddd.substance.label"),
        choices=(*(Choice(name, name) for name in _singles()), *products),
        brands=brand_choices(_singles(), counted=False),
        free=True,
    )


def _route_field() -> Field:
    singles = {name: routes_of(atc) for name, atc in _singles().items()}
    return Field(
        key="route",
        kind="choice",
        label=text("calculators.ddd.route.label"),
        required=False,
        default=ORAL,
        choices=choices_from({route: route_label(route) for route in ROUTES}),
        depends_on="substance",
        choices_by=singles | dict.fromkeys(_products(), (ORAL,)),
    )


def _strength_field() -> Field:
    return _number(
        "strength_mg",
        MOST_STRENGTH_MG,
        unit="mg",
        shown_for={
            "substance": tuple(_singles()),
            "route": tuple(route for route in ROUTES if route != PATCH_ROUTE),
        },
    )


def _patch_field() -> Field:
    unit = text("calculators.unit.ug_h")
    shown_for = {"route": (PATCH_ROUTE,)}
    return _number("strength_ug_per_h", MOST_STRENGTH_UG_PER_H, unit=unit, shown_for=shown_for)


def _number(
    key: str, most: int, unit: str = "", shown_for: Mapping[str, tuple[str, ...]] | None = None
) -> Field:
    return Field(
        key=key,
        kind="number",
        label=text(f"calculators.ddd.{key}.label"),
        help=text(f"calculators.ddd.{key}.help"),
        unit=unit,
        minimum=0,
        maximum=most,
        shown_for=shown_for or {},
    )
