"""The course's modules and their chapters, in the order of the meetings, as the book has them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Chapter:
    """A chapter by its page in the book, such as `modules/sleep/03-samtalen`."""

    page: str
    title: str

    @property
    def address(self) -> str:
        """Where the built book has it."""
        return f"/{self.page}.html"


@dataclass(frozen=True)
class CourseModule:
    """A module, the meeting that ends it, and what the meeting is for."""

    id: str
    title: str
    meeting: int
    task: str
    chapters: tuple[Chapter, ...]


@cache
def course_modules() -> tuple[CourseModule, ...]:
    """All modules, e-learning before each meeting."""
    paths = (ROOT / "modules").glob("*/module.toml")
    found = [_module(tomllib.loads(path.read_text("utf-8"))) for path in paths]
    return tuple(sorted(found, key=lambda one: one.meeting))


@cache
def chapter_pages() -> frozenset[str]:
    """Every chapter that can be read, by its page."""
    return frozenset(one.page for module in course_modules() for one in module.chapters)


def _module(raw: Mapping[str, Any]) -> CourseModule:
    pages = [f"modules/{raw['id']}/{name}" for name in raw["pages"]]
    chapters = tuple(Chapter(page, _titles().get(page) or _heading(page)) for page in pages)
    return CourseModule(raw["id"], raw["title"], raw["meeting"], raw["meeting_task"], chapters)


@cache
def _titles() -> Mapping[str, str]:
    """The short titles of the book's contents, by page."""
    contents = yaml.safe_load((ROOT / "_toc.yml").read_text("utf-8"))
    return {one["file"]: one["title"] for one in _entries(contents["parts"]) if "title" in one}


def _entries(parts: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for part in parts:
        yield from (one for one in part["chapters"] if "file" in one)


def _heading(page: str) -> str:
    """The page's own heading."""
    lines = (ROOT / f"{page}.md").read_text("utf-8").splitlines()
    return next(line.removeprefix("# ").strip() for line in lines if line.startswith("# "))
