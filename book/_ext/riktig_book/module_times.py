"""`{module-times}`: how long each module takes to read, and how long its meeting lasts.

Reading is counted from the words of the pages, as under their titles; the meeting is the sum
of its running order. Nothing here is typed.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from riktig.text.catalogue import area
from riktig_book.html import rendered
from riktig_book.reading import minutes
from riktig_book.root import ROOT


class ModuleTimes(nodes.General, nodes.Element):
    """Placeholder: filled when every page has been read."""


class ModuleTimesDirective(SphinxDirective):
    """Leaves the placeholder."""

    def run(self) -> list[nodes.Node]:
        """The times depend on the modules' pages."""
        self.env.note_reread()
        return [ModuleTimes("")]


def _modules() -> Iterator[tuple[str, dict[str, Any]]]:
    """Folder and definition of each module, in the order of the meetings."""
    found = [
        (path.parent.relative_to(ROOT).as_posix(), tomllib.loads(path.read_text("utf-8")))
        for path in ROOT.glob("modules/*/module.toml")
    ]
    return iter(sorted(found, key=lambda module: module[1]["meeting"]))


def _meeting_minutes(folder: str) -> int:
    """The minutes of the module's running order together."""
    order = tomllib.loads((ROOT / folder / "meeting.toml").read_text("utf-8"))
    return sum(step["minutes"] for step in order["steps"])


def _lines(app: Sphinx, docname: str) -> Iterator[dict[str, Any]]:
    for folder, module in _modules():
        names = [f"{folder}/{page}" for page in module["pages"]]
        pages = [name for name in names if name in app.env.all_docs]
        if pages:
            yield {
                "title": module["title"],
                "url": app.builder.get_relative_uri(docname, pages[0]),
                "pages": len(pages),
                "reading": sum(minutes(app.env.get_doctree(page)) for page in pages),
                "meeting": _meeting_minutes(folder),
            }


def _fill(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    for place in list(doctree.findall(ModuleTimes)):
        lines = list(_lines(app, docname))
        place.replace_self(
            rendered("module-times.html.j2", lines=lines, words=area("course")["times"])
        )


def setup(app: Sphinx) -> None:
    """Filled when all pages are read."""
    app.add_node(ModuleTimes)
    app.add_directive("module-times", ModuleTimesDirective)
    app.connect("doctree-resolved", _fill)
