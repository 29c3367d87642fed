"""What may lie beside one's own two summaries: the group's, its file, a plan, a visit's code.

Whatever is wrong with one of them is told of that file, and never stops the rest.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final, Literal, NamedTuple

from riktig.agreed.agreed import NOTHING_AGREED, Agreed
from riktig.agreed.code import begins_as_code, read_codes
from riktig.agreed.read import read_agreed, read_plan_sheet
from riktig.blocks.group_pairs import alike
from riktig.compare import Comparison, compare
from riktig.compare.own_share import known_as, own_names
from riktig.feedback.reference import NO_REFERENCE, Reference, read_reference
from riktig.problem import Refused
from riktig.summary import PRIVATE, read_summaries
from riktig.summary.read import looks_like_summary
from riktig.text import explain, text

MOST_FILES: Final = 200  # chosen here: five groups of twenty, both periods
Kind = Literal["summary", "plan", "agreed", "reference", "visit", "unknown"]
_START: Final = 4000  # a schema stands in the first lines
_SCHEMAS: Final[Mapping[bytes, Kind]] = {
    b"riktig-worksheet/": "plan",
    b"riktig-group/": "agreed",
    b"riktig-reference/": "reference",
}
SummaryJson = Mapping[str, Any]


class Told(NamedTuple):
    """One sentence to the reader about a file; `file` is empty when it is about them all."""

    file: str
    message: str

    def as_dict(self) -> dict[str, str]:
        """For the page."""
        return {"file": self.file, "message": self.message}


class Named(NamedTuple):
    """A file as it was dropped."""

    name: str
    blob: bytes


@dataclass
class Beside:
    """What could be read of the files beside one's own. `group` holds (file, summary).

    `own` bears its name in the group, where that is another.
    """

    own: Comparison
    files: int = 0  # of the group, that summaries were read from
    broken: bool = False  # a summary could not be read, so a member may be missing
    group: list[tuple[str, SummaryJson]] = field(default_factory=list)
    agreed: Agreed = NOTHING_AGREED
    reference: Reference = field(default_factory=lambda: NO_REFERENCE)
    told: list[Told] = field(default_factory=list)

    def say(self, file: str, key: str, **values: object) -> None:
        """Tells the reader something of a file, from the texts of the page."""
        self.told.append(Told(file, text(f"report_page.told.{key}", **values)))


def read_beside(files: Sequence[Named], own: Comparison) -> Beside:
    """All files that are not one's own two. `told` says what was read, and what was not."""
    found = Beside(own)
    seen: set[Kind] = set()
    for file in files[:MOST_FILES]:
        kind = kind_of(file.blob)
        if kind in seen and kind in _ONCE:
            found.say(file.name, "another")
            continue
        seen.add(kind)
        try:
            _READERS[kind](found, file)
        except Exception as trouble:  # whatever one file holds, the others are read
            found.broken |= kind == "summary"
            found.told.append(Told(file.name, _why(trouble)))
    _leave_out_own(found)
    if len(files) > MOST_FILES:
        found.say("", "too_many", most=MOST_FILES)
    _tell_group(found)
    found.told = [*dict.fromkeys(found.told)]
    return found


def _why(trouble: Exception) -> str:
    if isinstance(trouble, Refused):
        return explain(trouble.problem)
    return text("report_page.told.unread")


def kind_of(blob: bytes) -> Kind:
    """What a file is, by the schema it names; `unknown` when it names none of ours."""
    if looks_like_summary(blob):
        return "summary"
    start = blob[:_START]
    if begins_as_code(start.decode("utf-8-sig", "replace")):
        return "visit"
    kinds = (kind for mark, kind in _SCHEMAS.items() if mark in start)
    return next(kinds, "unknown")


def _summaries(found: Beside, file: Named) -> None:
    group = len(found.group)
    for one in read_summaries(file.blob):
        if one["kind"] == PRIVATE:
            found.say(file.name, "private")
        elif one["member"] == found.own.member:
            found.say(file.name, "own_share")
        elif all(one != other for _, other in found.group):
            found.group.append((file.name, one))
    found.files += len(found.group) > group


def _leave_out_own(found: Beside) -> None:
    """Takes one's own shared summaries out of the group, whatever they are called there."""
    names = own_names([one for _, one in found.group], found.own)
    kept = [(file, one) for file, one in found.group if one["member"] not in names]
    gone = {file for file, one in found.group if one["member"] in names}
    for file in sorted(gone):
        found.say(file, "own_share")
    found.files -= len(gone - {file for file, _ in kept})
    found.group = kept
    found.own = known_as(found.own, names)


def _agreed(found: Beside, file: Named) -> None:
    own = found.agreed
    found.agreed = replace(read_agreed(file.blob), sheet=own.sheet, visits=own.visits)
    found.say(file.name, "agreed")


def _plan(found: Beside, file: Named) -> None:
    found.agreed = replace(found.agreed, sheet=read_plan_sheet(file.blob))
    found.say(file.name, "plan")


def _reference(found: Beside, file: Named) -> None:
    found.reference = read_reference(file.blob)
    found.say(file.name, "reference")


def _visit(found: Beside, file: Named) -> None:
    plans = (one.plan() for one in read_codes(file.blob.decode("utf-8-sig", "replace")))
    found.agreed = replace(
        found.agreed, visits=tuple(dict.fromkeys([*found.agreed.visits, *plans]))
    )
    found.say(file.name, "visit")


def _unknown(found: Beside, file: Named) -> None:
    found.say(file.name, "unknown")


_ONCE: Final = frozenset({"agreed", "plan", "reference"})
_READERS: Final[Mapping[Kind, Callable[[Beside, Named], None]]] = {
    "summary": _summaries,
    "plan": _plan,
    "agreed": _agreed,
    "reference": _reference,
    "visit": _visit,
    "unknown": _unknown,
}


def _tell_group(found: Beside) -> None:
    """Says how many of the group's files were read, and of each member left out, why."""
    if not found.group:
        return
    if found.files == 1:
        found.say("", "taken_one")
    else:
        found.say("", "taken", count=found.files)
    by_member: dict[str, list[tuple[str, SummaryJson]]] = {}
    for file, one in found.group:
        by_member.setdefault(str(one["member"]), []).append((file, one))
    for mine in by_member.values():
        found.told += _member(mine, found.own)


def _member(mine: Sequence[tuple[str, SummaryJson]], own: Comparison) -> Iterator[Told]:
    """Why one member's files are not used; nothing when they are."""
    file = mine[-1][0]
    summaries = sorted((one for _, one in mine), key=lambda one: str(one["period"]["from"]))
    if len(summaries) == 1:
        early = str(summaries[0]["period"]["from"]) < own.after.first.isoformat()
        yield _told(file, "missing_after" if early else "missing_before")
    elif len(summaries) > 2:
        periods = Counter(str(one["period"]) for one in summaries)
        yield _told(next(f for f, one in mine if periods[str(one["period"])] > 1), "twice")
    else:
        yield from _pair(file, summaries, own)


def _pair(file: str, two: Sequence[SummaryJson], own: Comparison) -> Iterator[Told]:
    try:
        pair = compare(two[0], two[1])
    except Refused as refusal:
        yield Told(file, explain(refusal.problem))
        return
    if not alike(pair, own):
        yield _told(file, "unlike")


def _told(file: str, key: str) -> Told:
    return Told(file, text(f"report_page.told.{key}"))
