"""The contents beside a page: one fold a part of the book, open where the reader is.

Sphinx writes the whole list in one row. With a dozen parts that is longer than any
screen, so each caption becomes the summary of a fold. No script is needed.
"""

from __future__ import annotations

import re
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

PART = re.compile(
    r'<p class="caption"[^>]*><span class="caption-text">(?P<name>.*?)</span></p>\s*'
    r"(?P<list><ul.*?)(?=<p class=\"caption\"|\Z)",
    re.DOTALL,
)
CURRENT = re.compile(r'<a class="current reference internal"')


def folded(contents: str) -> str:
    """Sphinx's list of contents with a fold a part; the part with the page is open."""
    marked = CURRENT.sub('<a aria-current="page" class="current reference internal"', contents)
    return PART.sub(_fold, marked)


def _fold(part: re.Match[str]) -> str:
    opened = " open" if 'class="current"' in part["list"] else ""
    name = f"<summary>{part['name']}</summary>"
    return f'<details class="part"{opened}>{name}{part["list"].strip()}</details>\n'


def _page(
    _app: Sphinx,
    _pagename: str,
    _template: str,
    context: dict[str, Any],
    _doctree: nodes.document | None,
) -> None:
    toctree = context["toctree"]
    contents = toctree(maxdepth=1, collapse=False, includehidden=True, titles_only=True)
    context["contents"] = folded(contents or "")


def setup(app: Sphinx) -> None:
    """Before the page's own handler, which only adds."""
    app.connect("html-page-context", _page, priority=800)
