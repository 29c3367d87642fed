"""`{paper}`, `{slide}`, and the roles `{fill}` and `{line}`."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from docutils.parsers.rst import directives
from docutils.parsers.rst.states import Inliner
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from riktig.text.catalogue import area
from riktig_book.figures import RoleResult
from riktig_book.papers.fields import make_fields, slug
from riktig_book.papers.nodes import Fill, Line, Paper, PaperHeading, Slide

WALLS = ("upright", "wide")
KINDS = ("letter", "sheet", "leaflet", "sms", "slides", "worksheet", "text")


def known_package(argument: str) -> list[str]:
    """The packages an option names. ValueError for one that has no title."""
    names = argument.split()
    unknown = [name for name in names if name not in area("papers")["packages"]]
    if unknown:
        raise ValueError(f"unknown package: {', '.join(unknown)}")
    return names


class PaperDirective(SphinxDirective):
    """One paper: everything inside it is what is printed, sent or copied."""

    required_arguments = 1
    has_content = True
    option_spec = {  # noqa: RUF012 - docutils' own way
        "title": directives.unchanged_required,
        "lang": lambda argument: directives.choice(argument, ("nb", "nn", "en")),
        "kind": lambda argument: directives.choice(argument, KINDS),
        "pages": directives.positive_int,
        "package": known_package,
        "copies": directives.positive_int,
        "wall": lambda argument: directives.choice(argument, WALLS),
    }

    def run(self) -> list[nodes.Node]:
        """Reads the content as one tree; rubrics become headings and list items fields."""
        name = self.arguments[0]
        if name != slug(name):
            raise self.error(f"a paper's id is small letters, digits and hyphens: {name}")
        if "title" not in self.options:
            raise self.error(f"paper {name} has no title")
        paper = Paper(
            paper=name,
            title=self.options["title"],
            lang=self.options.get("lang", "nb"),
            kind=self.options.get("kind", "sheet"),
            pages=self.options.get("pages", 0),
            packages=self.options.get("package", []),
            copies=self.options.get("copies", 1),
            wall=self.options.get("wall", ""),
            names=[name],
        )
        self.set_source_info(paper)
        self.state.nested_parse(self.content, self.content_offset, paper)
        _headings(paper)
        make_fields(paper)
        self.state.document.note_explicit_target(paper, paper)
        return [paper]


class SlideDirective(SphinxDirective):
    """One slide of a paper of kind slides."""

    required_arguments = 1
    final_argument_whitespace = True
    has_content = True

    def run(self) -> list[nodes.Node]:
        """A title and what stands under it."""
        slide = Slide(title=self.arguments[0])
        self.state.nested_parse(self.content, self.content_offset, slide)
        return [slide]


def _headings(paper: Paper) -> None:
    for rubric in list(paper.findall(nodes.rubric)):
        rubric.replace_self(PaperHeading("", "", *rubric.children))


def _blank(kind: type[nodes.TextElement]) -> Any:
    def role(
        _name: str, _raw: str, target: str, _line: int, _inliner: Inliner, *_: Any
    ) -> RoleResult:
        return [kind(target, target)], []

    return role


def setup(app: Sphinx) -> None:
    """Two directives and two roles."""
    app.add_directive("paper", PaperDirective)
    app.add_directive("slide", SlideDirective)
    app.add_role("fill", _blank(Fill))
    app.add_role("line", _blank(Line))
