"""Many groups, one folder each, a few at a time; one that fails never stops the others."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from pathlib import Path
from typing import NamedTuple

from riktig.text import text
from riktig_reports.failing import why
from riktig_reports.files import load_agreed
from riktig_reports.names import said
from riktig_reports.order import Made, Order
from riktig_reports.write import Tell, write_group

GROUP_FILE = "group.toml"
SIDES = ("before", "after")
# A worker makes about this many groups before new ones take over, so that what the libraries
# that draw and typeset keep for themselves never grows with the number of groups. Chosen here.
GROUPS_A_WORKER = 25


class Group(NamedTuple):
    """A folder with `before/` and `after/`, and maybe a group file; `name` also of its reports."""

    name: str
    folder: Path


def groups_in(folder: Path) -> list[Group]:
    """The subfolders that hold a before or an after, by name."""
    return [
        Group(one.name, one)
        for one in sorted(folder.iterdir())
        if any((one / side).is_dir() for side in SIDES)
    ]


def write_groups(groups: Sequence[Group], order: Order, workers: int, tell: Tell) -> Made:
    """Every group's reports, in a folder of its own name; what was left out, by group."""
    made = Made()
    for done, (group, found) in enumerate(_each(groups, order, workers), start=1):
        numbers = {"done": done, "all": len(groups), "files": len(found.written)}
        tell(text("report.command.group_done", group=said(group.name), **numbers))
        named = tuple((f"{group.name}/{who}", reason) for who, reason in found.left_out)
        earlier = tuple(f"{group.name}/{file}" for file in found.earlier)
        made = made.and_(Made(found.written, named, earlier))
    return Made(made.written, tuple(sorted(made.left_out)), tuple(sorted(made.earlier)))


def _each(groups: Sequence[Group], order: Order, workers: int) -> Iterator[tuple[Group, Made]]:
    if min(workers, len(groups)) < 2 and len(groups) <= GROUPS_A_WORKER:
        yield from ((group, one_group(group, order)) for group in groups)
        return
    at_once = workers * GROUPS_A_WORKER
    for first in range(0, len(groups), at_once):
        yield from _together(groups[first : first + at_once], order, workers)


def _together(groups: Sequence[Group], order: Order, workers: int) -> Iterator[tuple[Group, Made]]:
    with ProcessPoolExecutor(
        min(workers, len(groups)),
        # New processes and not copies of this one: what draws and typesets runs threads.
        mp_context=multiprocessing.get_context("spawn"),
    ) as pool:
        asked = {pool.submit(one_group, group, order): group for group in groups}
        for future in as_completed(asked):
            yield asked[future], _result(future)


def _result(future: Future[Made]) -> Made:
    try:
        return future.result()
    except Exception as trouble:  # a worker that was stopped takes only its own groups with it
        return Made((), ((GROUP_FILE, why(trouble)),))


def one_group(group: Group, order: Order) -> Made:
    """One group's reports; whatever is wrong with the folder is told."""
    try:
        file = group.folder / GROUP_FILE
        agreed = load_agreed(file) if file.exists() else order.agreed
        before, after = (_files(group.folder / side) for side in SIDES)
        made = write_group(before, after, order.for_group(order.out / group.name, agreed), _silent)
    except Exception as trouble:  # whatever one group's files do, the others are made
        return Made((), ((GROUP_FILE, why(trouble)),))
    if not made.written and not made.left_out:
        return Made((), (("", text("report.command.nobody")),))
    return made


def _files(folder: Path) -> list[Path]:
    """The files of a side. What the system itself leaves there is no summary."""
    if not folder.is_dir():
        return []
    return sorted(one for one in folder.iterdir() if one.is_file() and one.name[0] != ".")


def _silent(message: str) -> None:
    """A worker tells nothing by itself; what was left out comes back."""


def cores() -> int:
    """How many this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
