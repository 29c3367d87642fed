"""A folder of Parquet files parted by prescriber, and the list sizes beside it."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple
from urllib.parse import unquote

from riktig.audit.options import MOST_LIST_SIZE, MOST_MEMBER_CHARACTERS, member_name
from riktig.audit.typed import whole
from riktig.extract.mask import MASK, holds_identity
from riktig.problem import Refused

ENDING: Final = ".parquet"
_FOLDER: Final = re.compile(r"(?:forskriver|prescriber)=(.+)")
_SAFE: Final = re.compile(r"\w[\w.-]*")  # a name that is a file's name everywhere
_OF_A_PERSON: Final = re.compile(r"\d{7}")  # so many digits have the numbers of health personnel
_LISTS: Final = ("forskriver", "listestorrelse")


class Partition(NamedTuple):
    """One prescriber's files."""

    prescriber: str
    paths: tuple[Path, ...]


def find_partitions(root: Path) -> tuple[Partition, ...]:
    """The prescribers of a folder, in order of name.

    `NAME.parquet`, or the files of a folder `forskriver=NAME` (or `prescriber=NAME`). Refuses a
    path that is no folder, one without such files, and a name that no summary may carry.
    """
    if not root.is_dir():
        raise Refused("national_no_folder", path=root)
    found: dict[str, list[Path]] = {}
    for number, path in enumerate(sorted(root.iterdir()), start=1):
        part = _FOLDER.fullmatch(path.name)
        if part and path.is_dir():
            files = sorted(one for one in path.rglob(f"*{ENDING}") if one.name[0] not in "._")
            found.setdefault(_name(unquote(part[1]), number, root), []).extend(files)
        elif path.suffix == ENDING and path.name[0] not in "._":
            found.setdefault(_name(path.stem, number, root), []).append(path)
    parts = tuple(Partition(name, tuple(paths)) for name, paths in sorted(found.items()) if paths)
    if not parts:
        raise Refused("national_no_files", path=root)
    folded = {part.prescriber.casefold() for part in parts}
    if len(folded) < len(parts):
        raise Refused("national_names_alike", path=root)
    return parts


def _name(written: str, number: int, root: Path) -> str:
    """A prescriber's name, which becomes the member of a summary and the name of its file.

    One that cannot be used is not said again, since it may be anybody's: only where it stands.
    """
    try:
        name = member_name(written)
    except Refused:
        name = ""
    if not _SAFE.fullmatch(name):
        raise Refused("national_name", number=number, path=root)
    return name


def read_lists(path: Path) -> Mapping[str, int]:
    """List sizes by prescriber, from a file with the columns `forskriver;listestorrelse`."""
    try:
        lines = path.read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        raise Refused("national_lists_unreadable", path=path) from None
    rows = csv.reader(lines, delimiter=";")
    if tuple(cell.strip().casefold() for cell in next(rows, [])) != _LISTS:
        raise Refused("national_lists_heading", path=path, heading=";".join(_LISTS))
    found: dict[str, int] = {}
    for number, row in enumerate(rows, start=2):
        size = whole(row[1], 1, MOST_LIST_SIZE) if len(row) == len(_LISTS) else None
        # No identity number: the list sizes are written to the run's folder.
        if size is None or row[0].strip() in found or holds_identity(row[0]):
            raise Refused("national_lists_row", path=path, row=number, most=MOST_LIST_SIZE)
        found[row[0].strip()] = size
    return found


def lists_of_nobody(
    lists: Mapping[str, int], partitions: Sequence[Partition]
) -> tuple[tuple[int, str], ...]:
    """Line and name of each list whose prescriber has no files, in the order they were read.

    A name that no prescriber could have, or that holds a number a person may have, is masked.
    """
    known = {part.prescriber for part in partitions}
    return tuple(
        (line, _shown(name)) for line, name in enumerate(lists, start=2) if name not in known
    )


def _shown(name: str) -> str:
    usable = _SAFE.fullmatch(name) and len(name) <= MOST_MEMBER_CHARACTERS
    return name if usable and not _OF_A_PERSON.search(name) else MASK
