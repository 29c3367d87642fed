"""What a reader sees of a DDD answer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from riktig.calculators.answer import Answer
from riktig.calculators.card import Card, card, has_all
from riktig.calculators.consumption.ddd import COUNTED_IN_UNITS
from riktig.calculators.opioids.opioid_table import METHADONE
from riktig.clinical.tables import rows
from riktig.text.catalogue import text
from riktig.text.formats import decimal_text


def ddd_card(answer: Answer) -> Card:
    """The number of DDD, how it was reckoned, and the OMEQ of an opioid."""
    result = answer.result
    line = _line(result)
    return card(
        answer,
        title=text("calculators.ddd.title"),
        headline=text("calculators.ddd.headline", ddd=decimal_text(result["ddd"], 1)),
        headline_label=text("calculators.ddd.headline_label"),
        copy_working=f"{result['substance']}: {line}",
        range=line,
        notes=_notes(result),
    )


def _line(result: Mapping[str, Any]) -> str:
    numbers = {
        key: decimal_text(result[name])
        for key, name in (
            ("units", "units"),
            ("ddd", "ddd_value"),
            ("strength", "strength_mg"),
            ("strength", "strength_ug_per_h"),
            ("hours", "hours_worn"),
            ("total", "mg"),
        )
        if has_all(result, name)
    }
    if result["ddd_unit"] == COUNTED_IN_UNITS:
        return text("calculators.ddd.line_units", **numbers)
    kind = "patch" if has_all(result, "hours_worn") else "mg"
    return text(f"calculators.ddd.line_{kind}", **numbers)


def _notes(result: Mapping[str, Any]) -> tuple[str, ...]:
    notes = [text("calculators.ddd.note_meaning")]
    if result["ddd_unit"] == COUNTED_IN_UNITS:
        notes.append(text("calculators.ddd.note_units"))
    if has_all(result, "omeq_mg"):
        notes.append(text("calculators.ddd.omeq", omeq=decimal_text(result["omeq_mg"], 1)))
    elif _is_opioid(result["atc"]):
        key = "omeq_methadone" if result["counts_as"] == METHADONE else "omeq_none"
        notes.append(text(f"calculators.ddd.{key}"))
    return tuple(notes)


def _is_opioid(atc: str) -> bool:
    return any(row["atc"] == atc and row["class"] == "opioid" for row in rows("substances"))
