"""What a reader sees of a switch: the start to discuss, or the equianalgesic dose alone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from riktig.calculators.answer import Answer
from riktig.calculators.card import Card, card, columns, has_all
from riktig.calculators.opioids.omeq_form import route_label
from riktig.text.catalogue import text
from riktig.text.formats import decimal_text
from riktig.view import Table

PREFIX = "calculators.switch_opioid"
COLUMNS = ("step", "amount", "range")


def switch_card(answer: Answer) -> Card:
    """The start where it may be shown; else what the table says is equal."""
    result = answer.result
    key = "start" if has_all(result, "start") else "equianalgesic"
    drug = text(
        "calculators.omeq.drug",
        substance=result["to"]["substance"],
        route=route_label(result["to"]["route"]),
    )
    return card(
        answer,
        title=text("calculators.switch_opioid.title"),
        headline=_amount(result, key),
        headline_label=text(f"calculators.switch_opioid.headline_label_{key}", drug=drug),
        copy_working=_line(result),
        range=_line(result),
        notes=_notes(result),
        working=Table(text(f"{PREFIX}.caption"), columns(PREFIX, COLUMNS), _steps(result)),
    )


def _number(value: float) -> str:
    return decimal_text(value, 1)


def _amount(result: Mapping[str, Any], key: str) -> str:
    unit = "patch" if result["unit"] == "ug/h" else "mg"
    return text(f"calculators.switch_opioid.amount_{unit}", dose=_number(result[key]))


def _line(result: Mapping[str, Any]) -> str:
    return text(
        "calculators.switch_opioid.line",
        omeq=_number(result["omeq_mg_per_day"]),
        equianalgesic=_amount(result, "equianalgesic"),
    )


def _steps(result: Mapping[str, Any]) -> list[list[str]]:
    lines = [
        [
            text("calculators.switch_opioid.step_omeq"),
            text("calculators.switch_opioid.amount_mg", dose=_number(result["omeq_mg_per_day"])),
            _range(result, "omeq_low", "omeq_high"),
        ]
    ]
    reduction = result["reduction_percent"]
    percent = "–" if reduction is None else _number(reduction)
    for key in ("equianalgesic", "start"):
        step = text(f"calculators.switch_opioid.step_{key}", percent=percent)
        if has_all(result, key):
            lines.append([step, _amount(result, key), _range(result, f"{key}_low", f"{key}_high")])
        elif reduction is not None:
            lines.append([step, text(f"{PREFIX}.start_not_shown"), "–"])
    return lines


def _range(result: Mapping[str, Any], low: str, high: str) -> str:
    """`39–60`, or a dash where the table gives one number."""
    ends = tuple(dict.fromkeys(_number(result[end]) for end in (low, high)))
    return "–".join(ends) if len(ends) > 1 else "–"


def _notes(result: Mapping[str, Any]) -> tuple[str, ...]:
    held = "none" if result["reduction_percent"] is None else "not_shown"
    notes = [
        *([] if has_all(result, "start") else [text(f"{PREFIX}.note_start_{held}")]),
        text("calculators.switch_opioid.note_not_an_order"),
        text("calculators.switch_opioid.note_form"),
    ]
    if has_all(result, "patch_ug_per_h"):
        strength = decimal_text(result["patch_ug_per_h"])
        notes.append(text("calculators.switch_opioid.note_patch", strength=strength))
    return tuple(notes)
