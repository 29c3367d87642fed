"""Writes what can be taken along into `papers/` of the built site; only what changed is made.

What is made is kept beside the site by a hash of everything it is made from.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import riktig
from riktig_book.root import ROOT

FOLDER = "papers"
MADE_BY = (
    "book/_ext/riktig_book/papers",
    "src/riktig/paper",
    "src/riktig/charts/render.py",
    "src/riktig/charts/look.py",
    "src/riktig/charts/locale.json",
    "src/riktig/text/nb/papers.toml",
    "src/riktig/clinical/sources.csv",  # the day on each paper is that of its youngest source
    "requirements.lock",
)
PAGE = re.compile(rb"/Type\s*/Page\b")


@dataclass(frozen=True)
class Wanted:
    """One file: its name, what it is made from, and how it is made."""

    name: str
    made_from: Any
    make: Callable[[], bytes]


def pages_in(pdf: bytes) -> int:
    """How many pages a PDF of ours has."""
    return len(PAGE.findall(pdf))


@cache
def _makers() -> bytes:
    """A hash of everything that writes papers."""
    digest = sha256(riktig.__version__.encode())  # it stands at the foot
    for name in MADE_BY:
        folder = ROOT / name
        files = [folder] if folder.is_file() else sorted(folder.rglob("*"))
        for path in files:
            if path.is_file() and "__pycache__" not in path.parts:
                digest.update(path.name.encode() + path.read_bytes())
    return digest.digest()


def _mark(wanted: Wanted) -> str:
    said = json.dumps(wanted.made_from, ensure_ascii=False, sort_keys=True)
    return sha256(_makers() + said.encode()).hexdigest()[:24]


def write_all(site: Path, wanted: Iterable[Wanted]) -> dict[str, bytes]:
    """Makes what is missing, and takes away what nobody asks for; the files by name."""
    kept, folder = site.parent / FOLDER, site / FOLDER
    kept.mkdir(parents=True, exist_ok=True)
    folder.mkdir(parents=True, exist_ok=True)
    done: dict[str, bytes] = {}
    marks = set()
    for one in wanted:
        held = kept / f"{_mark(one)}{Path(one.name).suffix}"
        if not held.is_file():
            _write(held, one.make())
        marks.add(held.name)
        done[one.name] = held.read_bytes()
        target = folder / one.name
        if not target.is_file() or target.read_bytes() != done[one.name]:
            _write(target, done[one.name])
    _clear(folder, set(done))
    _clear(kept, marks)
    return done


def _write(path: Path, content: bytes) -> None:
    unfinished = path.with_name(f"{path.name}.unfinished")
    unfinished.write_bytes(content)
    unfinished.replace(path)


def _clear(folder: Path, names: set[str]) -> None:
    """Takes away files that are not named, and pressed copies of them."""
    for path in folder.iterdir():
        if (
            path.name not in names
            and path.name.removesuffix(".br").removesuffix(".gz") not in names
        ):
            path.unlink()
