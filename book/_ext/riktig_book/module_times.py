"""`{module-times}`: how long each module takes to read, and how long its meeting lasts.

Reading is counted from the words of the pages, as under their titles; the meeting is the sum
of its running order. Nothing here is typed.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from riktig.text.catalogue import area
from riktig_book.html import rendered
from riktig_book.modules import meeting_of, modules
from riktig_book.reading import minutes
from riktig_book.whole_book import listed


def _lines(app: Sphinx, docname: str) -> Iterator[dict[str, Any]]:
    for module in sorted(modules(), key=lambda one: one["meeting"]):
        names = [f"modules/{module['id']}/{page}" for page in module["pages"]]
        pages = [name for name in names if name in app.env.all_docs]
        if pages:
            yield {
                "title": module["title"],
                "url": app.builder.get_relative_uri(docname, pages[0]),
                "pages": len(pages),
                "reading": sum(minutes(app.env.get_doctree(page)) for page in pages),
                "meeting": sum(step["minutes"] for step in meeting_of(module["id"])["steps"]),
            }


def _made(app: Sphinx, docname: str) -> nodes.Node:
    lines = list(_lines(app, docname))
    return rendered("module-times.html.j2", lines=lines, words=area("course")["times"])


def setup(app: Sphinx) -> None:
    """One directive."""
    listed(app, "module-times", _made)
