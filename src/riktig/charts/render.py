"""Pictures as SVG, the same bytes every time, and the Vega bundle that pages load."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from riktig.charts.catalogue import filled
from riktig.charts.look import locale

VEGA_LITE = "6.4"
_ID = re.compile(r'\bid="([^"]+)"')


def svg(picture: Mapping[str, Any], fonts: Path | None = None) -> str:
    """The picture as SVG. `fonts` is a folder of TTF files (see `riktig.paper.fonts`).

    vl-convert numbers its ids on through one process; they are renamed, so that
    the same picture is the same bytes and two on a page do not share an id.
    """
    import vl_convert

    if fonts is not None:
        _register(str(fonts))
    drawn: str = vl_convert.vegalite_to_svg(
        filled(picture),
        vl_version=VEGA_LITE,
        format_locale=locale()["number"],
        time_format_locale=locale()["time"],
        allowed_base_urls=[],
    )
    return _renamed(_spaced(drawn))


def save_vega_bundle(path: Path) -> None:
    """Vega, Vega-Lite and vegaEmbed as one script that sets `window.vegaEmbed`."""
    import vl_convert

    path.parent.mkdir(parents=True, exist_ok=True)
    bundle = vl_convert.javascript_bundle("window.vegaEmbed = vegaEmbed;", VEGA_LITE)
    path.write_text(f"(function(){{{bundle}}})();", "utf-8")


def _spaced(drawn: str) -> str:
    """A space between the lines of a text, so that words copied from it do not grow together."""
    return drawn.replace("</tspan><tspan", "</tspan> <tspan")


@cache
def _register(folder: str) -> None:
    import vl_convert

    vl_convert.register_font_directory(folder)


def _renamed(drawn: str) -> str:
    """Ids in order of appearance, then told from other pictures on the page by a digest."""
    for number, name in enumerate(dict.fromkeys(_ID.findall(drawn))):
        drawn = _id(drawn, name, f"picture-{number}")
    digest = sha256(drawn.encode()).hexdigest()[:8]
    for name in dict.fromkeys(_ID.findall(drawn)):
        drawn = _id(drawn, name, f"{name}-{digest}")
    return drawn


def _id(drawn: str, old: str, new: str) -> str:
    return drawn.replace(f'id="{old}"', f'id="{new}"').replace(f"(#{old})", f"(#{new})")
