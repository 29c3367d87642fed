"""What a reader sees: counted or not, and each condition with its limit."""

from __future__ import annotations

from typing import Any

from riktig.calculators.answer import Answer
from riktig.calculators.card import Card, card, columns
from riktig.calculators.indicators.criterion import threshold
from riktig.clinical.tables import number
from riktig.text.catalogue import text
from riktig.text.formats import decimal_text
from riktig.view import Table

COLUMNS = ("criterion", "given", "met")
# The limits each condition's words are filled with.
LIMITS = {
    "age": ("ki65_min_age",),
    "ddd": ("ki65_much_ddd",),
    "washout": ("hamina_washout_days",),
    "apart": ("hamina_min_gap_days", "hamina_max_gap_days"),
    "units": ("hamina_min_units", "hamina_units_until_day"),
    "opioid_claims": ("cob_min_opioid_claims",),
    "opioid_days": ("cob_min_opioid_days",),
    "bzd_claims": ("cob_min_bzd_claims",),
    "overlap": ("concurrent_overlap_days",),
}


def _limit(name: str) -> str:
    return decimal_text(number(threshold(name)["value"]) or 0)


def _words(name: str) -> str:
    limits = [_limit(limit) for limit in LIMITS[name]]
    return text(f"indicators.criterion.{name}", limit=limits[0], other=limits[-1])


def _line(one: dict[str, Any]) -> list[str]:
    given = one["given"]
    shown = text("indicators.none_found") if given is None else decimal_text(given)
    return [_words(one["criterion"]), shown, text(f"indicators.{'met' if one['met'] else 'unmet'}")]


def _card(name: str, answer: Answer, state: str, notes: tuple[str, ...]) -> Card:
    lines = [_line(one) for one in answer.result["criteria"]]
    failing = [
        row[0] for row, one in zip(lines, answer.result["criteria"], strict=True) if not one["met"]
    ]
    why = text("indicators.why_not", conditions="; ".join(failing)) if failing else ""
    return card(
        answer,
        title=text(f"indicators.{name}.title"),
        headline=text(f"indicators.{name}.{state}"),
        headline_label=text(f"indicators.{name}.headline_label"),
        copy_working=why or text("indicators.all_met"),
        notes=(*((why,) if why else ()), *notes, text("indicators.note_many")),
        tables=(Table(text("indicators.caption"), columns("indicators", COLUMNS), lines),),
    )


def elderly_card(answer: Answer) -> Card:
    """Counted as much, not counted as much, or too young to be in the indicator."""
    result = answer.result
    outside = "counted" if result["counts_as_much"] else "not_counted"
    state = outside if result["in_denominator"] else "outside"
    notes = (text("indicators.quality_indicator_65.note"),)
    return _card("quality_indicator_65", answer, state, notes)


def long_term_card(answer: Answer) -> Card:
    """New and long-term, in words."""
    new, long = answer.result["new_user"], answer.result["long_term"]
    state = f"{'new' if new else 'not_new'}_{'long' if long else 'not_long'}"
    notes = (text("indicators.long_term_opioid.note"),)
    return _card("long_term_opioid", answer, state, notes)


def cob_card(answer: Answer) -> Card:
    """In the numerator, in the denominator only, or in neither."""
    result = answer.result
    below = "denominator" if result["in_denominator"] else "neither"
    state = "numerator" if result["in_numerator"] else below
    notes = (text("indicators.concurrent_opioid_bzd.note", age=_limit("cob_min_age")),)
    return _card("concurrent_opioid_bzd", answer, state, notes)
