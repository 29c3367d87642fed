"""Frames of the answer form, as Jinja templates in bokmål."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("riktig_exercises"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def rendered(name: str, **values: object) -> str:
    """A template filled, without blank lines: Markdown would end the HTML there."""
    html = _environment().get_template(f"form/{name}.html.j2").render(**values)
    return "\n".join(line for line in html.splitlines() if line.strip())
