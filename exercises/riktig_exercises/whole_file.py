"""Writes a file whole or not at all: a run that is stopped leaves the earlier one as it was."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from riktig.commands.alone import alone_in


def write_whole(path: Path, content: str | bytes) -> None:
    """Writes beside the file and renames; its folder is made where there is none."""
    path.parent.mkdir(parents=True, exist_ok=True)
    # A name that is always the same: what a killed run left is written over by the next one.
    half = path.with_name(f".{path.name}.half")
    with alone_in(path.parent):
        try:
            half.write_bytes(content.encode() if isinstance(content, str) else content)
            half.replace(path)
        except BaseException:
            with suppress(OSError):
                half.unlink(missing_ok=True)
            raise
