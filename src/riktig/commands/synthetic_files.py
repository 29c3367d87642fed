"""Where the files of `riktig synthetic` go, and the writing of them one by one."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from riktig.problem import Refused
from riktig.synthetic.effect import Effect
from riktig.synthetic.group import halves, member_name, member_seed
from riktig.synthetic.practice import Practice, practice
from riktig.synthetic.write import FORMATS
from riktig.text.catalogue import text

HALVES = ("before", "after")
MARKS = (b"synthetic", b"Syntetisk")  # in the first bytes of every made-up file
MARK_WITHIN_BYTES = 400
PARQUET, PARQUET_ENDING = "parquet", ".parquet"
SILENT_UP_TO = 20  # prescribers, when nobody watches


@dataclass(frozen=True)
class Order:
    """What was asked for, read and checked."""

    out: Path
    prescribers: int
    months: int
    seed: int
    format: str
    effect: Effect
    course_start: date | None
    list_size: int
    before_after: bool


def check_folders(out: Path, prescribers: int, format_name: str, before_after: bool) -> None:
    """Nothing but made-up files that will be written anew may stand in the folders.

    So no real extract is written over, and no file of an earlier run is left
    among the new ones. Raises `Refused("synthetic_folder_in_use")`.
    """
    ending = ending_of(format_name)
    ours = {f"{member_name(n)}{ending}" for n in range(1, prescribers + 1)}
    folders = [out / half for half in HALVES] if before_after else [out]
    try:
        standing = [path for folder in folders if folder.exists() for path in folder.iterdir()]
        for path in standing:
            if path.name not in ours or not _made_up(path):
                raise Refused("synthetic_folder_in_use", folder=path.parent)
    except OSError:
        raise Refused("synthetic_cannot_write", folder=out) from None


def _made_up(path: Path) -> bool:
    with path.open("rb") as file:
        start = file.read(MARK_WITHIN_BYTES)
    if path.suffix == PARQUET_ENDING:
        from riktig.national.tables import is_made_up

        return is_made_up(path)
    return any(mark in start for mark in MARKS)


def write_group(order: Order) -> tuple[int, int]:
    """Writes every file, telling how far it has come; how many files and rows."""
    files = rows = 0
    for number in range(1, order.prescribers + 1):
        for folder, part in _parts(order, number):
            _write(folder, number, order.format, part)
            files += 1
            rows += len(part.dispensings)
        _progress(number, order.prescribers)
    return files, rows


def _parts(order: Order, number: int) -> Iterator[tuple[Path, Practice]]:
    whole = practice(
        member_seed(order.seed, number),
        order.months,
        course_start=order.course_start,
        list_size=order.list_size,
        effect=order.effect,
    )
    if order.before_after:
        for half, part in zip(HALVES, halves(whole), strict=True):
            yield order.out / half, part
    else:
        yield order.out, whole


def _write(folder: Path, number: int, format_name: str, part: Practice) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        name = f"{member_name(number)}{ending_of(format_name)}"
        (folder / name).write_bytes(_written(format_name, part))
    except OSError:
        raise Refused("synthetic_cannot_write", folder=folder) from None


def ending_of(format_name: str) -> str:
    """What the name of a file of a format ends with."""
    return PARQUET_ENDING if format_name == PARQUET else FORMATS[format_name].ending


def _written(format_name: str, part: Practice) -> bytes:
    """A practice as a file. Parquet alone needs a library of its own."""
    if format_name != PARQUET:
        return FORMATS[format_name].write(part).encode("utf-8")
    from riktig.national.write_practice import write_parquet

    return write_parquet(part)


def _progress(done: int, every: int) -> None:
    line = text("synthetic.command.progress", done=done, all=every)
    if sys.stderr.isatty():
        print(f"\r{line}", end="\n" if done == every else "", file=sys.stderr, flush=True)
    elif every > SILENT_UP_TO and (done % max(1, every // 20) == 0 or done == every):
        print(line, file=sys.stderr, flush=True)
