"""`riktig report`: before and after for a group, or for one's own eyes."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from riktig.commands.parser import Parser
from riktig.problem import Refused
from riktig.text import explain, text
from riktig_reports.failing import NoFile, why
from riktig_reports.write import Order, write_group, write_own

OK, SOMETHING_LEFT_OUT, WRONG_CALL = 0, 1, 2


def main(arguments: Sequence[str]) -> int:
    """0 when all were reported; 1 when a file or member was not; 2 for a wrong call."""
    chosen = _parser().parse_args(arguments)
    if bool(chosen.own) == bool(chosen.before and chosen.after):
        return _say(text("report.command.choose"), WRONG_CALL)
    try:
        order = Order(out=Path(chosen.out), with_pdf=chosen.pdf, dated=_date(chosen.dated))
        if chosen.own:
            return int(write_own(_paths(chosen.own), _paths(chosen.group), order))
        return int(write_group(_paths(chosen.before), _paths(chosen.after), order))
    except Refused as refusal:
        return _say(explain(refusal.problem), SOMETHING_LEFT_OUT)
    except NoFile as missing:
        return _say(text("report.command.no_file", name=missing), SOMETHING_LEFT_OUT)
    except _WrongDate as typed:
        return _say(text("report.command.bad_date", typed=typed), WRONG_CALL)
    except OSError:
        return _say(text("report.command.no_out", name=chosen.out), WRONG_CALL)
    except Exception as trouble:  # a sentence, never a traceback with what stood in a file
        return _say(why(trouble), SOMETHING_LEFT_OUT)


class _WrongDate(Exception):
    """A date that cannot be read; holds what was typed."""


def _parser() -> Parser:
    parser = Parser("riktig report", description=text("report.command.description"))
    files = {"nargs": "+", "metavar": "FIL", "default": []}
    parser.add_argument("--before", help=_help("before"), **files)  # type: ignore[arg-type]
    parser.add_argument("--after", help=_help("after"), **files)  # type: ignore[arg-type]
    parser.add_argument("--own", nargs=2, metavar=("FOR", "ETTER"), help=_help("own"))
    parser.add_argument("--group", help=_help("group"), **files)  # type: ignore[arg-type]
    parser.add_argument("--out", required=True, metavar="MAPPE", help=_help("out"))
    parser.add_argument("--pdf", action="store_true", help=_help("pdf"))
    parser.add_argument("--dated", metavar="DATO", help=_help("dated"))
    return parser


def _help(name: str) -> str:
    return text(f"report.command.{name}").replace("%", "%%")


def _paths(names: Sequence[str]) -> list[Path]:
    return [Path(name) for name in names]


def _date(typed: str | None) -> date | None:
    try:
        return None if typed is None else date.fromisoformat(typed)
    except ValueError:
        raise _WrongDate(typed) from None


def _say(message: str, status: int) -> int:
    print(message, file=sys.stderr)
    return status
