"""Methadone against morphine: bands by daily morphine dose, with holes and overlaps.

The bands (HDIR-OMEQ-0.9, draft of 2021) are keyed on morphine, so the way from
methadone to morphine can have no answer or two. Then nothing is picked.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from riktig.calculators.answer import Answer, as_float
from riktig.calculators.opioids.opioid_table import (
    ABOUT,
    DEFAULT_TABLE,
    Band,
    in_band,
    methadone_bands,
)
from riktig.calculators.quantity import quantity
from riktig.clinical.tables import figure
from riktig.problem import Problem, Refused

MOST_MORPHINE_MG_PER_DAY = 10_000
# The figure of how much lower than the table a switch may start.
REDUCTION = "start_reduction_max_percent"


def consistent_bands(
    methadone_mg_per_day: Fraction, table: str
) -> tuple[tuple[Band, Fraction], ...]:
    """Bands whose own morphine range holds the morphine dose they give, with that dose."""
    pairs = ((band, methadone_mg_per_day * band.ratio) for band in methadone_bands(table))
    return tuple((band, omeq) for band, omeq in pairs if in_band(band, omeq))


def methadone_from_morphine(values: Mapping[str, object]) -> Answer:
    """Equianalgesic oral methadone for a daily oral morphine dose (mg a day).

    `Refused("methadone_undefined")` below the first band and between bands.
    """
    morphine = quantity(values.get("morphine_mg_per_day"), "morphine_mg_per_day")
    if morphine > MOST_MORPHINE_MG_PER_DAY:
        raise Refused("invalid_dose", field="morphine_mg_per_day")
    band = next((b for b in methadone_bands(DEFAULT_TABLE) if in_band(b, morphine)), None)
    if band is None:
        raise Refused(
            "methadone_undefined",
            field="morphine_mg_per_day",
            covered=covered_text(DEFAULT_TABLE),
        )
    return Answer(
        result={
            "ratio": as_float(band.ratio),
            "methadone_mg_per_day": as_float(morphine / band.ratio),
            "morphine_mg_per_day": as_float(morphine),
        },
        about=ABOUT,
        table=DEFAULT_TABLE,
        rows=(band.row,),
        warnings=(
            Problem("methadone_draft"),
            Problem("not_a_switch_dose", {"percent": figure(REDUCTION).value or 0}),
        ),
    )


def covered_text(table: str) -> str:
    """The morphine ranges the bands cover, for a message: "30-89, 90-299 ..."."""
    return ", ".join(
        f"{int(band.low)}–{int(band.high)}" if band.high is not None else f"≥ {int(band.low)}"
        for band in methadone_bands(table)
    )
