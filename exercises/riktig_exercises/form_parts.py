"""The parts of an assignment as HTML: prose, practice, own practice, and what is handed in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from riktig.calculators.form import Form
from riktig.paper.form_html import fields_html
from riktig.text import decimal_text, text
from riktig.text.catalogue import area
from riktig_exercises.form_chart import chart_html
from riktig_exercises.form_fields import field_of
from riktig_exercises.form_templates import rendered
from riktig_exercises.master import Master, Prose
from riktig_exercises.question import Question

OPENING, GRADED = "opening", "graded"


@dataclass(frozen=True)
class Part:
    """`slot`: before the form of what is handed in (`opening`), or in it (`graded`)."""

    slot: str
    html: str


def parts_of(master: Master, audit: str) -> tuple[Part, ...]:
    """As the master has them; the practice questions, and what stands before them, come first.

    `audit` is the way to the page that reads an own practice.
    """
    practised = [at for at, part in enumerate(master.parts) if _is_practice(part)]
    first = practised[-1] + 1 if practised else 0
    numbers = {question.id: number for number, question in enumerate(master.questions, 1)}
    early = [part for part in master.parts[:first] if _is_practice(part) or isinstance(part, Prose)]
    late = [part for part in master.parts if part not in early]
    opening = [Part(OPENING, _html(master, part, numbers)) for part in early]
    if early:
        before = next(at for at, part in enumerate(early) if _is_practice(part))
        opening.insert(before, Part(OPENING, rendered("practices", words=_words())))
    graded = [Part(GRADED, _html(master, part, numbers)) for part in late]
    return (*opening, *_own(master, audit), *graded)


def _words() -> dict[str, Any]:
    found: dict[str, Any] = area("exercises")["form"]
    return found


def _is_practice(part: Prose | Question) -> bool:
    return isinstance(part, Question) and part.practice


def _html(master: Master, part: Prose | Question, numbers: dict[str, int]) -> str:
    if isinstance(part, Prose):
        return rendered("prose", prose=prose_html(part.source))
    if part.practice:
        return _practice(master, part)
    shown = f"{decimal_text(part.points)} {text(f'exercises.form.{_points(part.points)}')}"
    return rendered(
        "question",
        question=part,
        number=numbers[part.id],
        points=shown,
        chart=chart_html(part.chart) if part.chart else "",
        field=_field_html(master, part),
    )


def _points(points: float) -> str:
    return "point" if points == 1 else "points"


def _practice(master: Master, question: Question) -> str:
    return rendered(
        "practice",
        prefix=f"{master.assignment}-{question.id}-practice",
        question=question,
        chart=chart_html(question.chart) if question.chart else "",
        field=_field_html(master, question),
        words=_words(),
        choose=text("page.form.choose"),
    )


def _field_html(master: Master, question: Question) -> str:
    form = Form(name=master.assignment, title="", intro="", fields=(field_of(question),))
    return fields_html(form, question.id)


def _own(master: Master, audit: str) -> Iterator[Part]:
    """The panel that makes the participant's own practice, where a question asks about it."""
    if any(question.own for question in master.questions):
        yield Part(OPENING, rendered("own", words=_words(), audit=audit))


def prose_html(source: str) -> str:
    """Markdown as HTML; a table scrolls by itself where it is too wide."""
    from markdown_it import MarkdownIt

    html: str = MarkdownIt("commonmark", {"html": False}).enable("table").render(source)
    named = f'aria-label="{text("exercises.form.table")}"'
    scroll = f'<div class="riktig-scroll" tabindex="0" role="region" {named}>'
    html = html.replace("<table>", f'{scroll}<table class="riktig-table">')
    return html.replace("</table>", "</table></div>")
