"""A reference distribution beside a measure: percentiles that somebody has published."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

PERCENTILES = (10, 25, 50, 75, 90)


class ReferenceRow(NamedTuple):
    """One measure's distribution among practices.

    `percentiles` are of 100, lowest first; the values are as people say them (a share in
    percent, a rate per what the measure says). `source` says whose numbers, and of when.
    """

    measure: str
    version: int
    percentiles: Mapping[int, float]
    source: str


Reference = Mapping[str, ReferenceRow]  # by measure
NO_REFERENCE: Reference = {}
