"""Oral morphine equivalents (OMEQ) a day, several opioids summed.

`OMEQ = daily dose x ratio`; a patch in µg/h is `µg/h x 24 / 1000` mg a day.
A patch in mg, a substance without a ratio and ambiguous methadone are refused.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any, NamedTuple

from riktig.calculators.answer import Answer, as_float
from riktig.calculators.opioids.item import Item, read_item
from riktig.calculators.opioids.methadone import consistent_bands, covered_text
from riktig.calculators.opioids.opioid_table import (
    ABOUT,
    DEFAULT_TABLE,
    HOURS_PER_DAY,
    METHADONE,
    MICROGRAMS_PER_MILLIGRAM,
    Ratio,
    methadone_bands,
    ratios,
    table_names,
)
from riktig.calculators.rows import read_rows
from riktig.clinical.tables import Row
from riktig.problem import Problem, Refused

MOST_ITEMS = 50
# No sourced limit exists: a slip of the decimal point is refused, a high dose is not.
MOST_OMEQ_MG_PER_DAY = 10_000


class Share(NamedTuple):
    """One item's part of the sum, in mg oral morphine a day."""

    ratio: Fraction
    omeq: Fraction
    low: Fraction
    high: Fraction
    row: Row


class Regimen(NamedTuple):
    """Checked lines and the share of each, by one table."""

    table: str
    items: Sequence[Item]
    shares: Sequence[Share]


def omeq(values: Mapping[str, Any]) -> Answer:
    """Sum of oral morphine equivalents. See the form for the values."""
    read = read_regimen(values)
    return _answer(read)


def read_regimen(values: Mapping[str, Any]) -> Regimen:
    """The lines with their exact shares; `Refused` names the field that is wrong."""
    table = values.get("table", DEFAULT_TABLE)
    if table not in table_names():
        raise Refused("unknown_table", field="table", tables=", ".join(table_names()))
    rows = read_rows(values.get("items"), "items", MOST_ITEMS)
    items = [read_item(row, field) for row, field in rows]
    ordinary = [None if _by_band(item, table) else _share(item, table) for item in items]
    by_band = _methadone_share(items, ordinary, table)
    shares = [share or by_band[position] for position, share in enumerate(ordinary)]
    return Regimen(table, items, shares)


def regimen_warnings(regimen: Regimen) -> tuple[Problem, ...]:
    """What may go wrong with these lines, each once, in order."""
    warnings = [warning for item in regimen.items for warning in item.warnings]
    by_band = (item for item in regimen.items if item.substance == METHADONE)
    if any(_by_band(item, regimen.table) for item in by_band):
        warnings.append(Problem("methadone_draft"))
    return tuple({str(warning): warning for warning in warnings}.values())


def _by_band(item: Item, table: str) -> bool:
    has_bands = item.substance == METHADONE and bool(methadone_bands(table))
    return has_bands and item.route == "oral"


def _share(item: Item, table: str) -> Share:
    found = ratios(table).get((item.substance, item.route), ())
    ratio = next((r for r in found if r.at_dose in (None, item.printed_dose, item.dose)), None)
    if ratio is None:
        raise _no_ratio(item, table, found)
    units = _daily_units(item, ratio)
    share = Share(
        ratio.value, units * ratio.value, units * ratio.low, units * ratio.high, ratio.row
    )
    if share.omeq > MOST_OMEQ_MG_PER_DAY:
        raise Refused("invalid_dose", field=f"{item.field}.dose")
    return share


def _no_ratio(item: Item, table: str, found: Sequence[Ratio]) -> Refused:
    if found:
        printed = ", ".join(str(r.at_dose) for r in found)
        field = f"{item.field}.dose"
        return Refused(
            "no_ratio_in_table", field=field, table=table, printed=printed, variant="strength"
        )
    return Refused("no_ratio_in_table", field=f"{item.field}.substance", table=table)


def _daily_units(item: Item, ratio: Ratio) -> Fraction:
    if ratio.unit == "mg at ug/h":
        return Fraction(1 if item.dose else 0)
    if ratio.unit == "mg/(ug/h)":
        return item.dose
    if item.unit == "ug/h":
        return item.dose * HOURS_PER_DAY / MICROGRAMS_PER_MILLIGRAM
    return item.dose * item.per_day


def _methadone_share(
    items: Sequence[Item], ordinary: Sequence[Share | None], table: str
) -> dict[int, Share]:
    """The methadone items' shares: one band for their sum, or a refusal."""
    positions = [position for position, share in enumerate(ordinary) if share is None]
    total = sum((items[p].dose * items[p].per_day for p in positions), Fraction(0))
    if not total:
        zero = Fraction(0)
        return {p: Share(zero, zero, zero, zero, methadone_bands(table)[0].row) for p in positions}
    field = f"{items[positions[0]].field}.dose"
    if total > MOST_OMEQ_MG_PER_DAY:
        raise Refused("invalid_dose", field=field)
    bands = consistent_bands(total, table)
    others = as_float(sum((share.omeq for share in ordinary if share), Fraction(0)))
    if not bands:
        raise Refused(
            "methadone_undefined", field=field, covered=covered_text(table), others_omeq=others
        )
    if len(bands) > 1:
        candidates = [[as_float(band.ratio), as_float(dose)] for band, dose in bands]
        details = {"candidates": candidates, "others_omeq": others}
        alone = {} if any(ordinary) else {"variant": "alone"}
        raise Refused("methadone_ambiguous", field=field, **details, **alone)
    band = bands[0][0]
    doses = {p: items[p].dose * items[p].per_day * band.ratio for p in positions}
    return {p: Share(band.ratio, dose, dose, dose, band.row) for p, dose in doses.items()}


def _answer(regimen: Regimen) -> Answer:
    shares = regimen.shares
    listed = [
        {
            "substance": item.substance,
            "route": item.route,
            "dose": as_float(item.dose),
            "unit": item.unit,
            "per_day": as_float(item.per_day),
            "ratio": as_float(share.ratio),
            "omeq_mg_per_day": as_float(share.omeq),
            "low": as_float(share.low),
            "high": as_float(share.high),
        }
        for item, share in zip(regimen.items, shares, strict=True)
    ]
    return Answer(
        result={
            "omeq_mg_per_day": as_float(sum((s.omeq for s in shares), Fraction(0))),
            "low": as_float(sum((s.low for s in shares), Fraction(0))),
            "high": as_float(sum((s.high for s in shares), Fraction(0))),
            "items": listed,
        },
        about=ABOUT,
        table=regimen.table,
        rows=tuple(share.row for share in shares),
        warnings=regimen_warnings(regimen),
    )
