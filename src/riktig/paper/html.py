"""HTML that stands alone: CSS, fonts and pictures inside one file, no script, nothing fetched."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from riktig.paper import fonts
from riktig.paper.theme import css_variables

if TYPE_CHECKING:
    from jinja2 import Environment

WEIGHTS = {"400-normal": 400, "600-normal": 600}


@cache
def environment(package: str) -> Environment:
    """Templates of a package's `templates/` folder, and of this one's as `paper/...`.

    Everything is escaped; only pictures, which are our own SVG, are put in as they are.
    """
    from jinja2 import Environment, PackageLoader, PrefixLoader, StrictUndefined

    own = PackageLoader("riktig.paper")
    return Environment(
        loader=PrefixLoader({"paper": own, "page": PackageLoader(package)}),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def page(package: str, template: str, document: Mapping[str, Any]) -> str:
    """A document by one of a package's templates."""
    found = environment(package).get_template(f"page/{template}")
    return found.render(document=document, style=style())


@cache
def style() -> str:
    """The inline style: fonts, theme tokens, and the rules of paper."""
    rules = files("riktig.paper").joinpath("templates", "paper.css").read_text("utf-8")
    return font_faces() + css_variables() + rules


def font_faces() -> str:
    """The web fonts as data; empty where they are missing, and the reader's own font serves."""
    found = fonts.web_fonts()
    return "".join(
        f"@font-face{{font-family:'{fonts.FAMILY}';font-weight:{weight};font-display:swap;"
        f"src:url(data:font/woff2;base64,{base64.b64encode(found[name].read_bytes()).decode()})"
        f" format('woff2')}}\n"
        for name, weight in WEIGHTS.items()
        if name in found
    )
