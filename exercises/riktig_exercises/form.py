"""The answer form of an assignment, as a book page shows it. It holds no key and no hint."""

from __future__ import annotations

import json
from html import escape

from riktig.calculators.form import Choice, Field, Form
from riktig.exercise.typed_pattern import typed_pattern
from riktig.paper.form_html import form_html
from riktig.text import text
from riktig.text.catalogue import area
from riktig_exercises.answers import PARTICIPANT
from riktig_exercises.master import Master, Prose, load_master
from riktig_exercises.question import Question
from riktig_exercises.words import fill, words_of

SAID = ("saved", "missing", "no_participant", "not_a_number")


class Shown:
    """HTML that the page's script brings to life."""

    def __init__(self, html: str) -> None:
        self.html = html

    def _repr_mimebundle_(self, **_: object) -> dict[str, str]:
        return {"text/html": self.html, "text/plain": ""}


def show_exercise(assignment: str) -> Shown:
    """The form of an assignment for a chapter. `Refused` if there is none of that name."""
    return Shown(exercise_html(load_master(assignment)))


def exercise_html(master: Master) -> str:
    """The case, the form and the place for the one message it gives."""
    texts = {key: area("exercises")["form"][key] for key in SAID}
    said = {**texts, "empty": _empty_sentences(len(master.questions))}
    # "<" is escaped: nothing inside can end the script element.
    data = json.dumps(said, ensure_ascii=False).replace("<", "\\u003c")
    return (
        f'<div class="riktig-exercise riktig" data-assignment="{escape(master.assignment)}"'
        f' data-participant="{escape(PARTICIPANT.pattern)}"'
        f' data-number="{escape(typed_pattern())}">'
        f'<div class="riktig-case"><p class="riktig-title">{escape(_heading(master))}</p>'
        f"{_case_html(master)}</div>"
        f"<noscript><p>{escape(text('exercises.form.no_script'))}</p></noscript>"
        f"{form_html(exercise_form(master))}{_question_before_saving(master)}"
        '<p class="riktig-status" role="status" hidden></p>'
        f'<script type="application/json" data-riktig-texts>{data}</script></div>'
    )


def _empty_sentences(questions: int) -> list[str]:
    """What is asked when so many answers are empty, by their number."""
    texts = area("exercises")["form"]
    counts = [*texts["counts"], *map(str, range(len(texts["counts"]), questions))]
    many = [text("exercises.form.many_empty", count=count) for count in counts[2:questions]]
    return [*["", texts["one_empty"], *many][:questions], texts["all_empty"]]


def _question_before_saving(master: Master) -> str:
    """Shown when answers are empty: save all the same, or go back."""
    identity = f"{escape(master.assignment)}-ask"
    save, back = (escape(text(f"exercises.form.{key}")) for key in ("save_anyway", "go_back"))
    return (
        f'<div class="riktig-ask" role="group" aria-labelledby="{identity}" tabindex="-1" hidden>'
        f'<p id="{identity}"></p><p class="riktig-actions">'
        f'<button type="button" class="riktig-button" data-do="save">{save}</button> '
        '<button type="button" class="riktig-button riktig-second" data-do="back">'
        f"{back}</button></p></div>"
    )


def _heading(master: Master) -> str:
    return text("exercises.form.heading", title=master.title)


def exercise_form(master: Master) -> Form:
    """One field a question, and the participant's code."""
    fields = [_field(number, one) for number, one in enumerate(master.questions, 1)]
    code = Field(
        key="participant",
        kind="text",
        label=text("exercises.form.participant"),
        help=text("exercises.form.participant_help"),
    )
    return Form(
        name=master.assignment,
        title=text("exercises.form.title"),
        intro=text("exercises.form.intro"),
        fields=(*fields, code),
        submit=text("exercises.form.submit"),
    )


def _field(number: int, question: Question) -> Field:
    return Field(
        key=question.id,
        kind="choice" if question.kind == "choice" else "number",
        label=text("exercises.form.question", number=number, ask=question.ask),
        unit=question.unit,
        choices=tuple(Choice(option.id, option.label) for option in question.options),
    )


def _case_html(master: Master) -> str:
    from markdown_it import MarkdownIt

    words = words_of(master.case, master.assignment)
    prose = [part.source for part in master.parts if isinstance(part, Prose)]
    filled = "\n\n".join(fill(source, words, master.assignment) for source in prose)
    html: str = MarkdownIt("commonmark", {"html": False}).render(filled)
    return html
