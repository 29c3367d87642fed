"""Roles for numbers that are no clinical facts: `{constructed}` and `{chosen}`.

No digit stands bare in the course's prose. A fact is fetched by `{number}`; these two mark the
rest: a detail of a made-up patient, and an organisational number that is our own choice.
"""

from __future__ import annotations

from typing import Any

from docutils import nodes
from docutils.parsers.rst.states import Inliner
from sphinx.application import Sphinx

from riktig_book.figures import RoleResult

WAYS = ("constructed", "chosen")


def _marked(
    name: str, rawtext: str, words: str, lineno: int, inliner: Inliner, *_: Any
) -> RoleResult:
    if not words.strip():
        message = inliner.reporter.error(f"{name}: empty", line=lineno)
        return [inliner.problematic(rawtext, rawtext, message)], [message]
    return [nodes.inline("", words, classes=[name])], []


def setup(app: Sphinx) -> None:
    """One function, two names."""
    for name in WAYS:
        app.add_role(name, _marked)
