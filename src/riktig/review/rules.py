"""What this project chose for the own list: `rules.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import NamedTuple


class ReviewRules(NamedTuple):
    """Days from the last use to the end, rows of one who had it once, weeks to spread over."""

    running_days: int
    once_rows: int
    weeks: int
    most_weeks: int


@cache
def review_rules() -> ReviewRules:
    """The rules as the file has them."""
    written = tomllib.loads(files("riktig.review").joinpath("rules.toml").read_text("utf-8"))
    pace = written["pace"]
    days, once = written["still_running"]["days"], written["once"]["most_rows"]
    return ReviewRules(days, once, pace["weeks"], pace["most_weeks"])
