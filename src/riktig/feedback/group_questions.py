"""Three questions for the meeting, chosen by `riktig.blocks.prompts`' rule.

The measures are those with a section in the report, of those the members have shared. Where the
rule finds nothing of a kind, an open question that claims nothing stands in its place; a group
without numbers has three such.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from riktig.blocks import words
from riktig.blocks.block import Block
from riktig.blocks.group_about import about, about_bare
from riktig.blocks.prompts import Kind, Looked, Prompt, chosen
from riktig.blocks.statement import Statement, Value, block_of, say
from riktig.feedback.group_view import GroupView
from riktig.feedback.group_words import numbers
from riktig.feedback.measure_titles import short_title
from riktig.feedback.report import Section
from riktig.text import text
from riktig.text.catalogue import area

KINDS: Final[tuple[Kind, ...]] = ("spread", "change", "surprise")


def questions_section(views: Sequence[GroupView]) -> Section:
    """A part a question: the question first, then what is seen; last, good reasons.

    `views` are those with a section of their own, so that whoever is asked can look it up.
    """
    found = {prompt.kind: prompt for prompt in chosen([_looked(v) for v in views if v.open])}
    parts = [_question(kind, found, views) for kind in KINDS]
    title = text("group_report.questions.title")
    how = text("group_report.questions.how")
    last = block_of("questions", how, [say("group_report.questions.sentence"), _reasons()])
    return Section("questions", title, [*parts, last])


def questions(section: Section) -> list[Statement]:
    """The questions as they stand on a slide: the measure, its numbers, and what is asked."""
    return [_on_slide(part) for part in section.parts if part.id != "questions"]


def _on_slide(part: Block) -> Statement:
    question, *seen = part.statements
    if not seen:
        return question
    about = str(seen[0].values["title"])
    return say(
        "group_report.deck.question",
        {**question.values, **seen[0].values},
        measure=about,
        seen=seen[0].text,
        question=question.text,
    )


def _looked(view: GroupView) -> Looked:
    """Exact counts decide which question is asked; what is said of others is rounded."""
    return Looked(view.measure, view.published.afters, view.change)


def _question(kind: Kind, found: Mapping[Kind, Prompt], views: Sequence[GroupView]) -> Block:
    prompt = found.get(kind)
    label = text(f"group_report.questions.label_{kind}")
    if prompt is not None:
        title = text(
            "group_report.questions.about",
            label=text(f"prompts.kind.{kind}.label"),
            measure=short_title(prompt.measure),
        )
        question = say(f"prompts.kind.{kind}.question", {"kind": kind})
        return block_of(f"question-{kind}", title, [question, *_seen(prompt, views)])
    # What surprises has moved too: then nobody is told that nothing has.
    silent = not views or (kind == "change" and "surprise" in found)
    name = "sheet" if silent else "standing"
    question = say(f"group_report.questions.{name}_{kind}", {"kind": kind})
    return block_of(f"question-{kind}", label, [question])


def _seen(prompt: Prompt, views: Sequence[GroupView]) -> Iterator[Statement]:
    measure = prompt.measure
    if prompt.change is None:
        yield _spread(next(view for view in views if view.measure == measure))
        return
    sides = {"before": prompt.change.before, "after": prompt.change.after}
    yield say(
        "group_report.questions.change",
        {**numbers(prompt.change), "title": short_title(measure)},
        **{name: words.value_or_why(side, measure) for name, side in sides.items()},
    )
    if prompt.beside is not None:
        yield say("prompts.beside", measure=short_title(prompt.beside))
    if prompt.kind == "change" and (prompt.change.difference or 0) < 0:
        yield say("prompts.falls")


def _spread(view: GroupView) -> Statement:
    values = view.published.values("after")
    ends: dict[str, Value] = {
        "measure": view.measure.id,
        "title": short_title(view.measure),
        "low": values[0],
        "high": values[-1],
    }
    written = {"low": about_bare(values[0], view.measure), "high": about(values[-1], view.measure)}
    return say("group_report.questions.spread", ends, **written)


def _reasons() -> Statement:
    reasons = " ".join(area("prompts")["reasons"])
    return say("group_report.questions.reasons", reasons=reasons)
