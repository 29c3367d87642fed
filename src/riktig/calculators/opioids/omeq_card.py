"""What a reader sees of an OMEQ answer, and of methadone for morphine."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from riktig.calculators.answer import Answer
from riktig.calculators.card import Card, card, columns
from riktig.calculators.opioids.omeq_form import route_label
from riktig.calculators.opioids.opioid_table import METHADONE, methadone_bands, ratios
from riktig.clinical.tables import figure
from riktig.text.catalogue import text
from riktig.text.formats import decimal_text
from riktig.view import Table

PREFIX = "calculators.omeq"
COLUMNS = ("drug", "daily", "ratio", "omeq")


def omeq_card(answer: Answer) -> Card:
    """The card of an OMEQ answer."""
    result = answer.result
    headline = text("calculators.omeq.headline", omeq=decimal_text(result["omeq_mg_per_day"], 1))
    lines = [_omeq_row(item, answer.table) for item in result["items"]]
    working = "; ".join(
        text("calculators.omeq.working", drug=row[0], daily=row[1], omeq=row[3]) for row in lines
    )
    return card(
        answer,
        title=text("calculators.omeq.title"),
        headline=headline,
        headline_label=text("calculators.omeq.headline_label"),
        copy_working=working,
        range=_range_text(result),
        notes=_omeq_notes(result["omeq_mg_per_day"]),
        working=Table(text("calculators.omeq.caption"), columns(PREFIX, COLUMNS), lines),
    )


def _range_text(result: Mapping[str, Any]) -> str:
    low, high = result["low"], result["high"]
    if low == high:
        return text("calculators.omeq.range_none")
    return text("calculators.omeq.range", low=decimal_text(low, 1), high=decimal_text(high, 1))


def _omeq_row(item: Mapping[str, Any], table: str) -> list[str]:
    patch = item["unit"] == "ug/h"
    daily = item["dose"] if patch else item["dose"] * item["per_day"]
    return [
        text(
            "calculators.omeq.drug",
            substance=item["substance"],
            route=route_label(item["route"]),
        ),
        text(f"calculators.omeq.daily_{'patch' if patch else 'mg'}", dose=decimal_text(daily)),
        text(f"calculators.omeq.{_ratio_key(item, table)}", ratio=decimal_text(item["ratio"])),
        decimal_text(item["omeq_mg_per_day"], 2),
    ]


def _ratio_key(item: Mapping[str, Any], table: str) -> str:
    if item["substance"] == METHADONE and methadone_bands(table):
        return "ratio"
    unit = ratios(table)[item["substance"], item["route"]][0].unit
    keys = {"mg at ug/h": "ratio_printed", "mg/(ug/h)": "ratio_per_ug_h"}
    return keys.get(unit, "ratio_patch" if item["unit"] == "ug/h" else "ratio")


def _omeq_notes(omeq: float) -> tuple[str, ...]:
    """What the sum means, from the limits in `figures.csv`."""
    if not omeq:
        return ()
    percent = figure("start_reduction_max_percent").value
    notes = [text("calculators.omeq.note_not_a_switch_dose", percent=decimal_text(percent or 0))]
    overdose = figure("overdose_risk_from_omeq_mg").value or 0
    if omeq >= overdose:
        notes.append(text("calculators.omeq.note_overdose", limit=decimal_text(overdose)))
    for key, name in (("none", "clinic"), ("gp", "gp")):
        limit = figure(f"reimbursement_{name}_max_omeq_mg").value or 0
        if omeq > limit:
            key = f"calculators.omeq.note_reimbursement_{key}"
            notes.append(text(key, limit=decimal_text(limit)))
            break
    return tuple(notes)


def methadone_card(answer: Answer) -> Card:
    """The card of an answer from morphine to methadone."""
    result = answer.result
    methadone = decimal_text(result["methadone_mg_per_day"], 1)
    headline = text("calculators.methadone_from_morphine.headline", methadone=methadone)
    ratio_line = text(
        "calculators.methadone_from_morphine.ratio_line",
        ratio=decimal_text(result["ratio"]),
        morphine=decimal_text(result["morphine_mg_per_day"]),
    )
    return card(
        answer,
        title=text("calculators.methadone_from_morphine.title"),
        headline=headline,
        headline_label=text("calculators.methadone_from_morphine.headline_label"),
        copy_working=ratio_line,
        range=ratio_line,
    )
