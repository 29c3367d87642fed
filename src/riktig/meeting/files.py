"""The files a facilitator drops: the group's shared summaries, and the group file.

Everything else is refused by its name alone: a file with patients' rows has no place in a meeting.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

from riktig.agreed.agreed import NOTHING_AGREED, Agreed
from riktig.agreed.read import read_agreed
from riktig.compare import checked_summary
from riktig.meeting.members import Members, paired
from riktig.problem import Refused
from riktig.summary import SHARE, read_summaries
from riktig.summary.read import looks_like_summary
from riktig.text import explain, text

MOST_FILES: Final = 200  # as the pages that read the same files
_START: Final = 4000  # a schema stands in the first lines
_GROUP_FILE: Final = b"riktig-group/"
SummaryJson = Mapping[str, Any]


class File(NamedTuple):
    """A file as it was dropped."""

    name: str
    blob: bytes


@dataclass
class Dropped:
    """What could be read. `told` is (file, sentence) of the rest."""

    summaries: list[SummaryJson] = field(default_factory=list)
    agreed: Agreed = NOTHING_AGREED
    told: list[tuple[str, str]] = field(default_factory=list)

    def pairs(self) -> Members:
        """Each member's two periods compared; the earlier one is before."""
        by_member: dict[str, list[SummaryJson]] = {}
        for one in self.summaries:
            by_member.setdefault(str(one["member"]), []).append(one)
        before: list[SummaryJson] = []
        after: list[SummaryJson] = []
        for held in by_member.values():
            held.sort(key=lambda one: str(one["period"]["from"]))
            before += held[:1] if len(held) > 1 else []
            after += held[1:] if len(held) > 1 else held
        return paired(before, after)


def read_dropped(files: Sequence[File]) -> Dropped:
    """All files; whatever is wrong with one of them is told of that one."""
    found = Dropped()
    for file in files[:MOST_FILES]:
        try:
            _reader(file.blob)(found, file)
        except Refused as refusal:
            found.told.append((file.name, explain(refusal.problem)))
        except Exception:  # whatever one file holds, the others are read
            found.told.append((file.name, text("meeting.told.unread")))
    if len(files) > MOST_FILES:
        found.told.append(("", text("meeting.told.many", most=MOST_FILES)))
    return found


def _reader(blob: bytes) -> Callable[[Dropped, File], None]:
    if looks_like_summary(blob):
        return _summaries
    return _group_file if _GROUP_FILE in blob[:_START] else _unknown


def _summaries(found: Dropped, file: File) -> None:
    for one in read_summaries(file.blob):
        checked_summary(one)
        if one["kind"] != SHARE:
            found.told.append((file.name, text("meeting.told.private")))
        elif one not in found.summaries:
            found.summaries.append(one)


def _group_file(found: Dropped, file: File) -> None:
    if found.agreed != NOTHING_AGREED:
        found.told.append((file.name, text("meeting.told.another")))
        return
    found.agreed = read_agreed(file.blob)


def _unknown(found: Dropped, file: File) -> None:
    found.told.append((file.name, text("meeting.told.unknown")))
