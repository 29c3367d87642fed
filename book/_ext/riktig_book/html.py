"""HTML from the Jinja templates beside this file, as one raw node."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from docutils import nodes
from jinja2 import Environment, FileSystemLoader, StrictUndefined


@cache
def _templates() -> Environment:
    return Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def markup(template: str, **values: Any) -> str:
    """The template's HTML, escaped."""
    return _templates().get_template(template).render(**values)


def rendered(template: str, **values: Any) -> nodes.raw:
    """The template's HTML as a node."""
    return nodes.raw("", markup(template, **values), format="html")
