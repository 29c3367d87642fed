"""The GP's own work with the list, from the work file: patients by status, and tapers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from riktig.audit.work import STATUSES, TAPERS
from riktig.blocks.block import Block
from riktig.text import format_number, text
from riktig.view import Table

Counts = Mapping[str, Any]
_REST: Final = "not_assessed"


def work_block(summary: Mapping[str, Any]) -> Block | None:
    """How far the own list has come; `None` before any status is set."""
    work = summary.get("work") or {}
    if not begun(work):
        return None
    return Block(
        id="work",
        title=text("review.work.title"),
        sentence=_sentence(work),
        notes=[text("review.work.note")],
        table=_table(work),
        source=text("review.work.source"),
    )


def begun(work: Counts | None) -> bool:
    """Whether any status is set, or was: a list nobody has looked at has nothing to tell.

    A withheld count is of somebody, so it counts as set.
    """
    if not work:
        return False
    set_now = [count for name, count in work["statuses"].items() if name != _REST]
    return any(count != 0 for count in (*set_now, *work.get("tapers", {}).values()))


def _sentence(work: Counts) -> str:
    """Tapers where they are told; in a shared summary they are not."""
    tapers = work.get("tapers")
    if not tapers:
        return text("review.work.sentence_shared")
    return text("review.work.sentence", **{name: format_number(tapers[name]) for name in TAPERS})


def _table(work: Counts) -> Table:
    parts: list[tuple[str, tuple[str, ...], str]] = [("statuses", STATUSES, "status")]
    if work.get("tapers"):
        parts.append(("tapers", TAPERS, "work.taper"))
    return Table(
        caption=text("review.work.table"),
        columns=[text("review.work.column_what"), text("review.work.column_patients")],
        rows=[
            [capital(text(f"review.{key}.{name}")), count_cell(work, part, name)]
            for part, names, key in parts
            for name in names
        ],
    )


def count_cell(work: Counts | None, part: str, name: str) -> str:
    """One count; a dash where there is no work file, and that it is hidden where it is withheld."""
    if work is None or not work.get(part):
        return text("review.work.none")
    count = work[part][name]
    return text("review.work.hidden") if count is None else format_number(count)


def capital(words: str) -> str:
    """A status at the start of a row."""
    return words[:1].upper() + words[1:]
