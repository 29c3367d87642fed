"""Form and card of the check of one reduction."""

from __future__ import annotations

from functools import cache
from typing import Any, Final

from riktig.calculators.answer import Answer
from riktig.calculators.card import Card, card
from riktig.calculators.form import Form, choices_from
from riktig.calculators.taper.order import MOST_DOSE_MG
from riktig.calculators.taper.reduction import MAX_RULE, PACE_RULE, STEP_RULE
from riktig.calculators.taper.rules import BENZODIAZEPINE, CLASSES, DAYS_PER_WEEK, rule
from riktig.calculators.taper.schedule import MOST_DAYS
from riktig.calculators.taper.taper_form import named_field
from riktig.calculators.taper.words import length_text
from riktig.text.catalogue import text
from riktig.text.formats import decimal_text

PREFIX: Final = "taper.check"


@cache
def taper_check_form() -> Form:
    """Dose before and after, the days between, and what kind of medicine."""
    dose: dict[str, Any] = {"minimum": 0, "maximum": MOST_DOSE_MG}
    classes = choices_from({name: text(f"taper.class.{name}") for name in CLASSES})
    return Form(
        name="taper_check",
        title=text("taper.check.title"),
        intro=text("taper.check.intro"),
        fields=(
            named_field(PREFIX, "from_mg", "number", **dose),
            named_field(PREFIX, "to_mg", "number", **dose),
            named_field(PREFIX, "days", "integer", minimum=1, maximum=MOST_DAYS),
            named_field(
                PREFIX,
                "substance_class",
                "choice",
                required=False,
                default=BENZODIAZEPINE,
                choices=classes,
            ),
        ),
        submit=text("taper.check.submit"),
    )


def taper_check_card(answer: Answer) -> Card:
    """The card of one reduction."""
    result = answer.result
    percent = decimal_text(result["reduction_percent"], 1)
    doses = {key: decimal_text(result[key]) for key in ("from_mg", "to_mg")}
    return card(
        answer,
        title=text("taper.check.title"),
        headline=text("taper.check.headline", percent=percent),
        headline_label=text(
            "taper.check.headline_label", length=length_text(result["days"]), **doses
        ),
        copy_working=text("taper.check.working", days=result["days"], percent=percent, **doses),
        notes=_notes(answer),
    )


def _notes(answer: Answer) -> tuple[str, ...]:
    result = answer.result
    if result["within_pitt_max"] is not None:
        key = "within_pitt" if result["within_pitt_max"] else "over_pitt"
        return (text(f"taper.check.{key}", max=decimal_text(float(rule(STEP_RULE)["step_high"]))),)
    if result["within_asam_max"] is None:
        return (text("taper.check.not_told"),)
    most, pace = rule(MAX_RULE), rule(PACE_RULE)
    days = int(most["interval_days_low"])
    notes = [
        text(
            f"taper.check.{'within' if result['within_asam_max'] else 'over'}",
            max=decimal_text(float(most["step_high"])),
            days=days,
        ),
        text(
            f"taper.check.{'within_pace' if result['within_asam_initial_pace'] else 'over_pace'}",
            low=decimal_text(float(pace["step_low"])),
            high=decimal_text(float(pace["step_high"])),
            from_weeks=int(pace["interval_days_low"]) // DAYS_PER_WEEK,
            to_weeks=int(pace["interval_days_high"]) // DAYS_PER_WEEK,
        ),
        text("taper.check.note_of_what"),
    ]
    if result["days"] > days:
        notes.append(text("taper.check.note_long", days=days))
    return tuple(notes)
