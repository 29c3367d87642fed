"""Roles that fetch a published number: `{number}`, `{number-word}`, `{decrease}`, `{interval}`.

A number in a chapter is never typed. The role writes it as Norwegians do and links
it to its row in the table of numbers, with source and place as the link's title.
"""

from __future__ import annotations

from typing import Any

from docutils import nodes
from docutils.parsers.rst.states import Inliner
from sphinx.application import Sphinx

from riktig.clinical.tables import Row, figure, rows
from riktig.clinical.written import WAYS, short_name
from riktig.text import text
from riktig.text.catalogue import area
from riktig_book.root import TABLES_PAGE

RoleResult = tuple[list[nodes.Node], list[nodes.system_message]]


def row_of(name: str) -> Row:
    """The row of figures.csv, for its place and confidence."""
    return next(row for row in rows("figures") if row["figure"] == name)


def link(env: Any, anchor: str, shown: str, **attributes: Any) -> nodes.reference:
    """A link into the table of numbers, written as a relative address."""
    uri = env.app.builder.get_relative_uri(env.docname, TABLES_PAGE) + f"#{anchor}"
    return nodes.reference("", shown, internal=True, refuri=uri, **attributes)


def _number(
    name: str, rawtext: str, target: str, lineno: int, inliner: Inliner, *_: Any
) -> RoleResult:
    try:
        found = figure(target)
        shown = WAYS[name](found)
    except (KeyError, ValueError) as error:
        message = inliner.reporter.error(f"number {target!r}: {error}", line=lineno)
        return [inliner.problematic(rawtext, rawtext, message)], [message]
    row = row_of(target)
    title = text(
        "book.number.title",
        source=short_name(found.source_id),
        place=row["locator"],
        confidence=area("book")["confidence"][row["confidence"]],
    )
    env = inliner.document.settings.env
    node = link(env, f"tall-{target}", shown, classes=["number"], reftitle=title)
    node["riktig_source"] = found.source_id
    node["riktig_reviewed"] = found.reviewed
    return [node], []


def setup(app: Sphinx) -> None:
    """One function, four ways of writing."""
    for name in WAYS:
        app.add_role(name, _number)
