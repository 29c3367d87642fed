"""How large a list would be for the time the doctor has worked: a rule of this project's own.

Chosen here ("vårt valg"), not read in a source: a list times the share of five days a week and of
twelve months. It holds for a file of one's own prescriptions alone. A file of everything one's
patients have had, whoever prescribed it, belongs to the whole list.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from riktig.audit.options import Options
from riktig.audit.practice import FULL_WEEK_DAYS, FULL_YEAR_MONTHS

Reason = Literal[
    "no_list_size", "my_patients", "full_time", "reduced", "shared_list_days", "locum_time"
]


class EffectiveList(NamedTuple):
    """`size` is `None` when it is not reckoned, or no other than the list itself."""

    size: int | None
    reason: Reason
    days: float = FULL_WEEK_DAYS
    months: int = FULL_YEAR_MONTHS


def effective_list(options: Options) -> EffectiveList:
    """The effective list of an audit, and why it is as it is.

    With a shared list the days a week must be said, and for a locum the months: without
    them the list says nothing of the doctor's own share.
    """
    practice, listed = options.practice, options.list_size
    if listed is None:
        return EffectiveList(None, "no_list_size")
    if options.attribution == "my_patients":
        return EffectiveList(None, "my_patients")
    if "shared_list" in practice.roles and practice.days_a_week is None:
        return EffectiveList(None, "shared_list_days")
    if "locum" in practice.roles and practice.months is None:
        return EffectiveList(None, "locum_time")
    days = practice.days_a_week or FULL_WEEK_DAYS
    months = practice.months or FULL_YEAR_MONTHS
    share = days / FULL_WEEK_DAYS * months / FULL_YEAR_MONTHS
    if share == 1:
        return EffectiveList(None, "full_time")
    # Half a patient goes up, as people round; a list is never empty.
    return EffectiveList(max(1, int(listed * share + 0.5)), "reduced", days, months)


def without_list(options: Options) -> bool:
    """Whether the measures shown first should be those that need no list.

    For doctors who work less than full time or have said a role, and where no list is given.
    """
    return options.list_size is None or options.practice.part_time
