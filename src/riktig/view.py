"""What a face shows beside its words: tables and pictures, ready to draw."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Table:
    """A table whose cells are already written in bokmål."""

    caption: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]

    def as_dict(self) -> dict[str, Any]:
        """The JSON that pages and reports take."""
        return {
            "caption": self.caption,
            "columns": list(self.columns),
            "rows": [list(row) for row in self.rows],
        }


@dataclass(frozen=True)
class Picture:
    """What a chart of `riktig.charts` needs: its name, named data, params and alt text."""

    chart: str
    data: Mapping[str, Sequence[Mapping[str, Any]]]
    params: Mapping[str, Any]
    alt: str

    def as_dict(self) -> dict[str, Any]:
        """The JSON that pages and reports take."""
        return {
            "chart": self.chart,
            "data": {name: [dict(row) for row in rows] for name, rows in self.data.items()},
            "params": dict(self.params),
            "alt": self.alt,
        }
