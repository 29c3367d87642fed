"""What of the work file may enter a summary: patients by status, and tapers by stage.

A taper is *started* for a patient who has ever had the status `tapering`, *under way* for one who
has it now, and *completed* for one who has had it and now is `done`. Patients who no longer stand
in the list count among the tapers, since one who has tapered off falls out of it. By status only
those in the list are counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from riktig.audit.work import STATUSES
from riktig.review.work_file import Entry

NOT_ASSESSED, CALL_IN, TAPERING, DONE = "not_assessed", "call_in", "tapering", "done"


def work_counts(
    listed: Iterable[Entry], others: Iterable[Entry], patients: int
) -> dict[str, dict[str, int]]:
    """`{"statuses": {...}, "tapers": {...}}`, as the options of an audit take it.

    `listed` are entries of the `patients` in the list; those without one are not assessed.
    """
    present = list(listed)
    by_status = Counter(one.status for one in present)
    by_status[NOT_ASSESSED] += max(0, patients - len(present))
    started = [one for one in (*present, *others) if _has_tapered(one)]
    return {
        "statuses": {status: by_status[status] for status in STATUSES},
        "tapers": {
            "started": len(started),
            "under_way": sum(one.status == TAPERING for one in started),
            "completed": sum(one.status == DONE for one in started),
        },
    }


def waiting(statuses: dict[str, int]) -> int:
    """Patients still to be called in."""
    return statuses[NOT_ASSESSED] + statuses[CALL_IN]


def _has_tapered(entry: Entry) -> bool:
    return entry.status == TAPERING or any(one.status == TAPERING for one in entry.history)
