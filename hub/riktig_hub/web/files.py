"""The course pages' own files: one style sheet, with the theme's tokens first, and our scripts."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from tornado import web

from riktig.paper.theme import css_by_system
from riktig_hub.guard import Guard

FOLDER = Path(__file__).resolve().parents[1] / "static"
KINDS = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8"}
SECONDS_KEPT = 3600


class CourseFile(Guard):
    """`/kursfiler/NAME`: a file of ours by its name. Nothing else has an address here."""

    def get(self, name: str) -> None:
        """The file, kept an hour by the browser."""
        if name not in names():
            raise web.HTTPError(404)
        self.set_header("Content-Type", KINDS[Path(name).suffix])
        self.set_header("Cache-Control", f"max-age={SECONDS_KEPT}")
        self.finish(content(name))


@cache
def names() -> frozenset[str]:
    """The files there are."""
    return frozenset(one.name for one in FOLDER.iterdir() if one.suffix in KINDS)


@cache
def content(name: str) -> str:
    """What a file holds; the style sheet with light and dark as the reader's system is."""
    written = (FOLDER / name).read_text("utf-8")
    return css_by_system() + written if name == "course.css" else written
