"""Frames of the interactive pages, as Jinja templates in bokmål."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("riktig_widgets"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def rendered(name: str, **values: object) -> str:
    """A template filled; blank lines are taken out, since Markdown would end the HTML there."""
    html = _environment().get_template(name).render(**values)
    return "\n".join(line for line in html.splitlines() if line.strip())
