"""The form of the OMEQ calculator, made from the tables it computes with."""

from __future__ import annotations

from functools import cache

from riktig.calculators.form import Choice, Field, Form, choices_from
from riktig.calculators.opioids.item import (
    MOST_DOSE_MG,
    MOST_PER_DAY,
    PATCH_ROUTE,
    PATCH_UNIT,
    ROUTES,
    UNITS,
)
from riktig.calculators.opioids.omeq import MOST_ITEMS
from riktig.calculators.opioids.opioid_table import (
    ABOUT,
    METHADONE,
    ratios,
    table_names,
)
from riktig.calculators.substances import brand_choices, brands, with_products
from riktig.calculators.table_field import issued_table_field
from riktig.clinical.tables import rows
from riktig.text.catalogue import text
from riktig.text.formats import decimal_text


def route_label(route: str) -> str:
    """How a medicine is taken, in words."""
    return text(f"calculators.route.{route}")


@cache
def routes_by_substance() -> dict[str, tuple[str, ...]]:
    """Routes any table has a ratio for, by substance, in alphabetical order of substance."""
    found: dict[str, set[str]] = {METHADONE: {"oral"}}
    for table in table_names():
        for substance, route in ratios(table):
            found.setdefault(substance, set()).add(route)
    return {s: tuple(r for r in ROUTES if r in found[s]) for s in sorted(found)}


@cache
def routes_by_choice() -> dict[str, tuple[str, ...]]:
    """The same with the combinations a brand stands for, by what counts of them."""
    known = routes_by_substance()
    sold = (brand.row for brand in brands())
    combined = {r["substance"]: known[r["counts_as"]] for r in sold if r["counts_as"] in known}
    return combined | known


@cache
def omeq_form() -> Form:
    """Table, and one row an opioid: substance, route, dose, unit, times a day."""
    return Form(
        name="omeq",
        title=text("calculators.omeq.title"),
        intro=text("calculators.omeq.intro"),
        fields=(items_field(), table_field()),
        submit=text("calculators.form.submit"),
        add_row=text("calculators.form.add_row"),
        remove_row=text("calculators.form.remove_row"),
    )


def table_field() -> Field:
    """Which published table of opioids."""
    return issued_table_field(ABOUT, "calculators.omeq")


def items_field() -> Field:
    """One row an opioid."""
    return Field(
        key="items",
        kind="list",
        label=text("calculators.omeq.items.label"),
        help=_combination_help(),
        maximum=MOST_ITEMS,
        fields=(
            substance_field(),
            route_field(),
            _dose_field(),
            _unit_field(),
            _per_day_field(),
        ),
    )


def _combination_help() -> str:
    """How much of a combination tablet is opioid, by the table of combinations."""
    row = next(row for row in rows("combinations") if row["counts_as"] == "kodein")
    return text(
        "calculators.omeq.items.help",
        product=row["product"],
        mg=decimal_text(float(row["counted_mg_per_unit"])),
        substance=row["counts_as"],
    )


def substance_field() -> Field:
    """Which opioid, by substance or by the name on the pack."""
    return Field(
        key="substance",
        kind="choice",
        label=text("calculators.omeq.substance.label"),
        choices=tuple(Choice(name, with_products(name)) for name in routes_by_substance()),
        brands=brand_choices(routes_by_choice()),
        free=True,
    )


def route_field() -> Field:
    """How it is taken, of the ways any table has a ratio for."""
    return Field(
        key="route",
        kind="choice",
        label=text("calculators.omeq.route.label"),
        required=False,
        default="oral",
        choices=choices_from({route: route_label(route) for route in ROUTES}),
        depends_on="substance",
        choices_by=routes_by_choice(),
    )


def _dose_field() -> Field:
    return Field(
        key="dose",
        kind="number",
        label=text("calculators.omeq.dose.label"),
        help=text("calculators.omeq.dose.help"),
        minimum=0,
        maximum=MOST_DOSE_MG,
    )


def _unit_field() -> Field:
    labels = {unit: text(f"calculators.unit.{unit.replace('/', '_')}") for unit in UNITS}
    other = tuple(unit for unit in UNITS if unit != PATCH_UNIT)
    return Field(
        key="unit",
        kind="choice",
        label=text("calculators.omeq.unit.label"),
        required=False,
        default="mg",
        choices=choices_from(labels),
        depends_on="route",
        choices_by={r: (PATCH_UNIT,) if r == PATCH_ROUTE else other for r in ROUTES},
    )


def _per_day_field() -> Field:
    return Field(
        key="per_day",
        kind="number",
        label=text("calculators.omeq.per_day.label"),
        required=False,
        minimum=0,
        maximum=MOST_PER_DAY,
        assumed="1",
        shown_for={"unit": ("mg",), "route": tuple(r for r in ROUTES if r != PATCH_ROUTE)},
    )
