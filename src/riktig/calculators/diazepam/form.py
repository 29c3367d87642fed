"""The form of the diazepam calculator, made from the tables it computes with."""

from __future__ import annotations

from functools import cache

from riktig.calculators.diazepam.diazepam_table import (
    ABOUT,
    substances,
)
from riktig.calculators.diazepam.equivalents import MOST_DOSE_MG, MOST_ITEMS
from riktig.calculators.form import Choice, Field, Form
from riktig.calculators.substances import brand_choices, with_products
from riktig.calculators.table_field import issued_table_field
from riktig.text.catalogue import text


@cache
def diazepam_form() -> Form:
    """One row a substance with its dose a day, and the table."""
    return Form(
        name="diazepam",
        title=text("diazepam.title"),
        intro=text("diazepam.intro"),
        fields=(_items_field(), issued_table_field(ABOUT, "diazepam")),
        submit=text("calculators.form.submit"),
        add_row=text("calculators.form.add_row"),
        remove_row=text("calculators.form.remove_row"),
    )


def _items_field() -> Field:
    return Field(
        key="items",
        kind="list",
        label=text("diazepam.items.label"),
        maximum=MOST_ITEMS,
        fields=(
            Field(
                key="substance",
                kind="choice",
                label=text("diazepam.substance.label"),
                choices=tuple(Choice(name, with_products(name)) for name in substances()),
                brands=brand_choices(substances()),
                free=True,
            ),
            Field(
                key="dose_mg",
                kind="number",
                label=text("diazepam.dose_mg.label"),
                help=text("diazepam.dose_mg.help"),
                unit="mg",
                minimum=0,
                maximum=MOST_DOSE_MG,
            ),
        ),
    )
