"""`{app} NAME`: the way to an app, and the same app in a frame of the chapter, opened on demand."""

from __future__ import annotations

from docutils import nodes
from riktig_widgets.app_list import APPS
from riktig_widgets.app_pages import FOLDER
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from riktig.text.catalogue import area, text
from riktig_book.html import rendered


class AppLink(SphinxDirective):
    """A link, a button that opens the app here, and for paper the address."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """An error names the apps there are."""
        name = self.arguments[0]
        if name not in APPS:
            raise self.error(f"no app {name!r}; there are {', '.join(APPS)}")
        self.env.note_reread()
        up = "../" * self.env.docname.count("/")
        return [
            rendered(
                "app.html.j2",
                address=f"{FOLDER}/{name}.html",
                up=up,
                title=text(f"apps.{name}.title"),
                ui=area("book")["app"],
            )
        ]


def setup(app: Sphinx) -> None:
    """One directive."""
    app.add_directive("app", AppLink)
