"""Opioid and benzodiazepine at the same time, as PQA counts it (PQA-COB)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from riktig.calculators.answer import Answer
from riktig.calculators.indicators.criterion import (
    MOST_COUNT,
    MOST_DAYS,
    answer,
    criterion,
    threshold,
    whole,
)

TABLE: Final = "PQA-COB"


def concurrent_opioid_bzd(values: Mapping[str, Any]) -> Answer:
    """Whether a person is in the denominator, and in the numerator.

    Age and the diagnoses the measure leaves out are not asked for: the card says so.
    `Refused("indicator_number")` for what is no whole number.
    """
    claims = whole(values.get("opioid_claims"), "opioid_claims", MOST_COUNT)
    days = whole(values.get("opioid_days"), "opioid_days", MOST_DAYS)
    others = whole(values.get("bzd_claims"), "bzd_claims", MOST_COUNT)
    overlap = whole(values.get("overlap_days"), "overlap_days", MOST_DAYS)
    below = (
        criterion("opioid_claims", claims, "cob_min_opioid_claims"),
        criterion("opioid_days", days, "cob_min_opioid_days"),
    )
    above = (
        criterion("bzd_claims", others, "cob_min_bzd_claims"),
        criterion("overlap", overlap, "concurrent_overlap_days"),
    )
    denominator = all(one.met for one in below)
    result = {
        "in_denominator": denominator,
        "in_numerator": denominator and all(one.met for one in above),
    }
    return answer(TABLE, result, (*below, *above), threshold("cob_min_age"))
