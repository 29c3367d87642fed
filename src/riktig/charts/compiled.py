"""Charts as Vega, which is what is drawn: compiled from Vega-Lite once, then bound to data.

Compiling does not look at data, so binding afterwards gives the very spec that compiling the
bound chart would have given (a test compares them). It spares a few milliseconds a picture.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from typing import Any, Final

from riktig.charts.catalogue import NAMES, spec
from riktig.charts.kept import kept

VEGA_LITE: Final = "6.4"


def bound(picture: Mapping[str, Any]) -> dict[str, Any]:
    """The Vega spec of a picture. KeyError for a chart, dataset or param that does not exist."""
    vega: dict[str, Any] = json.loads(vega_text(picture["chart"]))
    signals = {one["name"]: one for one in vega["signals"]}
    for name, value in picture["params"].items():
        signals[name]["value"] = value
    data = {one["name"]: one for one in vega["data"]}
    for name, rows in picture["data"].items():
        if name not in data:
            raise KeyError(f"chart {picture['chart']!r} has no dataset {name!r}")
        data[name]["values"] = list(rows)
    return vega


@cache
def vega_text(name: str) -> str:
    """A chart's Vega spec without data, as JSON. KeyError for an unknown chart."""
    if name not in NAMES:
        raise KeyError(name)
    return kept(name, lambda: _compiled(name))


def _compiled(name: str) -> str:
    import vl_convert

    return json.dumps(vl_convert.vegalite_to_vega(spec(name), vl_version=VEGA_LITE))
