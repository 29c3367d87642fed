"""The form of a switch from one opioid regimen to another opioid."""

from __future__ import annotations

from functools import cache

from riktig.calculators.form import Field, Form
from riktig.calculators.opioids.methadone import REDUCTION
from riktig.calculators.opioids.omeq_form import (
    items_field,
    route_field,
    substance_field,
    table_field,
)
from riktig.calculators.opioids.switch import MOST_REDUCTION_PERCENT
from riktig.clinical.tables import figure
from riktig.text.catalogue import text
from riktig.text.formats import decimal_text


@cache
def switch_form() -> Form:
    """The opioids of today, the new one, how much lower to start, and the table."""
    return Form(
        name="switch_opioid",
        title=text("calculators.switch_opioid.title"),
        intro=text("calculators.switch_opioid.intro"),
        fields=(items_field(), _to_field(), _reduction_field(), table_field()),
        submit=text("calculators.form.submit"),
        add_row=text("calculators.form.add_row"),
        remove_row=text("calculators.form.remove_row"),
    )


def _to_field() -> Field:
    return Field(
        key="to",
        kind="group",
        label=text("calculators.switch_opioid.to.label"),
        fields=(substance_field(), route_field()),
    )


def _reduction_field() -> Field:
    percent = decimal_text(figure(REDUCTION).value or 0)
    return Field(
        key="reduction_percent",
        kind="number",
        label=text("calculators.switch_opioid.reduction_percent.label"),
        help=text("calculators.switch_opioid.reduction_percent.help", percent=percent),
        unit="%",
        required=False,
        minimum=0,
        maximum=MOST_REDUCTION_PERCENT,
    )
