"""What this project chose for the own list: `rules.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import NamedTuple


class ReviewRules(NamedTuple):
    """Days from the last use to the period's end, and weeks to spread the patients over."""

    running_days: int
    weeks: int
    most_weeks: int


@cache
def review_rules() -> ReviewRules:
    """The rules as the file has them."""
    written = tomllib.loads(files("riktig.review").joinpath("rules.toml").read_text("utf-8"))
    pace = written["pace"]
    return ReviewRules(written["still_running"]["days"], pace["weeks"], pace["most_weeks"])
