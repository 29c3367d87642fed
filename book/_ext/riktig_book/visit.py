"""What the chapters about a visit take from where the app takes it: `riktig.visit`.

- `{visit-plan}`: the steps by the clock, a column for each length of visit;
- `{visit-steps}`: what is done in each, `{visit-script} 15`: word for word;
- `{visit-objections} time`: a group of objections with answers;
- `{visit-message} opioider right_place`: one message, `{visit-sheet} angst`: all of a theme;
- `{visit-open-questions}`, `{visit-hindrances}`: what is asked, and what is shown for an answer.

Each writes the chapter's own markup, which is then read as if it stood in the page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from riktig.problem import Refused
from riktig.text import text
from riktig.text.catalogue import area
from riktig.visit.messages import messages
from riktig.visit.objections import groups, objections
from riktig.visit.plan import Step, length_of, lengths, script, steps
from riktig_book.table_nodes import parsed

Lines = Iterator[str]


def plan_lines() -> Lines:
    """The table of steps."""
    heads = [
        text("visit.plan.column_minutes", minutes=length).join(("{chosen}`", "`"))
        for length in lengths()
    ]
    yield _row([text("visit.plan.column_step"), *heads])
    yield _row(["---"] * (len(heads) + 1))
    for step in steps():
        yield _row([step.words["name"], *(_when(step, length) for length in lengths())])


def _when(step: Step, length: int) -> str:
    """`{chosen}`0–2``, or that it goes out; with what is added of it."""
    span = step.minutes.get(length)
    when = f"*{text('visit.plan.left_out')}*" if span is None else _span(span)
    note = step.note(length)
    return f"{when}, {note}" if note else when


def _span(span: tuple[int, int]) -> str:
    return f"{{chosen}}`{span[0]}–{span[1]}`"


def steps_lines() -> Lines:
    """A paragraph for each step."""
    for step in steps():
        yield f"**{step.words['label']}** {step.words['does']}"
        yield ""


def script_lines(length: str) -> Lines:
    """The steps there is time for, word for word."""
    minutes = length_of(int(length))
    for step in steps():
        if minutes in step.minutes:
            yield from _rubric(f"{_span(step.minutes[minutes])} {step.words['heading']}")
            yield from _spoken(script(step, minutes))


def _spoken(parts: Sequence[dict[str, str]]) -> Lines:
    """What is said stands as a quotation; what is done at once stands in the same one."""
    said = ""
    for part in parts:
        if part["kind"] == "at_once":
            said = f"{said} {part['text']}"
            continue
        yield from [said, ""]
        said = f"> {part['text']}" if part["kind"] == "say" else part["text"]
    yield from [said, ""]


def objections_lines(group: str) -> Lines:
    """The objections of one group as a list of terms."""
    groups()[group]
    for one in objections().values():
        if one["group"] == group:
            yield f"**«{one['heading']}»**"
            yield f": {one['answer']}"
            yield ""


def message_lines(theme: str, name: str) -> Lines:
    """One message, and what the doctor may do."""
    found = messages(theme)[name]
    yield from " ".join([found["text"].strip(), found.get("detailer", "")]).rstrip().splitlines()
    yield ""
    yield f"**{text('visit.plan.ask')}** {found['do']}"


def sheet_lines(theme: str) -> Lines:
    """All messages of a theme, each under its heading."""
    for found in messages(theme).values():
        yield from _rubric(found["title"])
        yield from found["text"].strip().splitlines()
        yield ""
        yield f"**{text('visit.sheet.do')}:** {found['do']}"
        yield ""


def _rubric(heading: str) -> Lines:
    yield f":::{{rubric}} {heading}"
    yield ":::"
    yield ""


def question_lines() -> Lines:
    """The open questions as a list."""
    yield from (f"- {one}" for one in area("visit")["open"]["questions"])


def hindrance_lines() -> Lines:
    """What the doctor speaks of, and what to show then."""
    found = area("visit")["hindrances"]
    yield _row([found["says"], found["show"]])
    yield _row(["---", "---"])
    yield from (_row(one) for one in found["rows"])


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


LINES: dict[str, tuple[int, Callable[..., Lines]]] = {
    "visit-plan": (0, plan_lines),
    "visit-steps": (0, steps_lines),
    "visit-script": (1, script_lines),
    "visit-objections": (1, objections_lines),
    "visit-message": (2, message_lines),
    "visit-sheet": (1, sheet_lines),
    "visit-open-questions": (0, question_lines),
    "visit-hindrances": (0, hindrance_lines),
}


class VisitText(SphinxDirective):
    """One of `LINES`, with as many words after it as it takes."""

    optional_arguments = 2

    def run(self) -> list[nodes.Node]:
        """Refuses a group, a theme, a message or a length there is not."""
        self.env.note_reread()
        wanted, lines = LINES[self.name]
        if len(self.arguments) != wanted:
            raise self.error(f"{self.name}: takes {wanted} words, not {self.arguments}")
        try:
            return parsed(self, "\n".join(lines(*self.arguments)))
        except (KeyError, ValueError, Refused) as error:
            raise self.error(f"{self.name}: {error}") from error


def setup(app: Sphinx) -> None:
    """One directive under its names."""
    for name in LINES:
        app.add_directive(name, VisitText)
