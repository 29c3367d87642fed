"""`{guideline} duration combination …`: what of the national guideline has been read, and what not.

The topics stand in `clinical/guideline_topics.csv`. A page names those it touches, and the box
says which are read in the edition in force, which only in a replaced one or a draft, and which
could not be read: those the reader must look up.
"""

from __future__ import annotations

from collections.abc import Sequence

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from riktig.clinical.tables import Row, rows
from riktig.text import text
from riktig_book.references import citation
from riktig_book.tagged import said, tagged

READ = ("read", "older", "draft")
UNREAD = "unread"


def topics() -> dict[str, Row]:
    """Every topic by its name."""
    return {row["topic"]: row for row in rows("guideline_topics")}


class Guideline(SphinxDirective):
    """The box of the topics its arguments name."""

    required_arguments = 1
    final_argument_whitespace = True

    def run(self) -> list[nodes.Node]:
        """Refuses a topic that is not in the table, or stands twice."""
        self.env.note_reread()
        wanted = self.arguments[0].split()
        unknown = [one for one in wanted if one not in topics()]
        if unknown or len(set(wanted)) != len(wanted):
            raise self.error(f"guideline: unknown or repeated topics {unknown or wanted}")
        return [self._box([topics()[one] for one in wanted])]

    def _box(self, found: Sequence[Row]) -> nodes.Node:
        box = tagged("details", {"class": "guideline", "open": ""})
        summary = tagged("summary", {}, nodes.Text(text("course.guideline.title")))
        box += [summary, *self._read(found), *unread_lines(found)]
        return box

    def _read(self, found: Sequence[Row]) -> list[nodes.Node]:
        made: list[nodes.Node] = []
        for status in READ:
            some = [row for row in found if row["status"] == status]
            if some:
                made.append(said(text(f"course.guideline.{status}"), "guideline-status"))
                items = (nodes.list_item("", self._line(row)) for row in some)
                made.append(nodes.bullet_list("", *items, classes=[f"guideline-{status}"]))
        return made

    def _line(self, row: Row) -> nodes.paragraph:
        name = row["name"][0].upper() + row["name"][1:]
        line = nodes.paragraph("", "", nodes.strong("", f"{name}: "), nodes.Text(row["read"]))
        line += [nodes.Text(" "), citation(self.env, row["source_id"]), nodes.Text(".")]
        return line


def unread_lines(found: Sequence[Row]) -> list[nodes.Node]:
    """`Ikke lest: …. Se veilederen selv.`, a line for each place to look."""
    unread = [row for row in found if row["status"] == UNREAD]
    made: list[nodes.Node] = []
    for url in dict.fromkeys(row["url"] for row in unread):
        names = ", ".join(row["name"] for row in unread if row["url"] == url)
        line = nodes.paragraph("", "", nodes.strong("", text("course.guideline.unread")))
        line += nodes.Text(f" {names}. ")
        line += nodes.reference("", text("course.guideline.see"), refuri=url)
        line["classes"] = ["guideline-unread"]
        made.append(line)
    return made


def setup(app: Sphinx) -> None:
    """One directive."""
    app.add_directive("guideline", Guideline)
