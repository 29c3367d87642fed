"""The options of `riktig report`, and what they ask for."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from riktig.commands.parser import Parser
from riktig.feedback.choices import COMPARATORS, SEEN, Choices
from riktig.text import text
from riktig_reports.batch import cores
from riktig_reports.files import load_agreed, load_reference
from riktig_reports.order import Order

MOST_WORKERS = 64


class WrongCall(Exception):
    """An option that cannot be used; holds the sentence."""


def chosen(arguments: Sequence[str]) -> argparse.Namespace:
    """What was typed. WrongCall when it is not one of the three ways of asking."""
    found = _parser().parse_args(arguments)
    ways = [bool(found.own), bool(found.before and found.after), bool(found.groups)]
    halves = bool(found.before) != bool(found.after)
    beside = bool(found.group and not found.own) or bool(found.groups and found.agreed)
    beside = beside or bool(found.agreed_code and not found.own)  # a code is nobody's but one's own
    if sum(ways) != 1 or halves or beside:
        raise WrongCall(text("report.command.choose"))
    if not 1 <= found.workers <= MOST_WORKERS:
        raise WrongCall(text("report.command.bad_workers", most=MOST_WORKERS))
    return found


def order(found: argparse.Namespace) -> Order:
    """The order. Refused or NoFile when the group file or the reference cannot be used."""
    from riktig.paper.fonts import ready

    return Order(
        out=Path(found.out),
        with_pdf=found.pdf,
        dated=_date(found.dated),
        agreed=load_agreed(Path(found.agreed) if found.agreed else None, found.agreed_code),
        reference=load_reference(Path(found.reference) if found.reference else None),
        choices=Choices(found.comparator, found.seen),
        fonts=ready(),
    )


def _parser() -> Parser:
    parser = Parser("riktig report", description=text("report.command.description"))
    files = {"nargs": "+", "metavar": "FIL", "default": []}
    parser.add_argument("--before", help=_help("before"), **files)  # type: ignore[arg-type]
    parser.add_argument("--after", help=_help("after"), **files)  # type: ignore[arg-type]
    parser.add_argument("--own", nargs=2, metavar=("FOR", "ETTER"), help=_help("own"))
    parser.add_argument("--group", help=_help("group"), **files)  # type: ignore[arg-type]
    parser.add_argument("--groups", metavar="MAPPE", help=_help("groups"))
    parser.add_argument("--agreed", metavar="FIL", help=_help("agreed"))
    codes = {"action": "append", "metavar": "KODE", "default": []}
    parser.add_argument("--agreed-code", help=_help("agreed_code"), **codes)  # type: ignore[arg-type]
    parser.add_argument("--reference", metavar="FIL", help=_help("reference"))
    asked = Choices()
    parser.add_argument(
        "--comparator", choices=COMPARATORS, default=asked.comparator, help=_help("comparator")
    )
    parser.add_argument("--seen", choices=SEEN, default=asked.seen, help=_help("seen"))
    parser.add_argument("--out", required=True, metavar="MAPPE", help=_help("out"))
    parser.add_argument("--pdf", action="store_true", help=_help("pdf"))
    parser.add_argument("--dated", metavar="DATO", help=_help("dated"))
    parser.add_argument(
        "--workers", type=int, default=cores(), metavar="TALL", help=_help("workers")
    )
    return parser


def _help(name: str) -> str:
    return text(f"report.command.{name}").replace("%", "%%")


def _date(typed: str | None) -> date | None:
    try:
        return None if typed is None else date.fromisoformat(typed)
    except ValueError:
        raise WrongCall(text("report.command.bad_date", typed=typed)) from None
