"""`{running-order}`: a meeting by the clock, from its plan (`riktig.meeting.order`).

`minutes` at the plan's top, if it is there, must be what the steps add up to. The page counts
minutes from 0; with the page's script the reader types when the meeting begins and sees clock
times, and on paper there is room to write them.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from riktig.meeting.order import faults_of, timed
from riktig.text import text
from riktig_book.html import rendered
from riktig_book.modules import meeting_file, meeting_of
from riktig_book.papers.nodes import Fill
from riktig_book.table_nodes import parsed, table_of
from riktig_book.tagged import said, tagged

COLUMNS = ("time", "what", "who")
WIDTHS = (16, 64, 20)


class RunningOrder(SphinxDirective):
    """The running order of a module's meeting as a table."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Reads the meeting and notes the file, so that a change is seen."""
        self.env.note_dependency(str(meeting_file(self.arguments[0])))
        try:
            meeting = meeting_of(self.arguments[0])
        except (OSError, tomllib.TOMLDecodeError) as error:
            raise self.error(f"running-order {self.arguments[0]!r}: {error}") from error
        faults = faults_of(meeting)
        if faults:
            raise self.error(f"running-order {self.arguments[0]!r}: {'; '.join(faults)}")
        return [self._made(self.arguments[0], meeting)]

    def _made(self, module: str, meeting: Mapping[str, Any]) -> nodes.Node:
        total = sum(step["minutes"] for step in meeting["steps"])
        made = tagged("div", {"class": "course-order", "data-course": "order"})
        start = {"id": f"start-{module}", "start": meeting.get("start", "")}
        words = {key: text(f"course.order.{key}") for key in ("start", "start_help", "unreadable")}
        made += rendered("running-order-start.html.j2", start=start, words=words)
        made += self._table(meeting["steps"])
        made += said(text("course.order.total", minutes=total), "course-total")
        return made

    def _table(self, steps: Sequence[Mapping[str, Any]]) -> nodes.table:
        heads = [text(f"course.order.{name}") for name in COLUMNS]
        rows = (self._row(begins, step) for begins, step in timed(steps))
        return table_of(heads, WIDTHS, rows, classes=["running-order"])

    def _row(self, begins: int, step: Mapping[str, Any]) -> nodes.row:
        minutes = step["minutes"]
        clock = tagged("span", {"data-from": str(begins), "data-minutes": str(minutes)})
        clock += nodes.Text(f"{begins}–{begins + minutes}")
        lasts = nodes.inline("", text("course.order.minutes", minutes=minutes), classes=["quiet"])
        time = nodes.paragraph("", "", clock, nodes.Text(" "), lasts, nodes.Text(" "))
        time += Fill("", text("course.order.clock"), only_paper=True)
        what = nodes.entry("", nodes.paragraph("", "", nodes.strong("", step["title"])))
        what += parsed(self, step.get("text", ""))
        if step.get("needs"):
            what += said(text("course.order.needs", needs=", ".join(step["needs"])), "quiet")
        return nodes.row(
            "", nodes.entry("", time), what, nodes.entry("", *parsed(self, step["who"]))
        )


def setup(app: Sphinx) -> None:
    """One directive."""
    app.add_directive("running-order", RunningOrder)
