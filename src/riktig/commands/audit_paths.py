"""The files of an audit: that no two are one and the same, and what they hold."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from riktig.text.catalogue import text


class WrongCall(Exception):
    """A call that cannot be carried out; the message is in bokmål."""


class _Same(NamedTuple):
    """What makes two names one file: the resolved path, or where it lies on the disk."""

    path: str
    place: tuple[int, int] | None


def check_different(names: Iterable[str | None]) -> None:
    """Refuses two names of one file, so that nothing is written over what is read."""
    seen: set[object] = set()
    for name in names:
        if not name:
            continue
        marks = {mark for mark in _same(name) if mark is not None}
        if marks & seen:
            raise WrongCall(text("audit.command.same_file", name=name))
        seen |= marks


def _same(name: str) -> _Same:
    try:
        path = os.path.normcase(Path(name).resolve())
        found = Path(name).stat()
    except OSError:
        return _Same(os.path.normcase(Path(name).absolute()), None)
    except (ValueError, RuntimeError):  # a null character; links that go round
        raise WrongCall(text("audit.command.no_file", name=_printable(name))) from None
    return _Same(path, (found.st_dev, found.st_ino))


def read_bytes(name: str) -> bytes:
    """What a file holds, and no more than one byte above what the readers take."""
    from riktig.extract.limits import MAX_BYTES

    try:
        # Asked before it is opened: a pipe or a device may never end.
        if not stat.S_ISREG(Path(name).stat().st_mode):
            raise WrongCall(text("audit.command.not_a_file", name=name))
        with Path(name).open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except (OSError, ValueError):
        raise WrongCall(text("audit.command.no_file", name=_printable(name))) from None


def _printable(name: str) -> str:
    return "".join(one for one in name if one.isprintable())
