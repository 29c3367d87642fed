"""How every chart looks: the theme's tokens and one Vega-Lite configuration.

The tokens are a data file of `riktig.paper`, read as data so that the one-way
rule of imports stands.
"""

from __future__ import annotations

import json
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

WIDTH = 440  # px; on a phone the picture shrinks to about 350 and stays legible


@cache
def tokens() -> dict[str, dict[str, str]]:
    """All tokens by table: light, dark, type, marks."""
    return tomllib.loads(files("riktig").joinpath("paper", "theme.toml").read_text("utf-8"))


@cache
def locale() -> dict[str, Any]:
    """`{"number": ..., "time": ...}` in d3's form: one for vegaEmbed and for vl-convert."""
    source = files("riktig.charts").joinpath("locale.json").read_text("utf-8")
    loaded: dict[str, Any] = json.loads(source)
    return loaded


def configuration() -> dict[str, Any]:
    """The `config` of every chart: quiet axes, dark text, no frame, no background."""
    light = tokens()["light"]
    font = f"'{tokens()['type']['family']}', sans-serif"
    words = {"labelFont": font, "titleFont": font, "labelFontSize": 13, "titleFontSize": 13}
    return {
        "background": "transparent",
        "font": font,
        "view": {"stroke": None},
        "text": {"font": font, "fontSize": 13, "color": light["ink"]},
        "title": {
            "font": font,
            "fontSize": 16,
            "fontWeight": 600,
            "color": light["ink"],
            "anchor": "start",
            "frame": "group",
            "offset": 12,
            "lineHeight": 20,
        },
        "axis": {
            **words,
            "labelColor": light["ink"],
            "titleColor": light["quiet"],
            "titleFontWeight": "normal",
            "gridColor": light["line"],
            "domainColor": light["muted"],
            "tickColor": light["muted"],
        },
        "legend": {**words, "labelColor": light["ink"], "titleColor": light["quiet"]},
    }
