"""`riktig synthetic`: writes made-up practices, one file a prescriber."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from importlib.util import find_spec
from pathlib import Path

from riktig.commands.parser import Parser
from riktig.commands.synthetic_files import PARQUET, Order, check_folders, write_group
from riktig.problem import Refused
from riktig.synthetic.effect import GROUPS, Effect, named_effect
from riktig.synthetic.group import check_prescribers
from riktig.synthetic.period import LAST_DAY, MONTHS
from riktig.synthetic.practice import LIST_SIZE
from riktig.synthetic.write import FORMATS
from riktig.text.catalogue import explain, text
from riktig.text.formats import format_date, format_number

PRESCRIBERS = 6
SEED = 1


def main(arguments: Sequence[str]) -> int:
    """0 when every file was written; 2 with a sentence when the call cannot be followed."""
    try:
        order = read_order(_parser().parse_args(arguments))
        check_folders(order.out, order.prescribers, order.format, order.before_after)
        files, rows = write_group(order)
    except Refused as refusal:
        print(explain(refusal.problem), file=sys.stderr)
        return 2
    counted = {"files": format_number(files), "rows": format_number(rows)}
    print(text("synthetic.command.done", folder=order.out, **counted))
    return 0


def _parser() -> Parser:
    about = "synthetic.command."
    parser = Parser("riktig synthetic", description=text(f"{about}description"))
    named = {
        "prescribers": PRESCRIBERS,
        "months": MONTHS,
        "seed": SEED,
        "format": "canonical",
        "list-size": LIST_SIZE,
    }
    parser.add_argument("--out", metavar="MAPPE", help=text(f"{about}out"))
    for name, default in named.items():
        told = text(
            f"{about}{name.replace('-', '_')}",
            default=default,
            last_day=format_date(LAST_DAY),
            formats=_formats(),
        )
        parser.add_argument(f"--{name}", default=str(default), metavar="N", help=told)
    parser.add_argument("--effect", default="molde", metavar="N", help=text(f"{about}effect"))
    told = text(f"{about}change", groups=", ".join(GROUPS))
    parser.add_argument("--change", action="append", metavar="GRUPPE=PROSENT", help=told)
    parser.add_argument("--course-start", metavar="DATO", help=text(f"{about}course_start"))
    told = text(f"{about}before_after")
    parser.add_argument("--before-after", action="store_true", help=told)
    return parser


def read_order(given: argparse.Namespace) -> Order:
    """The options as values. Raises `Refused` for the first that cannot be read."""
    if not given.out:
        raise Refused("synthetic_no_out")
    prescribers = _whole(given.prescribers, "--prescribers")
    check_prescribers(prescribers)
    return Order(
        out=Path(given.out),
        prescribers=prescribers,
        months=_whole(given.months, "--months"),
        seed=_whole(given.seed, "--seed"),
        format=_format(given.format),
        effect=_effect(given.effect, given.change),
        course_start=_day(given.course_start, "--course-start"),
        list_size=_whole(given.list_size, "--list-size"),
        before_after=given.before_after,
    )


def _whole(typed: str, option: str) -> int:
    try:
        return int(typed)
    except ValueError:
        raise Refused("synthetic_not_whole", option=option) from None


def _day(typed: str | None, option: str) -> date | None:
    try:
        return date.fromisoformat(typed) if typed is not None else None
    except ValueError:
        raise Refused("synthetic_date", option=option) from None


def _format(name: str) -> str:
    if name == PARQUET:
        if find_spec("pyarrow") is None:
            raise Refused("synthetic_parquet", formats=", ".join(FORMATS))
        return name
    if name not in FORMATS:
        raise Refused("synthetic_format", name=name, formats=_formats())
    return name


def _formats() -> str:
    return ", ".join((*FORMATS, PARQUET))


def _effect(name: str, changes: Sequence[str] | None) -> Effect:
    found = dict(named_effect(name))
    for change in changes or ():
        group, _, percent = change.partition("=")
        found[group.replace("-", "_")] = _whole(percent, "--change")
    return named_effect(found)
