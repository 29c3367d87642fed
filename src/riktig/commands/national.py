"""`riktig national FOLDER --out DIR`: every prescriber's summary, and how they are spread."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from riktig.audit.options import read_options
from riktig.commands.parser import Parser
from riktig.extract.mask import scrub
from riktig.problem import Problem, Refused
from riktig.text.catalogue import explain, text
from riktig.text.formats import format_date, format_number

if TYPE_CHECKING:
    from riktig.national.run import Choices, Done

OK, LEFT_OUT, WRONG_CALL = 0, 1, 2
MOST_WORKERS: Final = 64
MOST_AT_ONCE: Final = 1000
TOLD_TIMES: Final = 20  # progress lines when nobody watches
SHOWN: Final = 10  # prescribers without a summary that are named
SHOWN_LISTS: Final = 5  # lists of no prescriber that are named
_NEEDED: Final = ("numpy", "pandas", "pyarrow")


def main(arguments: Sequence[str]) -> int:
    """0 when everybody has a summary; 1 when somebody has none; 2 for what cannot be followed."""
    chosen = _parser().parse_args(arguments)
    try:
        _check_installed(chosen.scheduler)
        return _run(chosen)
    except Refused as refusal:
        # A path or an option may have an identity number in it; a log of the terminal must not.
        print(scrub(explain(refusal.problem)), file=sys.stderr)
        return WRONG_CALL


def _parser() -> Parser:
    parser = Parser("riktig national", description=_help("description"))
    parser.add_argument("folder", metavar="MAPPE", help=_help("folder"))
    parser.add_argument("--out", metavar="MAPPE", required=True, help=_help("out"))
    parser.add_argument("--period", metavar="FRA:TIL", help=_help("period"))
    parser.add_argument("--lists", metavar="FIL.csv", help=_help("lists"))
    parser.add_argument("--share", action="store_true", help=_help("share"))
    parser.add_argument("--own-days", action="store_true", help=_help("own_days"))
    parser.add_argument("--event", help=_help("event"))
    parser.add_argument("--attribution", help=_help("attribution"))
    parser.add_argument("--workers", metavar="N", help=_help("workers"))
    parser.add_argument("--at-once", metavar="N", help=_help("at_once"))
    parser.add_argument("--scheduler", metavar="ADRESSE", help=_help("scheduler"))
    return parser


def _help(name: str) -> str:
    return text(f"national.command.{name}").replace("%", "%%")


def _check_installed(scheduler: str | None) -> None:
    """The libraries come with the extra `national`; all other commands do without them."""
    for name in (*_NEEDED, *(["distributed"] if scheduler else [])):
        if find_spec(name) is None:
            raise Refused("national_not_installed", name=name)


def _run(chosen: argparse.Namespace) -> int:
    from riktig.national.run import run
    from riktig.national.workers import workers

    processes = _whole(chosen.workers or str(_cores()), "--workers", MOST_WORKERS)
    choices = _choices(chosen)
    with workers(chosen.scheduler, processes) as found:
        done = run(Path(chosen.folder), Path(chosen.out), choices, found, _tell)
    _report(done, Path(chosen.out))
    return LEFT_OUT if done.result["left_out"] else OK


def _choices(chosen: argparse.Namespace) -> Choices:
    from riktig.national.run import AT_ONCE, Choices

    names = ("period", "event", "attribution")
    options = read_options({name: getattr(chosen, name) for name in names})
    return Choices(
        period=options.period,
        event=options.event,
        attribution=options.attribution,
        lists=_lists(Path(chosen.lists), Path(chosen.folder)) if chosen.lists else {},
        own_days=chosen.own_days,
        shared=chosen.share,
        at_once=_whole(chosen.at_once or str(AT_ONCE), "--at-once", MOST_AT_ONCE),
    )


def _lists(path: Path, folder: Path) -> Mapping[str, int]:
    """The list sizes. Those of nobody in the folder are told before hours of counting go by."""
    from riktig.national.dataset import find_partitions, lists_of_nobody, read_lists

    lists = read_lists(path)
    strays = lists_of_nobody(lists, find_partitions(folder))
    said = {"path": path, "names": _named(strays)}
    if not lists:
        raise Refused("national_lists_empty", path=path)
    if len(strays) == len(lists):
        raise Refused("national_lists_nobody", **said)
    if strays:
        count = format_number(len(strays))
        print(scrub(text("national.command.strays", count=count, **said)), file=sys.stderr)
    return lists


def _named(strays: Sequence[tuple[int, str]]) -> str:
    """The first of them, and where in the file they stand."""
    shown = [
        text("national.command.stray", name=name, line=line) for line, name in strays[:SHOWN_LISTS]
    ]
    return ", ".join([*shown, *(["\N{HORIZONTAL ELLIPSIS}"] if len(strays) > len(shown) else [])])


def _whole(typed: str, option: str, most: int) -> int:
    if not typed.isascii() or not typed.isdigit() or not 1 <= int(typed[:9]) <= most:
        raise Refused("national_not_whole", option=option, most=most)
    return int(typed)


def _cores() -> int:
    return min(MOST_WORKERS, len(os.sched_getaffinity(0)))


def _tell(what: str, done: int, every: int) -> None:
    """How far a run has come, on standard error."""
    counted = {"done": format_number(done), "all": format_number(every)}
    line = text(f"national.progress.{what}", **counted)
    if sys.stderr.isatty():
        print(f"\r{line}", end="\n" if done == every else "", file=sys.stderr, flush=True)
    elif done % max(1, every // TOLD_TIMES) == 0 or done == every:
        print(line, file=sys.stderr, flush=True)


def _report(done: Done, out: Path) -> None:
    """What was counted, what was not, and where it stands."""
    result = done.result
    ledger = {name: format_number(number) for name, number in result["ledger"].items()}
    prescribers = format_number(result["prescribers"])
    lines = [text("national.done.summaries", prescribers=prescribers, folder=out)]
    if done.had:
        lines.append(text("national.done.had", parts=format_number(done.had)))
    if result["period"]:
        lines.append(text("national.done.period", **_days(result["period"])))
    if ledger:
        lines.append(text("national.done.ledger", **ledger))
    lines += _problems(result["problems"], result["ledger"].get("rejected", 0))
    spread = sum(one["percentiles"] is not None for one in result["measures"])
    key = "reference" if spread else "no_reference" if result["prescribers"] else "nobody"
    lines.append(text(f"national.done.{key}", measures=spread))
    if result["synthetic"]:
        lines.append(text("national.done.made_up"))
    print("\n".join(lines))
    _left_out(result["left_out"])


def _days(period: Mapping[str, str]) -> dict[str, str]:
    from datetime import date

    ends = (date.fromisoformat(period[name]) for name in ("from", "to"))
    return dict(zip(("first", "last"), map(format_date, ends), strict=True))


def _problems(problems: Mapping[str, int], rejected: int) -> list[str]:
    """Why rows could not be read; the other remarks stand in each summary."""
    if not rejected:
        return []
    from riktig.audit.result import REMARKS

    why = [
        f"  {format_number(number)}: {text(f'extract.row.{code}')}"
        for code, number in problems.items()
        if code not in REMARKS
    ]
    return [text("national.done.rejected"), *why]


def _left_out(left: Sequence[Mapping[str, Any]]) -> None:
    """Names who has no summary and says why, on standard error."""
    if not left:
        return
    print(text("national.done.left_out", prescribers=format_number(len(left))), file=sys.stderr)
    for one in left[:SHOWN]:
        why = explain(Problem(f"national_left_{one['why']}", {"rows": one["rows"]}))
        print(f"  {one['prescriber']}: {why}", file=sys.stderr)
    if len(left) > SHOWN:
        print(f"  {text('national.done.more', more=len(left) - SHOWN)}", file=sys.stderr)
