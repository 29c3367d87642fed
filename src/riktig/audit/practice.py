"""How the GP works: what an effective list is made of, and what may not be compared by list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from riktig.audit.typed import decimal, is_blank, mapping, whole
from riktig.problem import Refused

FULL_WEEK_DAYS: Final = 5.0
FULL_YEAR_MONTHS: Final = 12
MOST_YEARS: Final = 60
# Shared list, locum, and specialist training (ALIS).
ROLES: Final = ("shared_list", "locum", "training")
_FIELDS: Final = ("list_size", "practice_days_a_week", "months_in_period", "roles", "years_on_list")
HALF_DAY: Final = 0.5


@dataclass(frozen=True)
class Practice:
    """A practice as its GP describes it; `None` is not said.

    `days_a_week` in the office (half a day to five), `months` of the period worked (1 to
    12), `roles` of `ROLES`, and whole `years` with this list.
    """

    days_a_week: float | None = None
    months: int | None = None
    roles: tuple[str, ...] = ()
    years: int | None = None

    @property
    def part_time(self) -> bool:
        """Whether the list says little of how many this doctor has seen."""
        fewer_days = self.days_a_week is not None and self.days_a_week < FULL_WEEK_DAYS
        fewer_months = self.months is not None and self.months < FULL_YEAR_MONTHS
        return fewer_days or fewer_months or bool(self.roles)


def read_practice(given: Any) -> Practice:
    """The practice of a form. Refuses a number that cannot be and a role not known."""
    if is_blank(given):
        return Practice()
    fields = mapping(given)
    if fields is None or set(fields) - set(_FIELDS):
        raise Refused("invalid_practice")
    return Practice(
        days_a_week=_days(fields.get("practice_days_a_week")),
        months=_whole(fields.get("months_in_period"), 1, FULL_YEAR_MONTHS, "invalid_months"),
        roles=_roles(fields.get("roles")),
        years=_whole(fields.get("years_on_list"), 0, MOST_YEARS, "invalid_years_on_list"),
    )


def _days(given: Any) -> float | None:
    if is_blank(given):
        return None
    days = decimal(given)
    if days is None or not HALF_DAY <= days <= FULL_WEEK_DAYS:
        raise Refused("invalid_practice_days")
    return days


def _whole(given: Any, least: int, most: int, code: str) -> int | None:
    if is_blank(given):
        return None
    number = whole(given, least, most)
    if number is None:
        raise Refused(code, least=least, most=most)
    return number


def _roles(given: Any) -> tuple[str, ...]:
    """The roles ticked, in the order of `ROLES`; one role may come as a text."""
    if is_blank(given):
        return ()
    ticked = [given] if isinstance(given, str) else given
    known = isinstance(ticked, list | tuple) and len(ticked) <= len(ROLES)
    if not known or any(one not in ROLES for one in ticked):
        raise Refused("unknown_role", allowed=", ".join(ROLES))
    return tuple(role for role in ROLES if role in ticked)
