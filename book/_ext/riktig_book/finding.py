"""What the page about finding one's numbers asks for: blanks, the codes, and a text to copy.

`{blank}` is a field that is typed in and printed; nothing is stored. `{audit-scope}` lists the
codes the audit counts. `{ready-text}` is a text with `{codes}` and `{months}` filled.
"""

from __future__ import annotations

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from riktig.measures.load import measures
from riktig.measures.scope import classes
from riktig.text import text
from riktig_book.html import rendered

DAYS_A_MONTH = 365 / 12


class Blank(SphinxDirective):
    """One field with its label, for the office's own words."""

    required_arguments = 1
    final_argument_whitespace = True

    def run(self) -> list[nodes.Node]:
        """A field that no script reads."""
        return [rendered("blank.html.j2", label=self.arguments[0])]


class AuditScope(SphinxDirective):
    """The codes of every group the measures count, those since replaced as well."""

    def run(self) -> list[nodes.Node]:
        """Reads the scope as it is now."""
        self.env.note_reread()
        lines = [
            (one.title, text("measures.group.or").join(one.prefixes))
            for one in classes()
            if one.group
        ]
        return [rendered("audit-scope.html.j2", lines=lines)]


class ReadyText(SphinxDirective):
    """A text to send as it stands."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        """Fills what follows from the measures."""
        self.env.note_reread()
        codes = [code for one in classes() if one.group for code in one.prefixes]
        words = "\n".join(self.content).format(codes=", ".join(codes), months=months_wanted())
        return [rendered("ready-text.html.j2", words=words)]


def months_wanted() -> int:
    """Months that let every measure be counted, and a month more for a late or early export."""
    longest = max(one.window_days + one.numerator.washout for one in measures())
    return round(longest / DAYS_A_MONTH) + 1


def setup(app: Sphinx) -> None:
    """Three directives."""
    app.add_directive("blank", Blank)
    app.add_directive("audit-scope", AuditScope)
    app.add_directive("ready-text", ReadyText)
