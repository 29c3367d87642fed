"""A chart a question asks to be read: a picture, and the same numbers as a table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from riktig.text import decimal_text
from riktig_exercises.master_error import MasterError

KINDS = ("run", "bars")
KEYS = frozenset(("kind", "title", "labels", "values", "y_label"))


@dataclass(frozen=True)
class Chart:
    """One value a label, in the order drawn."""

    kind: str
    title: str
    labels: tuple[str, ...]
    values: tuple[float, ...]
    y_label: str

    def value_at(self, label: str, where: str) -> float:
        """The value of a label. `MasterError` if there is none."""
        if label not in self.labels:
            raise MasterError(where, f"the chart has no {label!r}")
        return float(self.values[self.labels.index(label)])

    def markdown(self, label_heading: str) -> str:
        """The numbers as a Markdown table."""
        lines = [f"| {label_heading} | {self.y_label} |", "|---|---:|"]
        pairs = zip(self.labels, self.values, strict=True)
        lines += [f"| {label} | {decimal_text(value)} |" for label, value in pairs]
        return "\n".join((f"**{self.title}**", "", *lines))


def read_chart(raw: Mapping[str, Any], where: str) -> Chart:
    """A chart from its TOML. `MasterError` for what is missing, unknown or uneven."""
    if set(raw) != KEYS:
        raise MasterError(where, f"a chart has exactly {sorted(KEYS)}")
    if raw["kind"] not in KINDS:
        raise MasterError(where, f"unknown chart {raw['kind']!r}")
    if len(raw["labels"]) != len(raw["values"]):
        raise MasterError(where, "a chart needs one label a value")
    if len(set(raw["labels"])) != len(raw["labels"]):
        raise MasterError(where, "two labels of a chart are the same")
    labels = tuple(str(label) for label in raw["labels"])
    return Chart(raw["kind"], raw["title"], labels, tuple(raw["values"]), raw["y_label"])
