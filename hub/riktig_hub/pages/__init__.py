"""The pages the server makes itself: errors, in the look of the book."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, Template

from riktig.paper.theme import css_variables
from riktig.text import text
from riktig_hub.web.places import Way

# Statuses with words of their own; others under 500 are "refused".
_WORDS = {
    403: "no_access",
    404: "not_found",
    405: "not_found",
    410: "old_address",
    413: "too_large",
    503: "full",
}


@cache
def _template() -> Template:
    loader = FileSystemLoader(Path(__file__).parent)
    return Environment(loader=loader, autoescape=True).get_template("error.html.j2")


@cache
def error_style() -> str:
    """The style that stands in every error's page."""
    return error_page(404).partition("<style>")[2].partition("</style>")[0]


@cache
def error_page(status: int, instead: str = "", words: str = "", way: Way | None = None) -> str:
    """The whole page for a status code: what happened, what to do, the way back or round."""
    words = words or _WORDS.get(status, "refused" if status < 500 else "failed")
    return _template().render(
        status=status,
        title=text(f"hub.page.{words}.title"),
        body=text(f"hub.page.{words}.body"),
        back=text("hub.page.back"),
        instead=instead,
        way=way,
        without=text("hub.page.without"),
        variables=css_variables(),
    )
