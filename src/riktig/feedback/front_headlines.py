"""The headlines of page one: value, before, one message, and how much it takes to show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from riktig.blocks import words
from riktig.blocks.statement import Statement, Value, say
from riktig.feedback.headlines import is_change
from riktig.feedback.measure_titles import short_title
from riktig.feedback.measure_view import MeasureView
from riktig.feedback.messages_counts import patients_otherwise
from riktig.feedback.messages_goal import Goal, level
from riktig.feedback.messages_words import moved, what
from riktig.feedback.report import Headline
from riktig.text import format_number, has_text, text


def headlines_in_fewer_words(views: Sequence[MeasureView]) -> tuple[list[Headline], ...]:
    """The headlines four times, each in fewer words than the one before.

    First with the group's lowest beside the own past, then without, then with short messages, and
    last with what it takes to show in few words too.
    """
    plain = [_headline(*one) for one in zip(views, detectables_said(views), strict=True)]
    short = detectables_said(views, "_short")
    messages = [
        replace(one, message=short_message(view)) for one, view in zip(plain, views, strict=True)
    ]
    return (
        [_with_level(one, view) for one, view in zip(plain, views, strict=True)],
        plain,
        messages,
        [replace(one, detectable=said) for one, said in zip(messages, short, strict=True)],
    )


def _headline(view: MeasureView, said: Statement | None) -> Headline:
    return Headline(
        measure=view.measure.id,
        title=short_title(view.measure),
        value=words.counted(view.change.after, view.measure),
        before=text("front_page.before", before=words.counted(view.change.before, view.measure)),
        message=view.picked.statement if view.picked else short_message(view),
        detectable=said,
    )


def _with_level(one: Headline, view: MeasureView) -> Headline:
    """The group's benchmark beside the own past, where there is one."""
    if view.among is None or view.among.benchmark is None:
        return one
    held = Goal("benchmark", view.among.benchmark.value)
    before = text("front_page.beside", before=one.before, level=level(view, held))
    return replace(one, before=before)


def detectables_said(views: Sequence[MeasureView], form: str = "") -> list[Statement | None]:
    """`så stor må en endring være for å synes hos deg`; `None` of what is a change already.

    What it is and is not is said with the first that has a number; `form` is that of fewer words.
    """
    told: set[str] = set()
    return [None if is_change(view) else _detectable(view, told, form) for view in views]


def _detectable(view: MeasureView, told: set[str], form: str) -> Statement:
    wanted = "more" if view.measure.direction == "higher" else "fewer"
    found = view.detectable
    count = getattr(found, wanted) if found else None
    values: dict[str, Value] = {wanted: count, "of": view.change.after.denominator.number}
    if count is None:
        return say(f"front_page.detectable.never_{wanted}", values)
    key = wanted if count else "fewer_zero"
    first = "" if wanted in told else "_first"
    told.add(wanted)
    return say(f"front_page.detectable.{key}{first}{form}", values, count=format_number(count))


def short_message(view: MeasureView) -> Statement:
    """The picked message in fewer words: the same template, with the same numbers."""
    if view.picked is None:
        return say("front_page.message.none")
    _, template, _ = view.picked.statement.code.split(".")
    values = view.picked.statement.values
    otherwise = patients_otherwise(view.change)
    return say(
        f"front_page.message.{template}",
        values,
        moved=text(f"messages.moved.{moved(view.picked.kind, view)}"),
        what=what(view),
        What=what(view).capitalize(),
        patients=text(f"front_page.patients.{otherwise}") if otherwise else "",
        goal=of_comparator("goal", view, str(values["comparator"])),
        place=of_comparator("place", view, str(values["comparator"])),
    )


def of_comparator(part: str, view: MeasureView, comparator: str) -> str:
    """The few words for a comparator, by the way that is often wanted where that matters."""
    key = f"front_page.{part}.{comparator}"
    by_way = f"{key}_{view.measure.direction}"
    return text(by_way if has_text(by_way) else key)
