"""The form of the calculator from morphine to methadone."""

from __future__ import annotations

from functools import cache

from riktig.calculators.form import Field, Form
from riktig.calculators.opioids.methadone import MOST_MORPHINE_MG_PER_DAY
from riktig.text.catalogue import text


@cache
def methadone_form() -> Form:
    """One number: oral morphine, mg a day."""
    return Form(
        name="methadone_from_morphine",
        title=text("calculators.methadone_from_morphine.title"),
        intro=text("calculators.methadone_from_morphine.intro"),
        fields=(
            Field(
                key="morphine_mg_per_day",
                kind="number",
                label=text("calculators.methadone_from_morphine.morphine_mg_per_day.label"),
                unit="mg",
                minimum=0,
                maximum=MOST_MORPHINE_MG_PER_DAY,
            ),
        ),
        submit=text("calculators.form.submit"),
    )
