"""The answer form of an assignment, as a book page shows it. It holds no graded key and no hint."""

from __future__ import annotations

import json
from typing import Any

from riktig.calculators.form import Choice, Field, Form
from riktig.paper.form_html import form_html
from riktig.text import text
from riktig.text.catalogue import area
from riktig_exercises.course_rules import rules
from riktig_exercises.form_templates import rendered
from riktig_exercises.master import Master, load_master
from riktig_exercises.sheet import sheet_of

# What the page's script says. The rest of the texts stand in the page.
SAID = (
    "as", "as_attempt", "as_try", "check_failed", "checking", "cleared", "draft_back",
    "draft_full", "draft_kept", "draft_not_kept", "identity", "missing", "no_participant",
    "not_a_number", "not_a_number_plain", "own_failed", "own_made", "own_making", "restored",
    "saved", "several_wrong", "try_as", "try_code", "try_no_file", "wrong_mark",
)  # fmt: skip
AUDIT = "../egen-forskrivning.html"  # from a page of the book's folder of assignments


class Shown:
    """HTML that the page's script brings to life."""

    def __init__(self, html: str) -> None:
        self.html = html

    def _repr_mimebundle_(self, **_: object) -> dict[str, str]:
        return {"text/html": self.html, "text/plain": ""}


def show_exercise(assignment: str) -> Shown:
    """The form of an assignment for a chapter. `Refused` if there is none of that name."""
    return Shown(exercise_html(assignment))


def exercise_html(assignment: str, audit: str = AUDIT) -> str:
    """Who answers, the places of case and questions, and all that goes there as JSON.

    `audit` is the way to the page that reads an own practice. `Refused` as `show_exercise`.
    """
    master = load_master(assignment)
    told = {"texts": _texts(master), "sheet": sheet_of(assignment, audit)}
    # "<" is escaped: nothing inside can end the script element.
    written = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    return rendered(
        "exercise",
        master=master,
        who=form_html(_who(master)),
        words=_words(),
        undo=text("page.form.undo"),
        choose=text("page.form.choose"),
        data=written.replace("<", "\\u003c"),
    )


def _words() -> dict[str, Any]:
    found: dict[str, Any] = area("exercises")["form"]
    return found


def _texts(master: Master) -> dict[str, Any]:
    return {key: _words()[key] for key in SAID} | {"empty": _empty_sentences(len(master.questions))}


def _empty_sentences(questions: int) -> list[str]:
    """What is asked when so many answers are empty, by their number."""
    words = _words()
    counts = [*words["counts"], *map(str, range(len(words["counts"]), questions))]
    many = [text("exercises.form.many_empty", count=count) for count in counts[2:questions]]
    return [*["", words["one_empty"], *many][:questions], words["all_empty"]]


def _who(master: Master) -> Form:
    """The participant's code and, where there may be several, which attempt this is."""
    code = Field(
        key="participant",
        kind="text",
        label=text("exercises.form.participant"),
        help=text("exercises.form.participant_help"),
    )
    return Form(
        name=f"{master.assignment}-who",
        title=text("exercises.form.who"),
        intro=text("exercises.form.intro"),
        fields=(code, *_attempt(rules().attempts(master.assignment))),
        submit=text("exercises.form.begin"),
    )


def _attempt(most: int) -> tuple[Field, ...]:
    if most == 1:
        return ()
    numbers = [str(number) for number in range(1, most + 1)]
    return (
        Field(
            key="attempt",
            kind="choice",
            label=text("exercises.form.attempt"),
            help=text("exercises.form.attempt_help"),
            default=numbers[0],
            choices=tuple(Choice(number, number) for number in numbers),
        ),
    )
