"""The audit's chosen rules, from `rules.toml`: days covered, coverage, words for routes."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from math import ceil
from typing import Any, NamedTuple


class DaysRule(NamedTuple):
    """How many days one dispensing is reckoned to cover. `{row}` in the title is its name."""

    id: str
    title: str
    ddd_per_day: float | None
    fixed_days: int | None

    def days(self, ddd: float | None) -> int | None:
        """Whole days covered; `None` when the rule needs an amount that is not known."""
        if self.fixed_days is not None:
            return self.fixed_days
        if ddd is None or self.ddd_per_day is None:
            return None
        # An amount such as 3 x 0.1 must not become one day more by its last binary digit.
        return ceil(round(ddd / self.ddd_per_day, 9))


class Incomplete(NamedTuple):
    """Shares, 0 to 1, above which a reader is told that a number is too low.

    Of rows without an amount, of rows that could not be read, and of patients of no known
    amount beside those that are counted.
    """

    without_amount_share: float
    unread_share: float
    unknown_patients_share: float


class Doubtful(NamedTuple):
    """Limits of one row's amounts, and when many beyond them say that a decimal mark is lost."""

    most_ddd: float
    most_units: float
    most_mg: float  # in one unit
    most_times: float  # between stated DDD and the DDD of the units, either way
    column_share: float  # 0 to 1, of one product's amounts that may be beyond the limits
    file_share: float  # 0 to 1, of the products that may have lost theirs before all have


class TaperRule(NamedTuple):
    """What is called a taper: the `share`, 0 to 1, of before that is left at the end."""

    id: str
    title: str
    share: float


class TaperUsers(NamedTuple):
    """Who can be asked about, and what is a long gap for them."""

    least_pickups: int  # days with a pickup in the first half
    gap_times: float  # as many times the usual interval of the first half


class Coverage(NamedTuple):
    """Days a file may lack at an end of a period it is said to cover."""

    rolling_slack_days: int
    given_slack_days: int


class Gaps(NamedTuple):
    """Breaks that a treatment episode may hold, in days: all that are shown, the main one."""

    days: tuple[int, ...]
    main: int


@cache
def _file() -> dict[str, Any]:
    return tomllib.loads(files("riktig.measures").joinpath("rules.toml").read_text("utf-8"))


@cache
def days_rule(name: str) -> DaysRule:
    """A days rule by name. KeyError if there is none such."""
    entry = _file()["days"][name]
    return DaysRule(name, entry["title"], entry.get("ddd_per_day"), entry.get("days"))


@cache
def taper_rule(name: str) -> TaperRule:
    """A taper rule by name. KeyError if there is none such."""
    entry = _file()["taper"][name]
    return TaperRule(name, entry["title"], entry["share"])


def taper_rule_names() -> tuple[str, ...]:
    """All taper rules."""
    return tuple(_file()["taper"])


@cache
def taper_users() -> TaperUsers:
    """Whose use is regular enough, and what is a long gap."""
    entry = _file()["taper_users"]
    return TaperUsers(entry["least_pickups"], entry["gap_times"])


def days_rule_names() -> tuple[str, ...]:
    """All days rules."""
    return tuple(_file()["days"])


def coverage() -> Coverage:
    """How strictly a file must cover its period."""
    entry = _file()["coverage"]
    return Coverage(entry["rolling_slack_days"], entry["given_slack_days"])


def incomplete() -> Incomplete:
    """How many rows may lack an amount, or be unread, before it is said in the sentence."""
    entry = _file()["incomplete"]
    return Incomplete(
        entry["without_amount_share"], entry["unread_share"], entry["unknown_patients_share"]
    )


@cache
def doubtful() -> Doubtful:
    """Which amounts are set aside because they cannot be."""
    entry = _file()["doubtful"]
    return Doubtful(
        entry["most_ddd"],
        entry["most_units"],
        entry["most_mg"],
        entry["most_times"],
        entry["column_share"],
        entry["file_share"],
    )


def episode_gaps() -> Gaps:
    """The permissible gaps of treatment episodes, the shortest first."""
    entry = _file()["episodes"]
    return Gaps(tuple(sorted(entry["gap_days"])), entry["main_gap_days"])


@cache
def route_words() -> tuple[tuple[str, str], ...]:
    """(word, route), in lower case, the longest words first."""
    pairs = [(word, route) for route, words in _file()["routes"].items() for word in words]
    return tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair)))


@cache
def fluid_words() -> tuple[str, ...]:
    """Words in a product's name, in lower case, that tell a fluid."""
    return tuple(_file()["fluids"]["words"])
