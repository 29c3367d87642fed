"""The options of `riktig municipality`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from zipfile import is_zipfile

from riktig.agreed.fields import has_identity
from riktig.commands.parser import Parser
from riktig.text import text

MOST_NAME = 60
_TEXT = "municipality_report.command."


class WrongCall(Exception):
    """An option that cannot be used; holds the sentence."""


@dataclass(frozen=True)
class Asked:
    """What is asked for."""

    path: Path
    out: Path
    name: str
    statistics: Path | None
    place: str
    dated: date


def asked(arguments: Sequence[str]) -> Asked:
    """What was typed. WrongCall where it cannot be used."""
    found = _parser().parse_args(arguments)
    path, out, name = Path(found.path), Path(found.out), found.name.strip()
    if not _exists(path):
        raise WrongCall(text(f"{_TEXT}no_path", name=path.name))
    if path.is_file() and not is_zipfile(path):
        raise WrongCall(text(f"{_TEXT}no_zip", name=path.name))
    if out.resolve() == path.resolve():
        raise WrongCall(text(f"{_TEXT}same_folder"))
    if found.place and not found.statistics:
        raise WrongCall(text(f"{_TEXT}place_alone"))
    if len(name) > MOST_NAME or not name.isprintable() or has_identity(name):
        raise WrongCall(text(f"{_TEXT}name_wrong", most=MOST_NAME))
    statistics = Path(found.statistics) if found.statistics else None
    return Asked(path, out, name, statistics, found.place, _date(found.dated))


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # a name that is longer than the disk can hold
        return False


def _parser() -> Parser:
    parser = Parser("riktig municipality", description=text(f"{_TEXT}description"))
    parser.add_argument("path", metavar="MAPPE", help=text(f"{_TEXT}path"))
    parser.add_argument("--out", required=True, metavar="MAPPE", help=text(f"{_TEXT}out"))
    parser.add_argument("--name", default="", metavar="NAVN", help=text(f"{_TEXT}name"))
    parser.add_argument("--statistics", metavar="FIL", help=text(f"{_TEXT}statistics"))
    parser.add_argument("--place", default="", metavar="STED", help=text(f"{_TEXT}place"))
    parser.add_argument("--dated", metavar="DATO", help=text(f"{_TEXT}dated"))
    return parser


def _date(typed: str | None) -> date:
    """The day asked for, or today: the last day of the numbers would be one doctor's."""
    try:
        return date.today() if typed is None else date.fromisoformat(typed)
    except ValueError:
        raise WrongCall(text("report.command.bad_date", typed=typed)) from None
