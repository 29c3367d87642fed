"""What a measure says of its place in the feedback report."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Literal, NamedTuple

from riktig.clinical.tables import rows
from riktig.measures.check import expect, is_count, one_of

Control = Literal["own", "shared"]
Module = Literal["anxiety", "sleep", "chronic_pain"]
CONTROLS: Final = ("own", "shared")
MODULES: Final = ("anxiety", "sleep", "chronic_pain")
_FIELDS: Final = ("control", "goal", "module", "order", "topic")


class ReportPart(NamedTuple):
    """A measure that is compared and reported.

    `order` is its place among those that are. `control` is "own" where the doctor decides alone,
    "shared" where hospitals and others start it too. `module` is the course module it belongs
    to, `goal` the course's goal it serves and `topic` a row of `guideline_topics.csv`.
    """

    order: int
    control: Control
    module: Module
    goal: str
    topic: str


def report_part(entry: Mapping[str, Any] | None) -> ReportPart | None:
    """The part from its table; `None` where the measure has none. `InvalidMeasure` if wrong."""
    if entry is None:
        return None
    expect("report", entry, isinstance(entry, Mapping), "a table")
    expect("report", sorted(entry), sorted(entry) == list(_FIELDS), f"the fields {list(_FIELDS)}")
    order, goal, topic = entry["order"], entry["goal"], entry["topic"]
    expect("report.order", order, is_count(order), "a whole number from 1")
    one_of("report.control", entry["control"], CONTROLS)
    one_of("report.module", entry["module"], MODULES)
    told = isinstance(goal, str) and goal.strip().endswith(".")
    expect("report.goal", goal, told, "one sentence")
    one_of("report.topic", topic, tuple(row["topic"] for row in rows("guideline_topics")))
    return ReportPart(order, entry["control"], entry["module"], goal, topic)
