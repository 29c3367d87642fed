"""The GP's own work with the list, from the work file: patients by status, and tapers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from riktig.audit.work import STATUSES, TAPERS
from riktig.blocks.block import Block
from riktig.compare import Comparison, Summary
from riktig.text import format_number, text
from riktig.view import Table

Counts = Mapping[str, Any]
_REST: Final = "not_assessed"


def work_block(summary: Mapping[str, Any]) -> Block | None:
    """How far the own list has come; `None` before any status is set."""
    work = summary.get("work") or {}
    if not _begun(work):
        return None
    return Block(
        id="work",
        title=text("review.work.title"),
        sentence=_sentence(work),
        notes=[text("review.work.note")],
        table=_table([work], [text("review.work.column_patients")]),
        source=text("review.work.source"),
    )


def work_change_block(own: Comparison) -> Block | None:
    """The work in both periods; `None` unless one of them has any."""
    sides = (own.before, own.after)
    if not any(_begun(side.work) for side in sides):
        return None
    latest = own.after if _begun(own.after.work) else own.before
    missing = [] if all(side.work for side in sides) else [text("review.work.one_side")]
    return Block(
        id="work_change",
        title=text("review.work.title"),
        sentence=_sentence(latest.work or {}, _when(latest, own)),
        notes=[*missing, text("review.work.note")],
        table=_table(
            [side.work for side in sides],
            [text("report.period.before"), text("report.period.after")],
        ),
        source=text("review.work.source"),
    )


def _when(side: Summary, own: Comparison) -> str:
    return text(f"report.period.{'after' if side is own.after else 'before'}") + ": "


def _begun(work: Counts | None) -> bool:
    """Whether any status is set, or was: a list nobody has looked at has nothing to tell.

    A withheld count is of somebody, so it counts as set.
    """
    if not work:
        return False
    set_now = [count for name, count in work["statuses"].items() if name != _REST]
    return any(count != 0 for count in (*set_now, *work.get("tapers", {}).values()))


def _sentence(work: Counts, when: str = "") -> str:
    """Tapers where they are told; in a shared summary they are not."""
    tapers = work.get("tapers")
    if not tapers:
        return text("review.work.sentence_shared")
    return when + text(
        "review.work.sentence", **{name: format_number(tapers[name]) for name in TAPERS}
    )


def _table(sides: list[Counts | None], columns: list[str]) -> Table:
    parts: list[tuple[str, tuple[str, ...], str]] = [("statuses", STATUSES, "status")]
    if any(side and side.get("tapers") for side in sides):
        parts.append(("tapers", TAPERS, "work.taper"))
    return Table(
        caption=text("review.work.table"),
        columns=[text("review.work.column_what"), *columns],
        rows=[
            [_capital(text(f"review.{key}.{name}")), *(_cell(side, part, name) for side in sides)]
            for part, names, key in parts
            for name in names
        ],
    )


def _cell(side: Counts | None, part: str, name: str) -> str:
    if side is None or not side.get(part):
        return text("review.work.none")
    count = side[part][name]
    return text("review.work.hidden") if count is None else format_number(count)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
