"""Self-check questions: `{question}`, one right option, a reason under each.

    :::{question} nnt-nnh
    Question?

    - [x] Right option.

      Why.
    - [ ] Wrong option.

      What the mistake is.
    :::

The page numbers its questions when it has been read whole.
"""

from __future__ import annotations

from collections.abc import Sequence

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from riktig.text import text
from riktig_book.choices import Choice, answer, answers, choices_of, listed, version
from riktig_book.tagged import Tagged, said, tagged

RIGHT, WRONG = "x", ""
KINDS = {RIGHT: "right", WRONG: "wrong"}


class Question(SphinxDirective):
    """One question with its options."""

    required_arguments = 1
    has_content = True

    def run(self) -> list[nodes.Node]:
        """Reads the question, and refuses one that cannot be answered."""
        question_id = self.arguments[0]
        asked = nodes.container()
        self.state.nested_parse(self.content, self.content_offset, asked)
        try:
            options = choices_of(asked)
        except ValueError as error:
            raise self.error(f"question {question_id!r}: {error}") from error
        faults = faults_of(asked, options)
        if question_id in self.env.temp_data.setdefault("riktig_questions", set()):
            faults.append("another question on the page has this id")
        self.env.temp_data["riktig_questions"].add(question_id)
        if faults:
            raise self.error(f"question {question_id!r}: {'; '.join(faults)}")
        return [made(question_id, asked, options)]


def faults_of(asked: nodes.Element, options: Sequence[Choice]) -> list[str]:
    """What keeps a question from being answered, in words for the author."""
    markers = [option.marker for option in options]
    faults = [f"unknown marker {one!r}" for one in markers if one not in KINDS]
    if not asked.children:
        faults.append("nothing is asked")
    if len(options) < 2:
        faults.append("fewer than two options with reasons")
    if markers.count(RIGHT) != 1:
        faults.append(f"{markers.count(RIGHT)} right options, not one")
    if any(option.to for option in options):
        faults.append("an option leads nowhere: '>' is for cases")
    return faults


def made(question_id: str, asked: nodes.Element, options: Sequence[Choice]) -> Tagged:
    """A question on the page. Its number is filled in by `number_questions`."""
    name = f"sporsmal-{question_id}"
    attributes = {
        "data-course": "question",
        "data-id": question_id,
        "data-version": version(options),
        "aria-labelledby": f"{name}-nummer",
        "class": "course-question",
    }
    group = tagged("div", {"class": "course-group", "role": "group"}, listed(options))
    group["attributes"]["aria-labelledby"] = f"{name}-tekst"
    words = tagged("div", {"class": "course-asks"}, *asked.children, ids=[f"{name}-tekst"])

    def one(place: int, option: Choice) -> nodes.Node:
        return answer(KINDS[option.marker], place, option)

    heading = said("", "course-kind", ids=[f"{name}-nummer"])
    section = tagged("section", attributes, heading, words, group)
    section += answers("", options, one)
    section["ids"] = [name]
    return section


def number_questions(_app: Sphinx, doctree: nodes.document) -> None:
    """`Spørsmål 3 av 10`, over the question and over its answers."""
    found = [
        node
        for node in doctree.findall(Tagged)
        if node["attributes"].get("data-course") == "question"
    ]
    for number, node in enumerate(found, 1):
        name = text("course.question.kind", number=number, count=len(found))
        kind, *_, block = node.children
        kind += nodes.Text(name)
        block[0] += nodes.Text(f"{name}: {text('course.question.answers')}")


def setup(app: Sphinx) -> None:
    """One directive."""
    app.add_directive("question", Question)
    app.connect("doctree-read", number_questions)
