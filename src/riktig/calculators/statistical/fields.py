"""Fields that several of the statistics' forms share."""

from __future__ import annotations

from typing import Final

from riktig.calculators.form import Field, Form, Kind
from riktig.calculators.statistical.reading import (
    LEAST_CONF,
    MOST_CONF,
    MOST_COUNT,
    MOST_VALUE,
    MOST_VALUES,
)
from riktig.statistics.constants import constant
from riktig.text.catalogue import has_text, text

ABOUT: Final = "statistics"  # the kind of published table
PERCENT: Final = 100


def form(name: str, *fields: Field) -> Form:
    """A form whose texts stand under `statistics.<name>`."""
    return Form(
        name=name,
        title=text(f"statistics.{name}.title"),
        intro=text(f"statistics.{name}.intro"),
        fields=fields,
        submit=text("calculators.form.submit"),
    )


def label(name: str, key: str) -> str:
    """A field's label."""
    return text(f"statistics.{name}.{key}.label")


def help_text(name: str, key: str) -> str:
    """A field's help, where it has one."""
    found = f"statistics.{name}.{key}.help"
    return text(found) if has_text(found) else ""


def series_field(name: str, key: str = "values", *, required: bool = True) -> Field:
    """Numbers pasted from a column."""
    return Field(
        key=key,
        kind="numbers",
        label=label(name, key),
        help=help_text(name, key),
        maximum=MOST_VALUES,
        required=required,
    )


def optional_number(name: str, key: str, kind: Kind) -> Field:
    """A number that may stand empty."""
    return Field(
        key=key,
        kind=kind,
        label=label(name, key),
        help=help_text(name, key),
        required=False,
        minimum=1 if kind == "integer" else -MOST_VALUE,
        maximum=MOST_VALUES if kind == "integer" else MOST_VALUE,
    )


def count_field(name: str, key: str, most: int = MOST_COUNT) -> Field:
    """A whole number from 0."""
    return Field(
        key=key,
        kind="integer",
        label=label(name, key),
        help=help_text(name, key),
        minimum=0,
        maximum=most,
    )


def number_field(name: str, key: str, low: float, high: float) -> Field:
    """A number within limits."""
    return Field(
        key=key,
        kind="number",
        label=label(name, key),
        help=help_text(name, key),
        minimum=low,
        maximum=high,
    )


def usual_conf() -> float:
    """The confidence level where none is asked for."""
    return float(constant("interval_percent") / PERCENT)


def conf_field() -> Field:
    """The confidence level, as a share of 1."""
    return Field(
        key="conf",
        kind="number",
        label=text("statistics.conf.label"),
        help=text("statistics.conf.help"),
        required=False,
        default=str(usual_conf()),
        minimum=LEAST_CONF,
        maximum=MOST_CONF,
    )


def rows_field(name: str, *cells: Field, key: str = "rows", required: bool = True) -> Field:
    """Lines pasted from a spreadsheet: a name, and the cells beside it."""
    first = Field(key="id", kind="text", label=label(name, "id"))
    return Field(
        key=key,
        kind="table",
        label=label(name, key),
        help=help_text(name, key),
        maximum=MOST_VALUES,
        required=required,
        fields=(first, *cells),
    )
