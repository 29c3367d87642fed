"""A paper on the page: a sheet with its title, its text, and what can be done with it."""

from __future__ import annotations

from html import escape
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from riktig.text.catalogue import area
from riktig_book.html import markup
from riktig_book.papers import controls
from riktig_book.papers.nodes import Field, Fill, Line, Paper, PaperHeading, Slide, Tick
from riktig_book.papers.paper import PaperData, counts, paper_of

SCRIPT, STYLE = "papers.js", "papers.css"
WITH_LIX = ("letter", "leaflet", "text", "sms")
HIGHEST, LOWEST = 2, 6


def _level(node: nodes.Node) -> int:
    """The level of a paper's title: one below the section that it stands in."""
    depth, above = 1, node.parent
    while above is not None:
        depth, above = depth + isinstance(above, nodes.section), above.parent
    return min(max(depth, HIGHEST), LOWEST)


def facts(paper: PaperData) -> str:
    """What stands small under the title: how long it is, and its LIX."""
    texts, found = area("papers")["facts"], counts(paper)
    said = [area("papers")["kinds"][paper.kind], texts["lang"].get(paper.lang, "")]
    if paper.kind == "sms":
        said.append(texts["characters"].format(**found))
    elif paper.kind == "slides":
        slides = sum(block["type"] == "slide" for block in paper.blocks)
        said.append(texts["slides"].format(count=slides))
    elif paper.kind in WITH_LIX:
        said.append(texts["words"].format(**found))
    if paper.kind in WITH_LIX:
        said.append(texts["lix"].format(**found))
    return " · ".join(part for part in said if part)


def visit_paper(self: Any, node: Paper) -> None:
    """Title and facts, then the sheet."""
    paper = paper_of(node, self.builder.current_docname)
    values = {"paper": paper, "level": _level(node), "facts": facts(paper)}
    texts = area("papers")
    values |= {"ui": texts["ui"], "worksheet": texts["worksheet"]}
    self.body.append(markup("paper-start.html.j2", **values))


def depart_paper(self: Any, node: Paper) -> None:
    """The ways to take it along, and its plain text for the clipboard."""
    docname = self.builder.current_docname
    paper = paper_of(node, docname)
    folder = "../" * docname.count("/") + "papers/"
    texts = area("papers")
    values = {"paper": paper, "ui": texts["ui"], "worksheet": texts["worksheet"], "folder": folder}
    self.body.append(markup("paper-end.html.j2", **values))


def visit_slide(self: Any, node: Slide) -> None:
    """A card with its own heading."""
    level = min(_level(node) + 1, LOWEST)
    title = escape(node["title"])
    self.body.append(f'<section class="slide"><h{level} class="slide-title">{title}</h{level}>')


def depart_slide(self: Any, _node: Slide) -> None:
    """The card's end."""
    self.body.append("</section>\n")


def visit_heading(self: Any, node: PaperHeading) -> None:
    """One level below the paper's title."""
    self.body.append(f'<h{min(_level(node) + 1, LOWEST)} class="paper-heading">')


def depart_heading(self: Any, node: PaperHeading) -> None:
    """The same level again."""
    self.body.append(f"</h{min(_level(node) + 1, LOWEST)}>\n")


def visit_fill(self: Any, node: Fill) -> None:
    """In brackets, so that it is seen and found; not what only paper has room for."""
    if node.get("only_paper"):
        raise nodes.SkipNode
    self.body.append('<span class="fill">[')


def depart_fill(self: Any, _node: Fill) -> None:
    """The closing bracket."""
    self.body.append("]</span>")


def visit_line(self: Any, _node: Line) -> None:
    """What is to be written there."""
    self.body.append('<span class="line"><span class="line-label">')


def depart_line(self: Any, _node: Line) -> None:
    """The line to write on."""
    self.body.append('</span><span class="line-blank"></span></span>')


def add_script(
    app: Sphinx, _pagename: str, _template: str, context: dict[str, Any], _doctree: Any
) -> None:
    """The script on pages with papers only; the style on those that list them as well."""
    body = context.get("body") or ""
    if "data-paper=" in body:
        app.add_js_file(SCRIPT, loading_method="defer")
    if "data-paper=" in body or 'class="paper-list"' in body:
        app.add_css_file(STYLE)


def setup(app: Sphinx) -> None:
    """How each node is written."""
    app.add_node(Paper, html=(visit_paper, depart_paper))
    app.add_node(Slide, html=(visit_slide, depart_slide))
    app.add_node(PaperHeading, html=(visit_heading, depart_heading))
    app.add_node(Fill, html=(visit_fill, depart_fill))
    app.add_node(Line, html=(visit_line, depart_line))
    app.add_node(Field, html=(controls.visit_field, controls.depart_field))
    app.add_node(Tick, html=(controls.visit_tick, controls.depart_tick))
    app.connect("html-page-context", add_script)
