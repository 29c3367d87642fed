"""`riktig report`: before and after for one's own eyes, for a group, or for many groups."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from riktig.text import text
from riktig_reports.batch import groups_in, write_groups
from riktig_reports.failing import why
from riktig_reports.names import said
from riktig_reports.options import WrongCall, chosen, order
from riktig_reports.order import Made, Order
from riktig_reports.write import write_group, write_own

OK, SOMETHING_LEFT_OUT, WRONG_CALL = 0, 1, 2


def main(arguments: Sequence[str]) -> int:
    """0 when all were reported; 1 when a file or member was not; 2 for a wrong call."""
    try:
        asked = chosen(arguments)
        made = _made(asked, order(asked))
    except WrongCall as wrong:
        _tell(str(wrong))
        return WRONG_CALL
    except NoFolder as missing:
        _tell(text("report.command.no_folder", name=missing))
        return SOMETHING_LEFT_OUT
    except OSError:
        _tell(text("report.command.no_out", name=asked.out))
        return WRONG_CALL
    except Exception as trouble:  # a sentence, never a traceback with what stood in a file
        _tell(why(trouble))
        return SOMETHING_LEFT_OUT
    _finish(made, asked.out)
    return SOMETHING_LEFT_OUT if made.left_out else OK


class NoFolder(Exception):
    """A folder of groups that is not there, or holds none; its name."""


def _made(asked: argparse.Namespace, wanted: Order) -> Made:
    if asked.own:
        return write_own(_paths(asked.own), _paths(asked.group), wanted, _tell)
    if asked.groups:
        folder = Path(asked.groups)
        groups = groups_in(folder) if folder.is_dir() else []
        if not groups:
            raise NoFolder(folder.name)
        wanted.out.mkdir(parents=True, exist_ok=True)
        return write_groups(groups, wanted, asked.workers, _tell)
    return write_group(_paths(asked.before), _paths(asked.after), wanted, _tell)


def _paths(names: Sequence[str]) -> list[Path]:
    return [Path(name) for name in names]


def _finish(made: Made, out: str) -> None:
    if made.left_out:
        _tell(text("report.command.skipped"))
    for name, reason in made.left_out:
        _tell(text("report.command.skipped_one", member=said(name), why=reason))
    if made.earlier:
        _tell(text("report.command.earlier"))
    for name in made.earlier:
        _tell(text("report.command.earlier_one", file=said(name)))
    if made.written:
        _tell(text("report.command.done", count=len(made.written), out=out))


def _tell(message: str) -> None:
    print(message, file=sys.stderr, flush=True)
