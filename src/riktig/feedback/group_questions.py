"""Three questions for the meeting, chosen by `riktig.blocks.prompts`' rule.

The measures are those the members have shared for this. Where the rule finds nothing of a kind,
an open question that claims nothing stands in its place; a group without numbers has three such.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from riktig.blocks import words
from riktig.blocks.block import Block
from riktig.blocks.prompts import Kind, Looked, Prompt, chosen
from riktig.blocks.statement import Statement, block_of, say
from riktig.feedback.group_view import GroupView
from riktig.feedback.group_words import numbers
from riktig.feedback.measure_titles import measure_title
from riktig.text import text
from riktig.text.catalogue import area
from riktig.view import Table

KINDS: Final[tuple[Kind, ...]] = ("spread", "change", "surprise")


def questions_block(views: Sequence[GroupView]) -> Block:
    """The questions, each with what is seen and why it was chosen."""
    found = {prompt.kind: prompt for prompt in chosen([_looked(v) for v in views if v.open])}
    asked = [_asked(kind, found, views) for kind in KINDS]
    return block_of(
        "questions",
        text("group_report.questions.title"),
        [
            say("group_report.questions.sentence"),
            *(one for said in asked for one in said),
            _reasons(),
        ],
        table=Table(
            caption=text("group_report.questions.title"),
            columns=[
                text("group_report.questions.column_seen"),
                text("group_report.questions.column_question"),
            ],
            rows=[[" ".join(one.text for one in said[:-1]), said[-1].text] for said in asked],
        ),
    )


def is_question(said: Statement) -> bool:
    """Whether a statement of the block is a question, not what it is about."""
    return "kind" in said.values and "measure" not in said.values


def _looked(view: GroupView) -> Looked:
    """Exact counts decide which question is asked; what is said of others is rounded."""
    return Looked(view.measure, view.published.afters, view.change)


def _asked(kind: Kind, found: Mapping[Kind, Prompt], views: Sequence[GroupView]) -> list[Statement]:
    """What is seen, then the question."""
    prompt = found.get(kind)
    if prompt is not None:
        return [*_seen(prompt, views), say(f"prompts.kind.{kind}.question", {"kind": kind})]
    # What surprises has moved too: then nobody is told that nothing has.
    silent = not views or (kind == "change" and "surprise" in found)
    return [
        say(f"group_report.questions.{'sheet' if silent else 'standing'}_{kind}", {"kind": kind})
    ]


def _seen(prompt: Prompt, views: Sequence[GroupView]) -> Iterator[Statement]:
    measure = prompt.measure
    yield say(
        "group_report.questions.about",
        {"kind": prompt.kind, "measure": measure.id, "version": measure.version},
        label=text(f"prompts.kind.{prompt.kind}.label"),
        measure=measure_title(measure),
    )
    if prompt.change is None:
        yield _spread(next(view for view in views if view.measure == measure))
        return
    sides = {"before": prompt.change.before, "after": prompt.change.after}
    yield say(
        "prompts.said.change",
        numbers(prompt.change),
        **{name: words.value_or_why(side, measure) for name, side in sides.items()},
    )
    if prompt.beside is not None:
        yield say("prompts.beside", measure=measure_title(prompt.beside))
    if prompt.kind == "change" and (prompt.change.difference or 0) < 0:
        yield say("prompts.falls")


def _spread(view: GroupView) -> Statement:
    values = view.published.values("after")
    ends = {"low": values[0], "high": values[-1]}
    written = {
        "low": words.number(ends["low"], view.measure),
        "high": words.amount(ends["high"], view.measure),
    }
    return say("prompts.said.spread", ends, **written)


def _reasons() -> Statement:
    reasons = " ".join(area("prompts")["reasons"])
    return say("group_report.questions.reasons", reasons=reasons)
