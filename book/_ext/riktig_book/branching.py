"""Cases that branch: `{case}` with its `{step}`s.

    :::::{case} oda-flytur
    :title: Oda og flyturen
    ::::{step} start
    Text.

    - [god > slutt] What the reader does.

      What it gives.
    - [feil] ...
    ::::
    ::::{step} slutt
    How it may go.
    ::::
    :::::

Markers are god, delvis and feil. `> id` names the step that follows; a choice without one ends
there (god) or is chosen again. A step without a list is an end. The page is whole without a
script: every step, choice and answer stands on it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from riktig.text import text
from riktig_book.case_faults import faults_of
from riktig_book.choices import Choice, answer, answers, choices_of, listed, version
from riktig_book.tagged import HEADING, Tagged, said, tagged

TITLE = re.compile(r":title:\s*(.+)")


class StepNode(nodes.General, nodes.Element):
    """A step as it was read: its id, its choices, and its text as children."""


class Step(SphinxDirective):
    """One step: text, then the choices."""

    required_arguments = 1
    has_content = True

    def run(self) -> list[nodes.Node]:
        """Reads the text; the case makes the rest, since it knows the other steps."""
        step = StepNode(id=self.arguments[0], choices=())
        self.set_source_info(step)
        self.state.nested_parse(self.content, self.content_offset, step)
        try:
            step["choices"] = choices_of(step)
        except ValueError as error:
            raise self.error(f"step {step['id']!r}: {error}") from error
        return [step]


class Case(SphinxDirective):
    """A case: a title and its steps, the first of them the beginning."""

    required_arguments = 1
    has_content = True

    def run(self) -> list[nodes.Node]:
        """Reads the steps, and refuses a case that cannot be walked through."""
        case_id = self.arguments[0]
        held = nodes.container()
        title = self._title()
        self.state.nested_parse(self.content, self.content_offset, held)
        steps = [child for child in held.children if isinstance(child, StepNode)]
        others = [child for child in held.children if not isinstance(child, StepNode)]
        failed = [child for child in others if isinstance(child, nodes.system_message)]
        if failed:
            return failed
        faults = [*faults_of(steps), *(["text outside the steps"] if others else [])]
        if not title:
            faults.append("no title")
        if case_id in self.env.temp_data.setdefault("riktig_cases", set()):
            faults.append("another case on the page has this id")
        self.env.temp_data["riktig_cases"].add(case_id)
        if faults:
            raise self.error(f"case {case_id!r}: {'; '.join(faults)}")
        return [self._made(case_id, title, steps)]

    def _title(self) -> str:
        """Takes `:title: …` off the content.

        A declared option would not do: MyST reads every line that begins with a colon as one,
        and so does the fence of the first step.
        """
        for place, line in enumerate(self.content):
            if line.strip():
                found = TITLE.fullmatch(line.strip())
                if found:
                    self.content.trim_start(place + 1)
                    self.content_offset += place + 1
                return found[1] if found else ""
        return ""

    def _made(self, case_id: str, title: str, steps: Sequence[StepNode]) -> nodes.Node:
        heading = tagged(HEADING, {"class": "course-title"}, ids=[f"kasus-{case_id}-tittel"])
        heading += self.state.inline_text(title, self.lineno)[0]
        every = [choice for step in steps for choice in step["choices"]]
        attributes = {
            "data-course": "case",
            "data-id": case_id,
            "data-version": version(every),
            "aria-labelledby": f"kasus-{case_id}-tittel",
            "class": "course-case",
        }
        kind = f"{text('course.case.kind')}. {text('course.case.constructed')}"
        made = tagged("section", attributes, said(kind, "course-kind"), heading)
        made["ids"] = [f"kasus-{case_id}"]
        made += [step_made(case_id, title, step, steps) for step in steps]
        return made


def step_made(case_id: str, title: str, step: StepNode, steps: Sequence[StepNode]) -> Tagged:
    """A step on the page: its label, its text, the choices, and what they give."""
    ids = [one["id"] for one in steps]
    choices: tuple[Choice, ...] = step["choices"]
    label = step_name(steps, step["id"])
    name = f"kasus-{case_id}-{step['id']}"
    asks = f"{name}-valg"
    made = tagged("div", {"class": "course-step", "data-step": step["id"], "tabindex": "-1"})
    made["ids"] = [name]
    made += said(label, "course-label")
    made += step.children
    if choices:
        group = tagged("div", {"class": "course-group", "role": "group", "aria-labelledby": asks})
        group += [said(text("course.case.choose"), "course-asks", ids=[asks]), listed(choices)]
        made += group

        def one(place: int, choice: Choice) -> nodes.Node:
            onward = _onward(case_id, step_name(steps, choice.to), choice) if choice.to else None
            return answer(choice.marker, place, choice, onward)

        of = text("course.case.answers", case=title, step=label.lower())
        made += answers(of, choices, one)
    elif len(ids) > 1:
        made["attributes"]["data-end"] = ""
    return made


def step_name(steps: Sequence[StepNode], step_id: str) -> str:
    """`Trinn 2`, or what an end is called."""
    place = [one["id"] for one in steps].index(step_id)
    if not steps[place]["choices"]:
        return text("course.case.end")
    return text("course.case.step", number=place + 1)


def _onward(case_id: str, name: str, choice: Choice) -> nodes.paragraph:
    """Where the choice leads, for a reader without script and on paper."""
    words = text("course.case.to", step=name[0].lower() + name[1:])
    link = nodes.reference("", words, refuri=f"#kasus-{case_id}-{choice.to}", internal=True)
    return nodes.paragraph("", "", link, classes=["course-to"])


def setup(app: Sphinx) -> None:
    """Two directives."""
    app.add_directive("case", Case)
    app.add_directive("step", Step)
