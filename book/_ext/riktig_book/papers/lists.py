"""What there is to print: `{paper-list}`, `{package-list}` and the button `{package-link}`."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from riktig.text.catalogue import area
from riktig_book.html import rendered
from riktig_book.papers.collected import in_order
from riktig_book.papers.directives import known_package
from riktig_book.papers.files import FOLDER
from riktig_book.papers.packages import FILE, packages
from riktig_book.papers.paper import PaperData
from riktig_book.papers.parts import parts
from riktig_book.whole_book import link_to, listed


def _address(docname: str, file: str) -> str:
    return f"{'../' * docname.count('/')}{FOLDER}/{file}"


def _papers(app: Sphinx, docname: str) -> nodes.Node:
    """Every paper under the part of the book it stands in."""
    place = {name: caption for caption, names in parts(app) for name in names}
    groups: dict[str, list[dict[str, Any]]] = {}
    for paper in in_order(app.env):
        if paper.faces:
            group = groups.setdefault(place.get(paper.docname, ""), [])
            group.append(_line(app, docname, paper))
    return rendered("paper-list.html.j2", groups=groups, words=area("papers"))


def _line(app: Sphinx, docname: str, paper: PaperData) -> dict[str, Any]:
    url = link_to(app, docname, paper.docname, paper.paper)["url"]
    files = [(end, _address(docname, f"{paper.paper}.{end}")) for end in paper.faces]
    return {"paper": paper, "url": url, "files": files}


def _packages(app: Sphinx, docname: str) -> nodes.Node:
    """Every package with what is in it, then the book and the modules."""
    words = area("papers")
    found = [
        {
            "title": words["packages"][name]["title"],
            "url": _address(docname, FILE.format(name=name)),
            "papers": [paper.title for paper in inside],
        }
        for name, inside in packages(in_order(app.env)).items()
    ]
    books = [
        (title, _address(docname, f"riktig-{name}.pdf"))
        for name, title in words["books"]["shown"].items()
    ]
    return rendered("package-list.html.j2", packages=found, books=books, words=words["list"])


class PackageLink(SphinxDirective):
    """A button that fetches one package."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """The file is written when all pages are."""
        [name] = known_package(self.arguments[0])
        values = {
            "url": _address(self.env.docname, FILE.format(name=name)),
            "words": area("papers")["packages"][name]["fetch"],
        }
        return [rendered("package-link.html.j2", **values)]


def setup(app: Sphinx) -> None:
    """Two lists and a button."""
    listed(app, "paper-list", _papers)
    listed(app, "package-list", _packages)
    app.add_directive("package-link", PackageLink)
