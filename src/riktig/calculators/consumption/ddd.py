"""Defined daily doses in an amount dispensed, and the oral morphine in it.

`DDD = units x strength / WHO's DDD`; combinations are counted in units, patches by what
they give while they are worn. What the tables do not say is refused or left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any, Final, NamedTuple

from riktig.calculators.answer import Answer, as_float
from riktig.calculators.consumption.medicine import Medicine, ddd_rows, read_medicine
from riktig.calculators.opioids.item import MADE_FOR_PAIN, PATCH_ROUTE
from riktig.calculators.opioids.opioid_table import (
    DEFAULT_TABLE,
    MICROGRAMS_PER_MILLIGRAM,
    ratios,
)
from riktig.calculators.opioids.patches import delivered_and_printed
from riktig.calculators.quantity import quantity
from riktig.clinical.tables import Row, rows
from riktig.problem import Problem, Refused

ABOUT: Final = "ddd"
TABLE: Final = "WHO"
# Plausibility, not pharmacology.
MOST_UNITS: Final = 100_000
MOST_STRENGTH_MG: Final = 10_000
MOST_STRENGTH_UG_PER_H: Final = 1_000
COUNTED_IN_UNITS: Final = "unit"


class Content(NamedTuple):
    """What was reckoned: `mg` in all, of the substance that counts (`None`: not known)."""

    ddd: Fraction
    mg: Fraction | None
    details: Mapping[str, Any]
    rows: tuple[Row, ...]
    warnings: tuple[Problem, ...] = ()


def ddd(values: Mapping[str, Any]) -> Answer:
    """DDD of a number of units, and their OMEQ where Helsedirektoratet has a ratio."""
    medicine = read_medicine(values)
    units = quantity(values.get("units"), "units", "invalid_units")
    if units > MOST_UNITS:
        raise Refused("invalid_units", field="units")
    content = _content(medicine, units, values)
    omeq, ratio_rows = _omeq(medicine, content)
    substance = medicine.substance
    # Of a product in units the table knows the amount; of milligrams the reader must.
    by_mg = content.details["ddd_unit"] != COUNTED_IN_UNITS
    combined = by_mg and substance["substance"] != substance["counts_as"]
    pain = (substance["counts_as"], medicine.route) in MADE_FOR_PAIN and bool(omeq)
    return Answer(
        result={
            "ddd": as_float(content.ddd),
            **omeq,
            "substance": substance["substance"],
            "counts_as": substance["counts_as"],
            "atc": substance["atc"],
            "route": medicine.route,
            "units": as_float(units),
            **content.details,
        },
        about=ABOUT,
        table=TABLE,
        rows=(*content.rows, *ratio_rows),
        warnings=(
            *content.warnings,
            *((Problem("combination"),) if combined else ()),
            *((Problem("made_for_pain"),) if pain else ()),
        ),
    )


def _content(medicine: Medicine, units: Fraction, values: Mapping[str, Any]) -> Content:
    if medicine.combination is not None:
        return _combined(medicine.combination, units, values)
    row = ddd_rows()[medicine.substance["atc"]][medicine.route]
    if medicine.route == PATCH_ROUTE:
        return _patches(medicine, row, units, values)
    if row["unit"] == COUNTED_IN_UNITS:
        return _counted(row, units)
    strength = _strength(values, "strength_mg", MOST_STRENGTH_MG)
    _no_other(values, "strength_ug_per_h")
    mg = units * strength
    details = {"strength_mg": as_float(strength), **_told(mg, row["value"], row["unit"])}
    return Content(mg / Fraction(row["value"]), mg, details, (row,))


def _combined(product: Row, units: Fraction, values: Mapping[str, Any]) -> Content:
    """A product WHO counts in units; a strength that is told must be that of the product."""
    counted = Fraction(product["counted_mg_per_unit"])
    _no_other(values, "strength_ug_per_h")
    if values.get("strength_mg") not in (None, ""):
        told = _strength(values, "strength_mg", MOST_STRENGTH_MG)
        if told != counted:
            raise Refused(
                "strength_of_combination",
                field="strength_mg",
                product=product["product"],
                mg=as_float(counted),
                substance=product["counts_as"],
            )
    mg = units * counted
    details = {
        "product": product["product"],
        "strength_mg": as_float(counted),
        **_told(mg, product["ddd_units"], COUNTED_IN_UNITS),
    }
    return Content(units / Fraction(product["ddd_units"]), mg, details, (product,))


def _counted(row: Row, units: Fraction) -> Content:
    details = {"ddd_value": as_float(Fraction(row["value"])), "ddd_unit": row["unit"]}
    return Content(units / Fraction(row["value"]), None, details, (row,))


def _patches(medicine: Medicine, row: Row, units: Fraction, values: Mapping[str, Any]) -> Content:
    """What patches give while they are worn; only strengths whose time is known."""
    _no_other(values, "strength_mg")
    told = _strength(values, "strength_ug_per_h", MOST_STRENGTH_UG_PER_H)
    name, atc = medicine.substance["counts_as"], medicine.substance["atc"]
    strength, printed = delivered_and_printed(name, told)
    worn = next((worn for worn in rows("patch_days") if worn["substance"] == name), None)
    listed = _listed(atc)
    if worn is None or strength not in listed:
        named = ", ".join(str(as_float(one)).removesuffix(".0") for one in listed)
        raise Refused("patch_not_listed", field="strength_ug_per_h", strengths=named)
    mg = units * strength * Fraction(worn["value"]) / MICROGRAMS_PER_MILLIGRAM
    details = {
        "strength_ug_per_h": as_float(strength),
        "hours_worn": as_float(Fraction(worn["value"])),
        **_told(mg, row["value"], row["unit"]),
    }
    warnings: tuple[Problem, ...] = ()
    if strength != told:
        named_as = {"printed": as_float(printed), "delivered": as_float(strength)}
        warnings = (Problem("printed_strength", named_as),)
    return Content(mg / Fraction(row["value"]), mg, details, (row, worn), warnings)


def _listed(atc: str) -> tuple[Fraction, ...]:
    found = (r for r in rows("strengths") if r["atc"] == atc and r["unit"] == "ug/h")
    return tuple(sorted({Fraction(row["value"]) for row in found}))


def _told(mg: Fraction, value: str, unit: str) -> dict[str, Any]:
    return {"mg": as_float(mg), "ddd_value": as_float(Fraction(value)), "ddd_unit": unit}


def _strength(values: Mapping[str, Any], key: str, most: int) -> Fraction:
    strength = quantity(values.get(key), key, "invalid_strength")
    if not 0 < strength <= most:
        raise Refused("invalid_strength", field=key)
    return strength


def _no_other(values: Mapping[str, Any], key: str) -> None:
    """A strength in the unit of another form is no strength of this one."""
    if values.get(key) not in (None, ""):
        raise Refused("invalid_strength", field=key)


def _omeq(medicine: Medicine, content: Content) -> tuple[dict[str, float], tuple[Row, ...]]:
    """`omeq_mg` in all, where the ratio is one number a mg; methadone's depends on the dose."""
    found = ratios(DEFAULT_TABLE).get((medicine.substance["counts_as"], medicine.route), ())
    if content.mg is None or not found:
        return {}, ()
    return {"omeq_mg": as_float(content.mg * found[0].value)}, (found[0].row,)
