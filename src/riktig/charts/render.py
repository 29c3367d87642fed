"""Pictures as SVG, the same bytes every time, and the Vega bundle that pages load."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache, lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from riktig.charts.compiled import VEGA_LITE, bound, vega_text
from riktig.charts.letters import measurable
from riktig.charts.look import locale
from riktig.charts.margins import widened
from riktig.charts.stand_ins import put_back, replaced

_ID = re.compile(r'\bid="([^"]+)"')
# What Vega tells a screen reader, in English, letter by letter. Each picture has an alt text of
# ours, and whoever shows it says that it is one picture.
_SPOKEN = re.compile(
    r' (?:aria-[a-z]+="[^"]*"|role="graphics-[a-z]+"|pointer-events="none"|class="[^"]*")'
)
_KEPT: Final = 32  # pictures: those that a group's report and its slides share


def svg(picture: Mapping[str, Any], fonts: Path | None = None) -> str:
    """The picture as SVG. `fonts` is a folder of TTF files (see `riktig.paper.fonts`).

    vl-convert numbers its ids on through one process; they are renamed, so that
    the same picture is the same bytes and two on a page do not share an id.
    """
    return _svg(json.dumps(picture, ensure_ascii=False), fonts)


@lru_cache(_KEPT)
def _svg(written: str, fonts: Path | None) -> str:
    picture = json.loads(written)
    if fonts is not None:
        _register(str(fonts))
    drawn = _drawn_with_stand_ins(picture, fonts) or _drawn(bound(picture))
    return _renamed(_spaced(_SPOKEN.sub("", drawn)))


def _drawn(vega: dict[str, Any]) -> str:
    import vl_convert

    found: str = vl_convert.vega_to_svg(
        vega,
        format_locale=locale()["number"],
        time_format_locale=locale()["time"],
        allowed_base_urls=[],
    )
    return found


def _drawn_with_stand_ins(picture: Mapping[str, Any], fonts: Path | None) -> str:
    """As `_drawn`, several times faster; empty where it cannot be."""
    if fonts is None or not measurable(fonts):
        return ""
    swapped = replaced(picture, vega_text(picture["chart"]))
    if swapped is None:
        return ""
    stood_in, words = swapped
    vega = bound(stood_in)
    for axis in vega.get("axes", ()):
        axis["labelLimit"] = 0  # a label is measured once more to see whether it must be cut
    return widened(put_back(_drawn(vega), words), fonts)


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
