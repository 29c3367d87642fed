"""`{measures}`: a section a measure of the self-audit, from its own file."""

from __future__ import annotations

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from riktig.blocks.measure_definitions import Definition, definitions
from riktig_book.html import rendered


class Measures(SphinxDirective):
    """Every measure: why it is there, then what it counts, a row a question."""

    def run(self) -> list[nodes.Node]:
        """Reads the measures as they are now."""
        self.env.note_reread()
        return [_section(one) for one in definitions()]


def _section(one: Definition) -> nodes.section:
    name = f"mal-{one.id.replace('_', '-')}"
    section = nodes.section("", nodes.title("", one.title), ids=[name], names=[name])
    section += nodes.paragraph("", one.why)
    section += rendered("measure.html.j2", rows=one.rows)
    return section


def setup(app: Sphinx) -> None:
    """One directive."""
    app.add_directive("measures", Measures)
