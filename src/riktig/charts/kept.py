"""Compiled charts kept in the build folder, so that a report need not start Altair to draw.

They lie in a folder named by all that they depend on, so an old one is never read. Where there
is no build folder, or it cannot be written, nothing is kept and nothing is lost but time.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Final

_PACKAGE: Final = Path(__file__).resolve().parent
_THEME: Final = _PACKAGE.parent / "paper" / "theme.toml"


def kept(name: str, make: Callable[[], str]) -> str:
    """The text kept under a name, made and kept now where it is not there."""
    place = folder()
    if place is None:
        return make()
    path = place / f"{name}.json"
    with suppress(OSError):
        return path.read_text("utf-8")
    made = make()
    with suppress(OSError):
        place.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_suffix(f".{os.getpid()}")
        unfinished.write_text(made, "utf-8")
        unfinished.replace(path)
    return made


@cache
def folder() -> Path | None:
    """Where they are kept; `None` without a build folder."""
    build = _PACKAGE.parents[2] / "_build"
    return build / "charts" / _digest() if build.is_dir() else None


def _digest() -> str:
    found = sha256()
    for path in (*sorted(_PACKAGE.glob("*.py")), _THEME):
        found.update(path.read_bytes())
    found.update("".join(version(one) for one in ("altair", "vl-convert-python")).encode())
    return found.hexdigest()[:16]
