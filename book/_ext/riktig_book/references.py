"""Citations: `{source}` in the text, and `{page-sources}` at the page's end."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from docutils.parsers.rst.states import Inliner
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.docutils import SphinxDirective

from riktig.clinical.tables import rows, source
from riktig.clinical.written import cited
from riktig.text import text
from riktig_book.figures import RoleResult, link


class PageSources(nodes.General, nodes.Element):
    """Placeholder: replaced when the whole page has been read."""


class PageSourcesDirective(SphinxDirective):
    """Lists what the page cites; its argument names sources that only a cell uses."""

    optional_arguments = 1
    final_argument_whitespace = True

    def run(self) -> list[nodes.Node]:
        """Leaves the placeholder."""
        extra = self.arguments[0].split() if self.arguments else []
        for source_id in extra:
            source(source_id)
        return [PageSources("", extra=extra)]


def _citation(
    _name: str, rawtext: str, target: str, lineno: int, inliner: Inliner, *_: Any
) -> RoleResult:
    try:
        return [citation(inliner.document.settings.env, target)], []
    except KeyError:
        message = inliner.reporter.error(f"unknown source {target!r}", line=lineno)
        return [inliner.problematic(rawtext, rawtext, message)], [message]


def citation(env: BuildEnvironment, source_id: str) -> nodes.reference:
    """`Helsedirektoratet (eldre veileder)`, with a link. KeyError for an unknown source."""
    node = link(env, f"kilde-{source_id}", cited(source_id), classes=["source"])
    node["riktig_source"] = source_id
    return node


def stop(title: str) -> str:
    """The full stop after a title, "" for one that ends in a mark of its own."""
    return "" if title.endswith(("?", "!", ".")) else "."


def _entry(source_id: str) -> nodes.list_item:
    row = source(source_id)
    title: nodes.Node = nodes.Text(row["title"])
    if row["url"]:
        title = nodes.reference("", row["title"], refuri=row["url"])
    version = f" {row['version'][:1].upper()}{row['version'][1:]}." if row["version"] else ""
    paragraph = nodes.paragraph("", f"{row['publisher']}. ", ids=[f"her-{source_id}"])
    paragraph["riktig_source"] = source_id
    paragraph += title
    paragraph += nodes.Text(f"{stop(row['title'])}{version}")
    return nodes.list_item("", paragraph)


def _fill(_app: Sphinx, doctree: nodes.document) -> None:
    for place in list(doctree.findall(PageSources)):
        links = [node for node in doctree.findall(nodes.reference) if "riktig_source" in node]
        wanted = {*(node["riktig_source"] for node in links), *place["extra"]}
        entries = [
            _entry(row["source_id"]) for row in rows("sources") if row["source_id"] in wanted
        ]
        listing = nodes.bullet_list("", *entries, classes=["sources"])
        for node in links:
            if "source" in node["classes"]:  # a citation leads to this page's own list
                node["refuri"] = f"#her-{node['riktig_source']}"
        status = _status([node for node in links if "riktig_reviewed" in node])
        place.replace_self([listing, nodes.paragraph("", status, classes=["quiet"])])


def _status(numbers: list[nodes.reference]) -> str:
    """How many of the page's numbers a clinician has signed."""
    unsigned = sum(not node["riktig_reviewed"] for node in numbers)
    if not unsigned:
        return ""
    if unsigned == len(numbers):
        return text("book.number.none_signed")
    return text("book.number.unsigned", unsigned=unsigned, all=len(numbers))


def setup(app: Sphinx) -> None:
    """The placeholder is gone before anything is written."""
    app.add_node(PageSources)
    app.add_role("source", _citation)
    app.add_directive("page-sources", PageSourcesDirective)
    app.connect("doctree-read", _fill)
