"""A journal review as blocks: what to pick, then one measure at a time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from riktig.blocks import journal_words as words
from riktig.blocks.block import Block
from riktig.blocks.journal_change_block import change_block
from riktig.blocks.words import wrapped
from riktig.journal import FIELDS, GROUPS, Count, Review
from riktig.journal.rows import UNANSWERED
from riktig.text import text
from riktig.view import Picture, Table

# So few answers that no measure is pointed at ("vårt valg").
LEAST_TO_PICK: Final = 5
_MOST_PICKED: Final = 3


def view(now: Review, before: Review | None = None) -> list[Block]:
    """All blocks of one review, and of an earlier one beside it."""
    compared = [] if before is None else [change_block(before, now)]
    return [overview_block(now), *compared, *(measure_block(one) for one in now.counts)]


def overview_block(review: Review) -> Block:
    """All six in one picture and one table, and one sentence about what to pick."""
    key = "title_one" if review.reviewed == 1 else "title"
    return Block(
        id="journal",
        title=text(f"journal.overview.{key}", count=review.reviewed),
        sentence=pick(review.counts),
        notes=_overview_notes(review),
        picture=_picture(review.counts),
        table=_table(review.counts),
    )


def pick(counts: Sequence[Count]) -> str:
    """Where most of the prescriptions could go another way; the same share is told together."""
    answered = [one for one in counts if one.denominator >= LEAST_TO_PICK]
    if not answered:
        return text("journal.overview.pick_too_few", least=LEAST_TO_PICK)
    most = max(one.room / one.denominator for one in answered)
    if not most:
        return text("journal.overview.pick_nothing")
    found = [one for one in answered if one.room / one.denominator == most]
    if len(found) == 1:
        return text("journal.overview.pick", title=found[0].measure.title, count=_room(found[0]))
    titles = "; ".join(one.measure.title for one in found[:_MOST_PICKED])
    return text("journal.overview.pick_more", titles=titles)


def _room(one: Count) -> str:
    return text("journal.overview.room", count=one.room, of=one.denominator)


def _overview_notes(review: Review) -> list[str]:
    notes = [
        text("journal.overview.few", count=review.reviewed),
        text("journal.overview.hand"),
    ]
    if review.dated:
        notes.insert(0, text("journal.overview.dated", day=words.day(review.dated)))
    told = [_group(name, review.groups[name]) for name in GROUPS if review.groups.get(name)]
    if told:
        groups = text("journal.overview.between").join(told)
        notes.append(text("journal.overview.groups", groups=groups))
    if any(not one.measure.checker for one in review.counts):
        notes.append(text("journal.overview.unsigned"))
    return notes


def _group(name: str, count: int) -> str:
    return text("journal.overview.group", group=text(f"journal.group.{name}"), count=count)


def _table(counts: Sequence[Count]) -> Table:
    columns = ("measure", "count", "share", "interval")
    return Table(
        caption=text("journal.overview.table"),
        columns=[text(f"journal.overview.column_{name}") for name in columns],
        rows=[
            [one.measure.title, words.counts(one), words.percent(one.value), words.interval(one)]
            for one in counts
        ],
    )


def _picture(counts: Sequence[Count]) -> Picture | None:
    drawn = [one for one in counts if one.denominator]
    if not drawn:
        return None
    values = text("journal.overview.between").join(
        text("journal.overview.alt_one", title=one.measure.title, value=words.percent(one.value))
        for one in drawn
    )
    lower = [one.measure.title for one in drawn if one.measure.direction == "lower"]
    note = text("journal.overview.picture_note", titles="; ".join(lower)) if lower else ""
    return Picture(
        chart="before_after",
        data={"points": [_point(one) for one in drawn]},
        params={
            "title_text": wrapped(text("journal.overview.picture")),
            "subtitle_text": wrapped(note),
            "unit_text": text("report.unit.percent_suffix"),
        },
        alt=text("journal.overview.alt", values=values),
    )


def _point(one: Count) -> dict[str, Any]:
    ends = one.interval
    share, low, high = (
        None if end is None else end * 100 for end in (one.value, *(ends or (None, None)))
    )
    return {
        "when": one.measure.title,
        "label": words.counts(one),
        "value": share,
        "low": low,
        "high": high,
        "after": True,
    }


def measure_block(one: Count) -> Block:
    """One measure: its sentence, why it is asked, what to try, and every answer."""
    measure = one.measure
    left = [text("journal.measure.left_out", parts=_left_out(one))] if _left_out(one) else []
    return Block(
        id=measure.id,
        title=measure.title,
        sentence=words.sentence(one),
        notes=[
            *left,
            measure.why,
            text("journal.measure.first_step", step=measure.first_step),
            _wanted(one),
            *measure.limits,
        ],
        table=_answers(one),
        source=words.sources(measure),
    )


def _wanted(one: Count) -> str:
    """Which way is often wanted, and what to watch meanwhile."""
    said = text(f"journal.measure.direction_{one.measure.direction}")
    if not one.measure.balancing:
        return said
    watched = text("journal.overview.between").join(_lower(name) for name in one.measure.balancing)
    return f"{said} {text('journal.measure.balancing', watched=watched)}"


def _lower(title: str) -> str:
    return title[:1].lower() + title[1:]


def _left_out(one: Count) -> str:
    """The answers that leave the denominator, and how many they are."""
    left = [name for name in _asked(one) if name not in one.measure.of and one.told.get(name)]
    return text("journal.overview.between").join(
        text("journal.measure.part", answer=_lower(_answer(name)), count=one.told[name])
        for name in left
    )


def _answers(one: Count) -> Table | None:
    if not one.told:
        return None
    return Table(
        caption=text("journal.measure.table", title=one.measure.title),
        columns=[text("journal.measure.column_answer"), text("journal.measure.column_count")],
        rows=[[_answer(name), str(one.told.get(name, 0))] for name in _asked(one)],
    )


def _asked(one: Count) -> tuple[str, ...]:
    return (*FIELDS[one.measure.field], UNANSWERED)


def _answer(name: str) -> str:
    return text(f"journal.answer.{name}")
