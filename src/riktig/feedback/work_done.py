"""What the doctor has done since last: patients gone through, talked with, begun and finished."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from riktig.blocks.statement import Statement, say
from riktig.compare import Comparison
from riktig.text import format_number, text

_NOT_YET: Final = "not_assessed"
# What is told of those gone through, in order; the rest of them are one number, so that it adds up.
_STATUSES: Final = ("talk", "done", "unchanged")
_TAPERS: Final = ("started", "completed")
Counts = Mapping[str, int | None]


def work_done(own: Comparison, *, shortly: bool = False) -> Statement:
    """What the work file after tells; that there is none, or nothing in it, is said too.

    `shortly`: of what was done no more than how many patients were gone through.
    """
    work = own.after.work
    if not work:
        return say("front_page.done.no_file", {"work_file": False})
    counts = done_counts(work)
    parts = (_written(counts, ("reviewed",)),) if shortly else _parts(counts)
    written = ". ".join(part[:1].upper() + part[1:] for part in parts if part)
    hidden = counts["reviewed"] is None
    if written:
        return say(f"front_page.done.parts{'_hidden' if hidden else ''}", counts, parts=written)
    if shortly and any(counts.values()) and not hidden:
        return work_done(own)
    # Of a shared file numbers may be withheld: then nobody knows whether it is none.
    return say(f"front_page.done.{'hidden' if hidden else 'nothing'}", counts)


def done_counts(work: Mapping[str, Any]) -> dict[str, int | None]:
    """Patients and tapers by what was done; `None` where a shared file does not tell.

    `reviewed` is `talk`, `done`, `unchanged` and `other` together.
    """
    statuses: Counts = work["statuses"]
    tapers: Counts = work.get("tapers") or {}
    set_now = {name: count for name, count in statuses.items() if name != _NOT_YET}
    others = [count for name, count in set_now.items() if name not in _STATUSES]
    return {
        "reviewed": _sum(list(set_now.values())),
        **{name: set_now.get(name) for name in _STATUSES},
        "other": _sum(others),
        **{name: tapers.get(name) for name in _TAPERS},
    }


def _sum(counts: list[int | None]) -> int | None:
    known = [count for count in counts if count is not None]
    return sum(known) if len(known) == len(counts) else None


def _parts(counts: Counts) -> tuple[str, str]:
    """`gjennomgått 31: samtale 7, annet 24` and `nedtrapping begynt hos 6`; zeros are left out."""
    reviewed = _written(counts, ("reviewed",))
    of_them = _written(counts, (*_STATUSES, "other"))
    first = f"{reviewed}: {of_them}" if reviewed and of_them else reviewed or of_them
    return first, _written(counts, _TAPERS)


def _written(counts: Counts, names: tuple[str, ...]) -> str:
    told = [(name, count) for name in names if (count := counts[name])]
    return ", ".join(
        text(f"front_page.done_part.{name}", count=format_number(count)) for name, count in told
    )
