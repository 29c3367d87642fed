"""Parts of a page that are made from the whole book: lists, indexes, times.

`listed(app, "keyword-index", make)` gives a directive of that name. It leaves a placeholder while
pages are read, and `make(app, docname)` fills it when every page has been.
"""

from __future__ import annotations

from collections.abc import Callable

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

Make = Callable[[Sphinx, str], nodes.Node]
_MAKERS: dict[str, Make] = {}


class Listed(nodes.General, nodes.Element):
    """A place to fill: `name` is the directive's."""


class _Directive(SphinxDirective):
    """Leaves the place; the page is read at every build, since any other page may have changed."""

    def run(self) -> list[nodes.Node]:
        self.env.note_reread()
        return [Listed("", name=self.name)]


def listed(app: Sphinx, name: str, make: Make) -> None:
    """A directive without arguments whose node `make` gives when all pages are read."""
    app.setup_extension(__name__)
    _MAKERS[name] = make
    app.add_directive(name, _Directive)


def link_to(app: Sphinx, docname: str, page: str, anchor: str = "") -> dict[str, str]:
    """`title` of a page and its `url` from another."""
    url = app.builder.get_relative_uri(docname, page)
    return {
        "title": app.env.titles[page].astext(),
        "url": f"{url}#{anchor}" if anchor else url,
    }


def _fill(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    for place in list(doctree.findall(Listed)):
        place.replace_self(_MAKERS[place["name"]](app, docname))


def setup(app: Sphinx) -> dict[str, bool]:
    """The places are gone before anything is written. Once, however many lists there are."""
    app.add_node(Listed)
    app.connect("doctree-resolved", _fill)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
