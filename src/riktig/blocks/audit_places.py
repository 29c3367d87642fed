"""Where the rows of the ledger stand in the list, for the GP to look up. Never shared."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from riktig.audit.result import Audit
from riktig.audit.sorting import remarks_of
from riktig.measures.scope import classes
from riktig.text import text

Place = tuple[int, int]  # file from 0, row from 1

# Parts of the ledger whose rows were read and are in no number.
PARTS: Final = ("recalled", "duplicate", "not_classified")
_REMARKS: Final = frozenset(
    ["classified_by_name", "doubtful_amount", "excluded_palliative", "excluded_cancer"]
)
_MOST_PLACES: Final = 5


def places_of(audit: Audit) -> Mapping[str, Sequence[Place]]:
    """The places of each problem, and of each of `PARTS`, in the order of the list."""
    found: dict[str, list[Place]] = {}
    for problem in audit.rejected:
        found.setdefault(problem.code, []).append((problem.file, problem.row))
    omeq = {one.id for one in classes() if one.omeq}
    for row in audit.rows():
        place = (row.record.file, row.record.row)
        if row.part in PARTS:
            found.setdefault(row.part, []).append(place)
        for code in remarks_of(row, audit.period, audit.event, omeq):
            if code in _REMARKS:
                found.setdefault(code, []).append(place)
    return found


def with_places(line: str, places: Iterable[Place]) -> str:
    """The line with the first places, so that the rows can be looked up."""
    held = list(places)
    if not held:
        return line
    files = len({file for file, _ in held}) > 1
    written = [f"{file + 1}:{row}" if files else str(row) for file, row in held]
    rows = ", ".join(written[:_MOST_PLACES])
    if len(written) > _MOST_PLACES:
        rows = text("audit.ledger.and_more", rows=rows)
    return text(f"audit.ledger.{'where_files' if files else 'where'}", line=line, rows=rows)
