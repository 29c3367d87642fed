"""The form of the scales: which one, the answers as numbers, and a cut-off where there are two."""

from __future__ import annotations

from functools import cache

from riktig.calculators.form import Choice, Field, Form
from riktig.calculators.scales.instruments import Instrument, cutoffs, instruments
from riktig.text.catalogue import text


@cache
def scale_form() -> Form:
    """The wording of the items is not shown: none in Norwegian with a licence was read."""
    known = instruments().values()
    return Form(
        name="scale",
        title=text("scales.title"),
        intro=text("scales.intro"),
        fields=(
            Field(
                key="instrument",
                kind="choice",
                label=text("scales.instrument.label"),
                choices=tuple(Choice(one.key, _label(one)) for one in known),
            ),
            Field(
                key="items",
                kind="scores",
                label=text("scales.items.label"),
                maximum=max(one.items for one in known),
                depends_on="instrument",
                scores_by={one.key: (one.items, one.low, one.high) for one in known},
            ),
            _cutoff_field(),
        ),
        submit=text("calculators.form.submit"),
    )


def _label(one: Instrument) -> str:
    return text(
        "scales.instrument_choice",
        name=one.row["name"],
        about=one.row["about"],
        items=one.items,
        low=one.low,
        high=one.high,
    )


def _cutoff_field() -> Field:
    """Only for the instruments that have more than one cut-off to choose between."""
    sets = {key: cutoffs(key) for key in instruments() if len(cutoffs(key)) > 1}
    return Field(
        key="cutoff_set",
        kind="choice",
        label=text("scales.cutoff_set.label"),
        help=text("scales.cutoff_set.help"),
        required=False,
        choices=tuple(
            Choice(name, one.rows[0]["name"])
            for found in sets.values()
            for name, one in found.items()
        ),
        shown_for={"instrument": tuple(sets)},
    )
