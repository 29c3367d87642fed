"""What the course has published before, as a column of the same table. Rows of `figures.csv`."""

from __future__ import annotations

from dataclasses import dataclass

from riktig.clinical.tables import figure
from riktig_hub.outcomes.categories import CHANGES

ROWS = {
    "enrolled": "skil_registered",
    "started": "skil_started",
    "completed": "skil_completed",
    "in_practice": "skil_in_practice",
    "changed": "skil_changed",
    "changed_percent": "skil_with_changes_percent",
    "tapers_started_by": "skil_tapers_started",
    "tapers_started_mean": "skil_tapers_mean",
    "tapers_completed_by": "skil_taper_finished",
    "tapers_completed_mean": "skil_taper_finished_mean",
    "other_measures": "skil_other_measures",
}


@dataclass(frozen=True)
class Published:
    """The earlier figures, by the same names as `Status`, and where they stand."""

    values: dict[str, float]
    changes: dict[str, float]
    source: str


def published() -> Published:
    """The course's figures by the end of 2022, from its own slides."""
    rows = {key: figure(name) for key, name in ROWS.items()}
    return Published(
        values={key: _value(row.value) for key, row in rows.items()},
        changes={key: _value(figure(name).value) for key, name in CHANGES.items()},
        source=rows["enrolled"].source_id,
    )


def _value(value: float | None) -> float:
    if value is None:
        raise ValueError("a published figure without a value")
    return value
