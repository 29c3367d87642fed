"""`{meeting-cuts}`: what a leader who is late leaves out, from the meeting's plan.

`riktig.meeting.cuts` reckons what each saves, and all of them until then; there is one table for
before the break and one for after it.
"""

from __future__ import annotations

from collections.abc import Sequence

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from riktig.meeting.cuts import Cut, cuts_of
from riktig.text import text
from riktig_book.modules import meeting_file, meeting_of
from riktig_book.table_nodes import parsed, table_of
from riktig_book.tagged import said

COLUMNS, WIDTHS = ("late", "cut"), (24, 76)


class MeetingCuts(SphinxDirective):
    """Two small tables: cut from the top until the clock is right."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Reads the meeting and notes the file, so that a change is seen."""
        self.env.note_dependency(str(meeting_file(self.arguments[0])))
        try:
            halves = cuts_of(meeting_of(self.arguments[0]))
        except (OSError, KeyError, ValueError) as error:
            raise self.error(f"meeting-cuts {self.arguments[0]!r}: {error}") from error
        made: list[nodes.Node] = []
        for half, cuts in halves.items():
            made += [said(text(f"course.cuts.{half}"), "cuts-half"), self._table(cuts)]
        return made

    def _table(self, cuts: Sequence[Cut]) -> nodes.table:
        heads = [text(f"course.cuts.{name}") for name in COLUMNS]
        return table_of(heads, WIDTHS, map(self._row, cuts))

    def _row(self, cut: Cut) -> nodes.row:
        late = nodes.paragraph("", text("course.cuts.minutes", minutes=cut.saved))
        how = "away" if cut.to == 0 else "shorter"
        before = nodes.strong("", text(f"course.cuts.{how}", step=cut.step, minutes=cut.to))
        first, *_ = parsed(self, cut.text)
        what = nodes.paragraph("", "", before, nodes.Text(" "), *first.children)
        return nodes.row("", nodes.entry("", late), nodes.entry("", what))


def setup(app: Sphinx) -> None:
    """One directive."""
    app.add_directive("meeting-cuts", MeetingCuts)
