"""The parts of the book's contents."""

from __future__ import annotations

from sphinx import addnodes
from sphinx.application import Sphinx

from riktig_book.papers.collected import reading_order


def parts(app: Sphinx) -> list[tuple[str, list[str]]]:
    """Each part's caption with all its pages in order."""
    order = reading_order(app.env)
    made = []
    for tree in app.env.get_doctree(app.config.root_doc).findall(addnodes.toctree):
        held: set[str] = set()
        for docname in tree["includefiles"]:
            _gather(app, docname, held)
        made.append((tree.get("caption") or "", [name for name in order if name in held]))
    return made


def _gather(app: Sphinx, docname: str, held: set[str]) -> None:
    if docname not in held:
        held.add(docname)
        for child in app.env.toctree_includes.get(docname, ()):
            _gather(app, child, held)
