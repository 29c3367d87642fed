"""The tables behind the calculators as they are printed, for machines where Python cannot run."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final, NamedTuple

from riktig.calculators.driving.words import OMEQ_UNIT, drug_label
from riktig.calculators.taper.rules import Preset, presets, substances
from riktig.calculators.taper.words import rule_text, weeks_text
from riktig.clinical.tables import Row, rows
from riktig.text.catalogue import text
from riktig.text.formats import decimal_text
from riktig.view import Table

TABLE: Final = "HDIR"
PATCH: Final = "transdermal"


class Printed(NamedTuple):
    """A table and the sources of its rows."""

    table: Table
    sources: tuple[str, ...]


def printed(name: str) -> Printed | None:
    """The table of a calculator; None where what it does is no table."""
    made = _TABLES.get(name)
    return made() if made else None


def _table(
    name: str, headings: Sequence[str], lines: list[list[str]], used: Sequence[Row]
) -> Printed:
    caption = text(f"page.fallback.{name}")
    columns = [text(f"page.fallback.column_{heading}") for heading in headings]
    return Printed(
        Table(caption, columns, lines), tuple(dict.fromkeys(r["source_id"] for r in used))
    )


def _number(cell: str) -> str:
    return decimal_text(float(cell))


def _range(low: str, high: str) -> str:
    if not low:
        return "–"
    if not high:
        return text("page.fallback.from", low=_number(low))
    return _number(low) if low == high else f"{_number(low)}–{_number(high)}"


def _opioids() -> Printed:
    used = [row for row in rows("opioid_ratios") if row["table"] == TABLE]
    lines = [
        [
            row["substance"],
            text(f"calculators.route.{row['route']}"),
            _factor(row["route"], row["value"]),
            _range(row["low"], row["high"]) if row["low"] != row["high"] else "–",
        ]
        for row in used
    ]
    return _table("opioids", ("substance", "route", "ratio", "range"), lines, used)


def _factor(route: str, value: str) -> str:
    """What a dose is multiplied by; a patch's strength is no daily dose, and says so."""
    if route != PATCH:
        return text("calculators.omeq.ratio", ratio=_number(value))
    factor = text("calculators.omeq.ratio_patch", ratio=_number(value))
    return text("page.fallback.patch", factor=factor)


def _methadone() -> Printed:
    used = [row for row in rows("methadone_bands") if row["table"] == TABLE]
    lines = [
        [
            _range(row["morphine_low_mg_per_day"], row["morphine_high_mg_per_day"]),
            f"{_number(row['value'])} : 1",
        ]
        for row in used
    ]
    return _table("methadone", ("morphine", "methadone"), lines, used)


def _diazepam() -> Printed:
    used = [row for row in rows("diazepam_equivalents") if row["table"] == TABLE]
    lines = [
        [row["substance"], _range(row["low"] or row["value"], row["high"] or row["value"])]
        for row in used
    ]
    made = _table("diazepam", ("substance", "diazepam"), lines, used)
    [per_mg] = {row["diazepam_mg"] for row in used}
    caption = text("page.fallback.diazepam", mg=_number(per_mg))
    return made._replace(table=Table(caption, made.table.columns, made.table.rows))


def _driving() -> Printed:
    used = [row for row in rows("driving_rules") if row["rule"] == "most_dose"]
    lines = [
        [drug_label(r["applies_to"]), r["licence_groups"].replace(" ", ", "), _most(r)]
        for r in used
    ]
    return _table("driving", ("substance", "group", "most"), lines, used)


def _most(row: Row) -> str:
    if not float(row["value"]):
        return text("driving.limit_zero")
    unit = "mg OMEQ" if row["unit"] == OMEQ_UNIT else "mg"
    return f"{_number(row['value'])} {unit}"


def _reimbursement() -> Printed:
    by_name = {row["figure"]: row for row in rows("figures")}
    gp, clinic = (by_name[f"reimbursement_{who}_max_omeq_mg"] for who in ("gp", "clinic"))
    numbers = {"gp": _number(gp["value"]), "clinic": _number(clinic["value"])}
    lines = [
        [text(f"page.fallback.reimbursement_{key}", **numbers) for key in pair]
        for pair in (("low", "gp"), ("middle", "clinic"), ("other", "clinic"), ("high", "none"))
    ]
    return _table("reimbursement", ("dose", "applicant"), lines, [gp, clinic])


def _taper() -> Printed:
    by_rule: dict[str, Preset] = {}
    for substance in substances():
        by_rule |= {one.row["rule"]: one for one in presets(substance)}
    lines = [
        [one.issuer, _medicines(one), rule_text(one), weeks_text(one)] for one in by_rule.values()
    ]
    used = [one.row for one in by_rule.values()]
    return _table("taper", ("source", "medicines", "step", "duration"), lines, used)


def _medicines(preset: Preset) -> str:
    return preset.row["substance"] or text(f"page.fallback.class_{preset.row['substance_class']}")


_TABLES: Final[Mapping[str, Callable[[], Printed]]] = {
    "omeq": _opioids,
    "switch_opioid": _opioids,
    "methadone_from_morphine": _methadone,
    "diazepam": _diazepam,
    "driving": _driving,
    "reimbursement_71": _reimbursement,
    "taper": _taper,
    "taper_check": _taper,
}
