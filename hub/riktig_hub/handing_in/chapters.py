"""The chapters a participant reads: each module's pages, as the module itself lists them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from riktig_hub.chapters import course_modules


@cache
def chapters() -> Mapping[int, tuple[str, ...]]:
    """Addresses in the book by the module's number, in the order they are read."""
    return {
        module.meeting: tuple(one.address.removeprefix("/") for one in module.chapters)
        for module in course_modules()
    }


def read_of(module: int, read: Iterable[str]) -> int:
    """How many chapters of a module are among those read, however their addresses are written."""
    known = {_plain(one) for one in read}
    return sum(_plain(chapter) in known for chapter in chapters()[module])


def _plain(address: str) -> str:
    return address.strip("/").removesuffix(".html").removesuffix(".md")
