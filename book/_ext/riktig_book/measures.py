"""`{measures}`: the index of the measures. `{measure}`: what stands on the page of one."""

from __future__ import annotations

from collections.abc import Iterable

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from riktig.blocks.measure_definitions import THEMES, Definition
from riktig.text import text
from riktig_book.html import rendered
from riktig_book.measure_examples import example_of
from riktig_book.measure_pages import INDEX, all_definitions, docname

# Where a reader finds the own number: the page, and the key of what the link says.
OWN_NUMBERS = ("book/egen-forskrivning", "own")
OWN_REVIEW = ("book/journalgjennomgang", "own_review")


class Measures(SphinxDirective):
    """The three headlines, then the others by theme: a link and a sentence each."""

    def run(self) -> list[nodes.Node]:
        """Reads the measures as they are now."""
        self.env.note_reread()
        found = all_definitions()
        grouped = {"headline": [one for one in found if one.headline]}
        grouped |= {
            theme: [one for one in found if one.theme == theme and not one.headline]
            for theme in THEMES
        }
        return [self._theme(theme, some) for theme, some in grouped.items() if some]

    def _theme(self, theme: str, some: Iterable[Definition]) -> nodes.section:
        uri = self.env.app.builder.get_relative_uri
        lines = [(one, uri(self.env.docname, docname(one.id))) for one in some]
        return _section(theme, text(f"measures.theme.{theme}"), _listed(lines))


class MeasurePage(SphinxDirective):
    """One measure: why, how it is counted and read, an example, and where it comes from."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Reads the measure as it is now. StopIteration where there is none such."""
        self.env.note_reread()
        one = next(one for one in all_definitions() if one.id == self.arguments[0])
        counted, read, made = (
            _section(part.id, text(f"measures.section.{part.id}"), _rows(part.rows))
            for part in one.sections
        )
        return [
            nodes.paragraph("", one.why),
            counted,
            *self._example(one.id),
            read,
            _section("sources", text("measures.section.sources"), _sources(one)),
            made,
            self._links(OWN_REVIEW if one.theme == "review" else OWN_NUMBERS),
        ]

    def _example(self, measure_id: str) -> list[nodes.Node]:
        example = example_of(measure_id)
        if example is None:
            return []
        shown = rendered("measure-example.html.j2", example=example)
        return [_section("example", text("measures.section.example"), shown)]

    def _links(self, own: tuple[str, str]) -> nodes.paragraph:
        paragraph = nodes.paragraph()
        for page, key in (own, (INDEX, "all")):
            uri = self.env.app.builder.get_relative_uri(self.env.docname, page)
            said = text(f"measures.section.{key}")
            paragraph += nodes.reference("", said, internal=True, refuri=uri)
            paragraph += nodes.Text(". ")
        return paragraph


def _section(name: str, title: str, *inside: nodes.Node) -> nodes.section:
    return nodes.section("", nodes.title("", title), *inside, ids=[name], names=[name])


def _listed(lines: Iterable[tuple[Definition, str]]) -> nodes.Node:
    return rendered("measures.html.j2", lines=list(lines))


def _rows(rows: object) -> nodes.Node:
    return rendered("measure.html.j2", rows=rows)


def _sources(one: Definition) -> nodes.bullet_list:
    items = []
    for source in one.sources:
        named: nodes.Node = nodes.Text(source.name)
        if source.url:
            named = nodes.reference("", source.name, refuri=source.url)
        items.append(nodes.list_item("", nodes.paragraph("", "", named)))
    return nodes.bullet_list("", *items, classes=["sources"])


def setup(app: Sphinx) -> None:
    """Two directives."""
    app.add_directive("measures", Measures)
    app.add_directive("measure", MeasurePage)
