"""The practice as `riktig audit` takes it, and the shared numbers as text."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from typing import Any

from riktig.text.catalogue import text


def add_practice(parser: argparse.ArgumentParser) -> None:
    """Adds the options that describe a practice, and the one for a text to share."""
    parser.add_argument("--practice-days", metavar="N", help=_help("days"))
    parser.add_argument("--months", metavar="N", help=_help("months"))
    parser.add_argument("--role", action="append", metavar="ROLLE", help=_help("role"))
    parser.add_argument("--years-on-list", metavar="N", help=_help("years"))
    parser.add_argument("--text", metavar="UT.txt", help=_help("text"))


def practice_given(chosen: argparse.Namespace) -> dict[str, Any]:
    """The description, as the options of an audit have it."""
    return {
        "practice_days_a_week": chosen.practice_days,
        "months_in_period": chosen.months,
        "roles": chosen.role,
        "years_on_list": chosen.years_on_list,
    }


def as_text(summary: Mapping[str, Any]) -> str:
    """The text to share of a summary of either kind."""
    from riktig.disclosure import share
    from riktig.summary import share_text

    return share_text(share(summary))


def _help(name: str) -> str:
    return text(f"practice.command.{name}").replace("%", "%%")
