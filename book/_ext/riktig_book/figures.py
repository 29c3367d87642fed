"""Roles that fetch a published number: `{number}`, `{number-word}`, `{decrease}`, `{interval}`.

A number in a chapter is never typed. The role writes it as Norwegians do and links
it to its row in the table of numbers, with source and place as the link's title.
"""

from __future__ import annotations

from typing import Any

from docutils import nodes
from docutils.parsers.rst.states import Inliner
from sphinx.application import Sphinx

from riktig.clinical.tables import Figure, Row, figure, rows, source
from riktig.text import decimal_text, text
from riktig.text.catalogue import area
from riktig_book.root import TABLES_PAGE

RoleResult = tuple[list[nodes.Node], list[nodes.system_message]]


def written(found: Figure) -> str:
    """`0,69`, or `7–10` where the source gives a range only."""
    if found.value is not None:
        return decimal_text(found.value)
    if found.low is None or found.high is None:
        raise ValueError(f"{found.name} has neither a value nor a range")
    return span(found)


def in_words(found: Figure) -> str:
    """A whole number up to twelve as a word."""
    if found.value is None or not found.value.is_integer():
        raise ValueError(f"{found.name} is not a whole number")
    words: list[str] = area("book")["words"]["numbers"]
    return words[int(found.value)]


def fall(found: Figure) -> str:
    """The size of a negative change, for "falt med 26 prosent"."""
    if found.value is None or found.value >= 0:
        raise ValueError(f"{found.name} is not a fall")
    return decimal_text(-found.value)


def span(found: Figure) -> str:
    """`1,4–1,5`: the lowest and the highest, whether or not there is a number between."""
    if found.low is None or found.high is None:
        raise ValueError(f"{found.name} has no low and high")
    return f"{decimal_text(found.low)}–{decimal_text(found.high)}"


WAYS = {"number": written, "number-word": in_words, "decrease": fall, "interval": span}


def row_of(name: str) -> Row:
    """The row of figures.csv, for its place and confidence."""
    return next(row for row in rows("figures") if row["figure"] == name)


def short_name(source_id: str) -> str:
    """`Busse og medarbeidere 2018`: how a source is named in running text."""
    row = source(source_id)
    return f"{row['publisher']} {row['version']}" if row["version"].isdigit() else row["publisher"]


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
