"""What the doctor has done since last: patients gone through, talked with, begun and finished."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from riktig.blocks.statement import Statement, say
from riktig.compare import Comparison
from riktig.text import format_number, text

_NOT_YET: Final = "not_assessed"
# What is told, in order: (name, part of the work file, its name there).
_TOLD: Final = (
    ("talk", "statuses", "talk"),
    ("started", "tapers", "started"),
    ("completed", "tapers", "completed"),
    ("unchanged", "statuses", "unchanged"),
)
Counts = Mapping[str, int | None]


def work_done(own: Comparison) -> Statement:
    """One sentence of the work file after; that there is none, or nothing in it, is said too."""
    work = own.after.work
    if not work:
        return say("front_page.done.no_file", {"work_file": False})
    counts = done_counts(work)
    told = [_part(name, count) for name, count in counts.items() if count]
    if told:
        written = ", ".join(told)
        return say("front_page.done.parts", counts, parts=written[:1].upper() + written[1:])
    # Of a shared file small numbers may be withheld: then nobody knows whether it is none.
    return say(f"front_page.done.{'hidden' if counts['reviewed'] is None else 'nothing'}", counts)


def done_counts(work: Mapping[str, Any]) -> dict[str, int | None]:
    """Patients and tapers by what was done; `None` where a shared file does not tell."""
    statuses: Counts = work["statuses"]
    set_now = [count for name, count in statuses.items() if name != _NOT_YET]
    known = [count for count in set_now if count is not None]
    reviewed = sum(known) if len(known) == len(set_now) else None
    told = {name: (work.get(part) or {}).get(key) for name, part, key in _TOLD}
    return {"reviewed": reviewed, **told}


def _part(name: str, count: int) -> str:
    return text(f"front_page.done_part.{name}", count=format_number(count))
