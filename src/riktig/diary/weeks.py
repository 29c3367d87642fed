"""A sleep diary as the page holds it: weeks of seven nights, all of it as typed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any, Final

from riktig.calculators.quantity import quantity
from riktig.calculators.sleep.rules import DEFAULT_RULE_SET, rule_set_names
from riktig.calculators.sleep.window import MOST_MINUTES
from riktig.diary.days import days_on, read_day, short, weekday
from riktig.diary.nights import KEYS, ReadNight, read
from riktig.problem import Refused
from riktig.text.catalogue import text
from riktig.text.formats import format_date

NIGHTS: Final = 7
# Chosen here: two years of weeks, and room for a slip in one field.
MOST_WEEKS: Final = 104
MOST_CHARACTERS: Final = 20


@dataclass(frozen=True)
class Week:
    """`begins` is the morning of the first night; `agreed` is minutes in bed, as typed."""

    begins: date
    agreed: str
    typed: tuple[Mapping[str, str], ...]
    nights: tuple[ReadNight, ...]

    def morning(self, at: int) -> date:
        """The morning of night `at`, from 0."""
        return days_on(self.begins, at)

    @property
    def after(self) -> date:
        """The first morning after the week."""
        return days_on(self.begins, NIGHTS)

    @property
    def whole(self) -> tuple[tuple[int, ReadNight], ...]:
        """The nights that can be reckoned, each with its place from 0."""
        return tuple((at, one) for at, one in enumerate(self.nights) if one.night is not None)

    @property
    def span(self) -> str:
        """`10.11.–16.11.2026`."""
        last = days_on(self.begins, NIGHTS - 1)
        return text("diary.sleep.span", first=short(self.begins), last=format_date(last))

    def label(self, at: int) -> str:
        """What a night is called: by its morning."""
        morning = self.morning(at)
        return text("diary.sleep.night", weekday=weekday(morning), day=short(morning))

    def agreed_minutes(self) -> Fraction | None:
        """The time in bed agreed for the week. Refused `invalid_minutes`."""
        if not self.agreed.strip():
            return None
        minutes = quantity(self.agreed, "agreed", "invalid_minutes")
        if not 0 < minutes <= MOST_MINUTES:
            raise Refused("invalid_minutes", field="agreed")
        return minutes


@dataclass(frozen=True)
class Diary:
    """Weeks in order; `rise` and `rule_set` are what the time in bed is reckoned with."""

    weeks: tuple[Week, ...]
    rise: str
    rule_set: str


def read_diary(given: object) -> Diary:
    """A diary from the page. Refused: `diary_day`, `diary_weeks_overlap`, `diary_too_long`."""
    if not isinstance(given, Mapping):
        raise Refused("invalid_input")
    raw = given.get("weeks")
    if not isinstance(raw, Sequence) or isinstance(raw, (str, bytes)) or not raw:
        raise Refused("invalid_input")
    if len(raw) > MOST_WEEKS:
        raise Refused("diary_too_long", most=MOST_WEEKS)
    weeks = tuple(_week(one, at) for at, one in enumerate(raw))
    for at in range(1, len(weeks)):
        if weeks[at].begins < weeks[at - 1].after:
            raise Refused("diary_weeks_overlap", field=f"weeks.{at}.begins", week=at + 1)
    rules = given.get("rule_set") or DEFAULT_RULE_SET
    if rules not in rule_set_names():
        raise Refused("unknown_rule_set", sets=", ".join(rule_set_names()))
    return Diary(weeks, _typed(given.get("rise")), str(rules))


def _week(given: object, at: int) -> Week:
    nights = given.get("nights") if isinstance(given, Mapping) else None
    if not isinstance(given, Mapping) or not isinstance(nights, Sequence) or len(nights) != NIGHTS:
        raise Refused("invalid_input")
    typed = tuple(_night(one) for one in nights)
    return Week(
        begins=read_day(given.get("begins"), f"weeks.{at}.begins"),
        agreed=_typed(given.get("agreed")),
        typed=typed,
        nights=tuple(read(one) for one in typed),
    )


def _night(given: object) -> dict[str, str]:
    if not isinstance(given, Mapping):
        raise Refused("invalid_input")
    return {key: _typed(given.get(key)) for key in KEYS}


def _typed(given: Any) -> str:
    if given is None:
        return ""
    if not isinstance(given, str) or len(given) > MOST_CHARACTERS:
        raise Refused("invalid_input")
    return given


def new_diary(begins: date) -> dict[str, Any]:
    """An empty diary as the page holds it, of one week from a morning on."""
    empty = [dict.fromkeys(KEYS, "") for _ in range(NIGHTS)]
    week = {"begins": begins.isoformat(), "agreed": "", "nights": empty}
    return {"rise": "", "rule_set": DEFAULT_RULE_SET, "weeks": [week]}
