"""Puts the files of one report in place together: all of them, or none of them."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

# Beside the files, so that taking their place is one step of the same disk. Hidden, and gone after.
PREFIX = ".riktig-"


def put_in_place(folder: Path, files: Sequence[tuple[str, bytes]]) -> None:
    """Writes (name, content) into a folder. OSError leaves what lay there as it was."""
    with TemporaryDirectory(prefix=PREFIX, dir=folder, ignore_cleanup_errors=True) as beside:
        new, old = Path(beside, "new"), Path(beside, "old")
        new.mkdir()
        old.mkdir()
        for name, content in files:
            (new / name).write_bytes(content)
        _swap([name for name, _ in files], folder, new, old)


def _swap(names: Sequence[str], folder: Path, new: Path, old: Path) -> None:
    """Lets the new files take their places; where one cannot, the others are given back."""
    done: list[str] = []
    try:
        for name in names:
            _keep(folder / name, old / name)
            (new / name).replace(folder / name)
            done.append(name)
    except OSError:
        for name in reversed(done):
            _give_back(folder / name, old / name)
        raise


def _keep(target: Path, kept: Path) -> None:
    """A second name for the file that lies there, if one does; a copy where disks have no such."""
    if not target.is_file():
        return
    try:
        os.link(target, kept)
    except OSError:
        shutil.copy2(target, kept)


def _give_back(target: Path, kept: Path) -> None:
    if kept.exists():
        kept.replace(target)
    else:
        target.unlink()
