"""The form and the card of individual reimbursement (-71)."""

from __future__ import annotations

from functools import cache

from riktig.calculators.answer import Answer
from riktig.calculators.card import Card, card
from riktig.calculators.form import Field, Form
from riktig.calculators.opioids.reimbursement import (
    CLINIC_LIMIT,
    GP_LIMIT,
    MOST_OMEQ_MG_PER_DAY,
    YEARS,
    limit,
)
from riktig.text.catalogue import text
from riktig.text.formats import decimal_text


@cache
def reimbursement_form() -> Form:
    """Methadone, whether the pain is clarified, and the dose where it is needed."""
    return Form(
        name="reimbursement_71",
        title=text("calculators.reimbursement_71.title"),
        intro=text("calculators.reimbursement_71.intro"),
        fields=(
            Field(
                key="methadone",
                kind="boolean",
                label=text("calculators.reimbursement_71.methadone.label"),
            ),
            Field(
                key="pain_clarified",
                kind="boolean",
                label=text("calculators.reimbursement_71.pain_clarified.label"),
                help=text("calculators.reimbursement_71.pain_clarified.help"),
            ),
            Field(
                key="omeq_mg_per_day",
                kind="number",
                label=text("calculators.reimbursement_71.omeq_mg_per_day.label"),
                help=text("calculators.reimbursement_71.omeq_mg_per_day.help"),
                unit="mg",
                minimum=0,
                maximum=MOST_OMEQ_MG_PER_DAY,
                shown_for={"methadone": ("false",)},
            ),
        ),
        submit=text("calculators.form.submit"),
    )


def reimbursement_card(answer: Answer) -> Card:
    """Who may apply, why, and what the rule does not say."""
    words = {
        "gp": decimal_text(limit(GP_LIMIT)),
        "clinic": decimal_text(limit(CLINIC_LIMIT)),
        "years": decimal_text(limit(YEARS)),
    }
    result = answer.result
    why = text(f"calculators.reimbursement_71.reason.{result['reason']}", **words)
    names = ["note_not_a_ban", "note_not_for", "note_more_conditions"]
    names += ["note_years"] if result["applicant"] != "not_covered" else []
    names += ["note_methadone_dose"] if result["omeq_mg_per_day"] is None else []
    return card(
        answer,
        title=text("calculators.reimbursement_71.title"),
        headline=text(f"calculators.reimbursement_71.applicant.{result['applicant']}"),
        headline_label=text("calculators.reimbursement_71.headline_label"),
        copy_working=why,
        range=why,
        notes=tuple(text(f"calculators.reimbursement_71.{name}", **words) for name in names),
    )
