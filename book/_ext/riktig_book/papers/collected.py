"""Every paper of the book by page, kept with the environment as long as the page is not reread."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from riktig_book.papers.nodes import Paper
from riktig_book.papers.paper import PaperData, paper_of

ATTRIBUTE = "riktig_papers"


def by_page(env: Any) -> dict[str, list[PaperData]]:
    """The papers of each page that has some."""
    if not hasattr(env, ATTRIBUTE):
        setattr(env, ATTRIBUTE, {})
    found: dict[str, list[PaperData]] = getattr(env, ATTRIBUTE)
    return found


def in_order(env: Any) -> list[PaperData]:
    """All papers, in the order of the book's contents."""
    place = {docname: at for at, docname in enumerate(reading_order(env))}
    found = by_page(env)
    pages = sorted(found, key=lambda docname: (place.get(docname, len(place)), docname))
    return [paper for docname in pages for paper in found[docname]]


def reading_order(env: Any) -> list[str]:
    """The pages as the contents have them."""
    seen: list[str] = []

    def walk(docname: str) -> None:
        if docname not in seen:
            seen.append(docname)
            for child in env.toctree_includes.get(docname, ()):
                walk(child)

    walk(env.config.root_doc)
    return seen


def _collect(app: Sphinx, doctree: nodes.document) -> None:
    docname = app.env.docname
    found = [paper_of(node, docname) for node in doctree.findall(Paper)]
    if found:
        by_page(app.env)[docname] = found


def _purge(_app: Sphinx, env: Any, docname: str) -> None:
    by_page(env).pop(docname, None)


def _merge(_app: Sphinx, env: Any, docnames: Iterable[str], other: Any) -> None:
    theirs = by_page(other)
    by_page(env).update({name: theirs[name] for name in docnames if name in theirs})


def setup(app: Sphinx) -> None:
    """Noted when a page is read, forgotten when it is read again."""
    app.connect("doctree-read", _collect)
    app.connect("env-purge-doc", _purge)
    app.connect("env-merge-info", _merge)
