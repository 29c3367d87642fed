"""The fields of a worksheet as the page's own controls, each with a label and a stable id."""

from __future__ import annotations

from html import escape
from typing import Any

from docutils import nodes

from riktig.text.catalogue import area
from riktig_book.papers.nodes import Field, Paper, Tick

INPUTS = {
    "line": 'type="text" autocomplete="off"',
    "number": 'type="text" inputmode="decimal" autocomplete="off"',
    "date": 'type="text" inputmode="numeric" autocomplete="off" placeholder="{date}"',
}


def _paper(node: nodes.Node) -> Paper:
    above = node.parent
    while not isinstance(above, Paper):
        above = above.parent
    return above


def _names(node: Field | Tick) -> str:
    """The id, unique on the page, and the hook that a script saves it by."""
    paper = _paper(node)["paper"]
    return f'id="{paper}--{node["field"]}" data-field="{node["field"]}"'


def _words(node: Field) -> dict[str, str]:
    """Words in the paper's own language."""
    words: dict[str, str] = area("papers")["words"][_paper(node)["lang"]]
    return words


def _choice(node: Field) -> str:
    options = "".join(f"<option>{escape(choice)}</option>" for choice in node["choices"])
    first = f'<option value="">{_words(node)["choose"]}</option>'
    return f"<select {_names(node)}>{first}{options}</select>"


def control(node: Field) -> str:
    """The control of a field."""
    if node["kind"] == "choice":
        return _choice(node)
    if node["kind"] == "text":
        return f'<textarea {_names(node)} rows="3"></textarea>'
    return f"<input {_names(node)} {INPUTS[node['kind']].format(**_words(node))}>"


def visit_field(self: Any, node: Field) -> None:
    """The label."""
    start = f'<div class="field field-{node["kind"]}">'
    self.body.append(f'{start}<label for="{_paper(node)["paper"]}--{node["field"]}">')


def depart_field(self: Any, node: Field) -> None:
    """What is typed or chosen."""
    self.body.append(f"</label>{control(node)}</div>\n")


def visit_tick(self: Any, node: Tick) -> None:
    """A box before its label."""
    self.body.append(f'<label class="tick"><input type="checkbox" {_names(node)}><span>')


def depart_tick(self: Any, _node: Tick) -> None:
    """The label's end."""
    self.body.append("</span></label>\n")
