"""The front page: where to start, and the doors. A door's line is a link once its page exists.

The doors stand in `text/nb/book.toml`. A line whose page is not in the book is not
shown, nor a door with no line; each appears by itself on the day its page is built.
"""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from riktig.text.catalogue import area
from riktig_book.html import rendered
from riktig_book.pages import unreviewed


class Doors(SphinxDirective):
    """Where to start, then all doors in the order of the text file."""

    def run(self) -> list[nodes.Node]:
        """The doors that open."""
        self.env.note_reread()
        texts = area("book")
        doors = [door for door in map(self._door, texts["doors"]) if door["built"]]
        return [
            rendered(
                "doors.html.j2",
                start={**texts["start"], "modules": self._modules(texts["start"]["modules"])},
                status=unreviewed(),
                doors=doors,
                ui=texts["ui"],
            )
        ]

    def _modules(self, modules: list[dict[str, str]]) -> list[dict[str, str]]:
        return [{**module, "url": self._url(module["page"])} for module in modules]

    def _door(self, door: dict[str, Any]) -> dict[str, Any]:
        lines: list[dict[str, str]] = door["lines"]
        built = [line for line in lines if self._exists(line)]
        return {
            "name": door["name"],
            "who": door["who"],
            "built": [{**line, "url": self._url(line["page"])} for line in built],
        }

    def _exists(self, line: dict[str, str]) -> bool:
        return line.get("page", "").partition("#")[0] in self.env.found_docs

    def _url(self, page: str) -> str:
        docname, _, anchor = page.partition("#")
        url: str = self.env.app.builder.get_relative_uri(self.env.docname, docname)
        return f"{url}#{anchor}" if anchor else url


def setup(app: Sphinx) -> None:
    """One directive."""
    app.add_directive("doors", Doors)
