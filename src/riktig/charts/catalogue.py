"""Which charts there are, their specs, and how data and words are bound to a spec.

A page binds in the same way as `filled`: the picture's data replace the named
datasets, its params replace the values of the spec's params.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import cache, partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from riktig.charts.look import locale

if TYPE_CHECKING:
    import altair as alt

NAMES = (
    "asked_bars",
    "asked_run",
    "before_after",
    "benchmark_dots",
    "day_series",
    "dose_risk",
    "figure_bars",
    "funnel_plot",
    "group_dots",
    "measure_group",
    "monthly_series",
    "of_hundred",
    "run_series",
    "series_chart",
    "share_bar",
    "sleep_nights",
    "table_ranges",
    "taper_plans",
    "taper_trajectory",
)


def _chart(name: str) -> alt.LayerChart:
    built: alt.LayerChart = import_module(f"riktig.charts.{name}").chart()
    return built


CHARTS: Mapping[str, Callable[[], alt.LayerChart]] = {name: partial(_chart, name) for name in NAMES}


@cache
def _spec_text(name: str) -> str:
    return json.dumps(CHARTS[name]().to_dict(), ensure_ascii=False, sort_keys=True)


def spec(name: str) -> dict[str, Any]:
    """A chart's Vega-Lite spec, without data. KeyError for an unknown chart."""
    loaded: dict[str, Any] = json.loads(_spec_text(name))
    return loaded


def filled(picture: Mapping[str, Any]) -> dict[str, Any]:
    """The spec of a picture with its data and words. KeyError for a name the chart lacks."""
    bound = spec(picture["chart"])
    params = {param["name"]: param for param in bound["params"]}
    for name, value in picture["params"].items():
        params[name]["value"] = value
    for name, rows in picture["data"].items():
        if name not in bound["datasets"]:
            raise KeyError(f"chart {picture['chart']!r} has no dataset {name!r}")
        bound["datasets"][name] = list(rows)
    return bound


def write_specs(folder: Path) -> tuple[Path, ...]:
    """Writes `<name>.json` for every chart, and `locale.json`, for the pages."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name in NAMES:
        path = folder / f"{name}.json"
        path.write_text(_spec_text(name), "utf-8")
        written.append(path)
    path = folder / "locale.json"
    path.write_text(json.dumps(locale(), ensure_ascii=False, sort_keys=True), "utf-8")
    return (*written, path)
