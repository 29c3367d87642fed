"""`{keyword-index}`: the words of the book by letter, with the places they stand.

The words are Sphinx's own index entries: `{index}` in the chapters and the glossary's
terms. Sphinx's own index page speaks English and sorts as English does; this one does not.
"""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment.adapters.indexentries import IndexEntries

from riktig_book.html import rendered
from riktig_book.whole_book import link_to, listed

ALPHABET = "abcdefghijklmnopqrstuvwxyzæøå"


def norwegian_order(word: str) -> tuple[int, ...]:
    """A key that sorts æ, ø and å last, and signs before letters."""
    return tuple(ALPHABET.find(letter) for letter in word.casefold())


def _places(links: list[tuple[str, str]], app: Sphinx, docname: str) -> list[dict[str, str]]:
    """Each place once, with the title of the page it is on."""
    found: dict[str, dict[str, str]] = {}
    for _, uri in links:
        page, _, anchor = uri.partition("#")
        place = link_to(app, docname, page.removesuffix(".html"), anchor)
        found.setdefault(place["title"], place)
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
    for _, below_letter in entries:
        for word, (links, below, _) in below_letter:
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


def _made(app: Sphinx, docname: str) -> nodes.Node:
    return rendered("keyword-index.html.j2", letters=_by_letter(_words(app, docname)))


def setup(app: Sphinx) -> None:
    """One directive."""
    listed(app, "keyword-index", _made)
