"""`{keyword-index}`: the words of the book by letter, with the places they stand.

The words are Sphinx's own index entries: `{index}` in the chapters and the glossary's
terms. Sphinx's own index page speaks English and sorts as English does; this one does not.
"""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment.adapters.indexentries import IndexEntries
from sphinx.util.docutils import SphinxDirective

from riktig_book.html import rendered

ALPHABET = "abcdefghijklmnopqrstuvwxyzæøå"


class KeywordIndex(nodes.General, nodes.Element):
    """Placeholder: filled when every page has been read."""


class KeywordIndexDirective(SphinxDirective):
    """Leaves the placeholder."""

    def run(self) -> list[nodes.Node]:
        """The index depends on all other pages."""
        self.env.note_reread()
        return [KeywordIndex("")]


def norwegian_order(word: str) -> tuple[int, ...]:
    """A key that sorts æ, ø and å last, and signs before letters."""
    return tuple(ALPHABET.find(letter) for letter in word.casefold())


def _places(links: list[tuple[str, str]], app: Sphinx, docname: str) -> list[dict[str, str]]:
    """Each place once, with the title of the page it is on."""
    found: dict[str, dict[str, str]] = {}
    for _, uri in links:
        page, _, anchor = uri.partition("#")
        name = page.removesuffix(".html")
        url = app.builder.get_relative_uri(docname, name)
        title = app.env.titles[name].astext()
        found.setdefault(title, {"title": title, "url": f"{url}#{anchor}" if anchor else url})
    return list(found.values())


class _FromTheTop:
    """IndexEntries asks a builder for addresses relative to a page of its own."""

    def __init__(self, app: Sphinx) -> None:
        self.app = app

    def get_relative_uri(self, _from: str, to: str, typ: str | None = None) -> str:
        """The page's name as an address."""
        return self.app.builder.get_target_uri(to, typ)


def _words(app: Sphinx, docname: str) -> list[dict[str, Any]]:
    entries = IndexEntries(app.env).create_index(_FromTheTop(app))  # type: ignore[arg-type]
    words = []
    for _, listed in entries:
        for word, (links, below, _) in listed:
            places = _places(
                [*links, *(link for _, inner in below for link in inner)], app, docname
            )
            words.append({"word": word, "places": places})
    return sorted(words, key=lambda entry: norwegian_order(entry["word"]))


def _by_letter(words: list[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    letters: dict[str, list[dict[str, Any]]] = {}
    for entry in words:
        letters.setdefault(entry["word"][:1].upper(), []).append(entry)
    return letters


def _fill(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    for place in list(doctree.findall(KeywordIndex)):
        letters = _by_letter(_words(app, docname))
        place.replace_self(rendered("keyword-index.html.j2", letters=letters))


def setup(app: Sphinx) -> None:
    """Filled when all pages are read."""
    app.add_node(KeywordIndex)
    app.add_directive("keyword-index", KeywordIndexDirective)
    app.connect("doctree-resolved", _fill)
