"""The chapters a participant reads: each module's pages, as the module itself lists them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache

from riktig_exercises.aims import FOLDER


@cache
def chapters() -> Mapping[int, tuple[str, ...]]:
    """Addresses in the book by the module's number, in the order they are read."""
    raw = [tomllib.loads(path.read_text("utf-8")) for path in FOLDER.glob("*/module.toml")]
    return {
        int(one["meeting"]): tuple(f"modules/{one['id']}/{page}.html" for page in one["pages"])
        for one in sorted(raw, key=lambda each: int(each["meeting"]))
    }


def read_of(module: int, read: Iterable[str]) -> int:
    """How many chapters of a module are among those read, however their addresses are written."""
    known = {_plain(one) for one in read}
    return sum(_plain(chapter) in known for chapter in chapters()[module])


def _plain(address: str) -> str:
    return address.strip("/").removesuffix(".html").removesuffix(".md")
