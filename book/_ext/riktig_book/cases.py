"""Worked examples with constructed patients, computed at build by the calculator itself.

A case stands in `module.toml` as `[[cases]]` with an id, a calculator and its input.
`{worked-case}` shows the working, `{answer}` writes the headline in running text.
"""

from __future__ import annotations

from typing import Any

from docutils import nodes
from docutils.parsers.rst.states import Inliner
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from riktig.calculators.calculator import CALCULATORS
from riktig.problem import Refused
from riktig.text import decimal_text, text
from riktig.text.catalogue import area
from riktig_book.figures import RoleResult
from riktig_book.html import rendered
from riktig_book.modules import module_file, module_of


def card_of(docname: str, case_id: str) -> dict[str, Any]:
    """The result card of a case. KeyError where the module has no such case."""
    found = [case for case in module_of(docname)["cases"] if case["id"] == case_id]
    if not found:
        raise KeyError(case_id)
    calculator = CALCULATORS[found[0]["calculator"]]
    input_: dict[str, Any] = found[0]["input"]
    return calculator.card(calculator.compute(input_)).as_dict()


class WorkedCase(SphinxDirective):
    """The answer of a case: its first table or its working, and all the calculator says."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Computes the case now, from the tables of today."""
        self.env.note_dependency(str(module_file(self.env.docname)))
        card = card_of(self.env.docname, self.arguments[0])
        return [rendered("worked-case.html.j2", card=card, words=area("book")["case"])]


def answer_of(docname: str, case_id: str) -> str:
    """The headline of a case, or the answers the calculator will not choose between.

    KeyError where the module has no such case.
    """
    try:
        headline: str = card_of(docname, case_id)["headline"]
    except Refused as refusal:
        candidates = refusal.problem.details.get("candidates")
        if not isinstance(candidates, list):
            raise
        return text("calculators.or").join(f"{decimal_text(omeq)} mg" for _, omeq in candidates)
    return headline


def _answer(
    _name: str, rawtext: str, target: str, lineno: int, inliner: Inliner, *_: Any
) -> RoleResult:
    docname = inliner.document.settings.env.docname
    try:
        headline = answer_of(docname, target)
    except KeyError:
        message = inliner.reporter.error(f"unknown case {target!r}", line=lineno)
        return [inliner.problematic(rawtext, rawtext, message)], [message]
    return [nodes.strong("", headline, classes=["answer"])], []


def setup(app: Sphinx) -> None:
    """One directive and one role."""
    app.add_directive("worked-case", WorkedCase)
    app.add_role("answer", _answer)
