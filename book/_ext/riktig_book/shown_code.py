"""What a cell does, folded under what it shows: «Vis hvordan».

MyST-NB's own fold says "Toggle hidden content" and stands above the output. A cell tagged
`hide-input` gets this one instead. The search passes the code over, and so does paper.
"""

from __future__ import annotations

from html import escape

from docutils import nodes
from myst_nb.sphinx_ import HideCodeCellNode
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from riktig.text import text


class ShownCode(nodes.General, nodes.Element):
    """The source of a cell, in `code`."""


def _set_below(_app: Sphinx, doctree: nodes.document, _docname: str) -> None:
    for fold in list(doctree.findall(HideCodeCellNode)):
        cell = fold.parent
        shown = ShownCode("", code=fold.astext().rstrip())
        cell.remove(fold)
        cell.append(shown)


def _visit(writer: HTML5Translator, node: nodes.Element) -> None:
    summary = escape(text("book.ui.shown_code"))
    writer.body.append(
        f'<details class="how"><summary>{summary}</summary>'
        f'<pre lang="en">{escape(node["code"])}</pre></details>\n'
    )
    raise nodes.SkipNode


def setup(app: Sphinx) -> None:
    """After MyST-NB has made its folds."""
    app.add_node(ShownCode, html=(_visit, None))
    app.connect("doctree-resolved", _set_below, priority=400)
