"""The form of a switch from one opioid regimen to another opioid."""

from __future__ import annotations

from functools import cache

from riktig.calculators.form import Choice, Field, Form, choices_from
from riktig.calculators.opioids.item import ROUTES
from riktig.calculators.opioids.methadone import REDUCTION
from riktig.calculators.opioids.omeq_form import (
    items_field,
    route_label,
    routes_by_substance,
    table_field,
)
from riktig.calculators.opioids.switch import MOST_REDUCTION_PERCENT
from riktig.calculators.substances import with_products
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
    routes = routes_by_substance()
    return Field(
        key="to",
        kind="group",
        label=text("calculators.switch_opioid.to.label"),
        fields=(
            Field(
                key="substance",
                kind="choice",
                label=text("calculators.omeq.substance.label"),
                choices=tuple(Choice(name, with_products(name)) for name in routes),
                free=True,
            ),
            Field(
                key="route",
                kind="choice",
                label=text("calculators.omeq.route.label"),
                required=False,
                default="oral",
                choices=choices_from({route: route_label(route) for route in ROUTES}),
                depends_on="substance",
                choices_by=routes,
            ),
        ),
    )


def _reduction_field() -> Field:
    percent = decimal_text(figure(REDUCTION).value or 0)
    return Field(
        key="reduction_percent",
        kind="number",
        label=text("calculators.switch_opioid.reduction_percent.label"),
        help=text("calculators.switch_opioid.reduction_percent.help", percent=percent),
        unit="%",
        minimum=0,
        maximum=MOST_REDUCTION_PERCENT,
    )
