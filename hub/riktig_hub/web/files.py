"""The course pages' own files: one style sheet, with the theme's tokens first, and our scripts."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from riktig_widgets.runtime.assets import faces
from tornado import web

from riktig.paper.theme import css_by_system
from riktig_hub.book import style_sheet
from riktig_hub.guard import Guard

FOLDER = Path(__file__).resolve().parents[1] / "static"
KINDS = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8"}
SECONDS_KEPT = 3600
SHEET = "course.css"


class CourseFile(Guard):
    """`/kursfiler/NAME`: a file of ours by its name. Nothing else has an address here."""

    def get(self, name: str) -> None:
        """The file, kept an hour by the browser."""
        if name not in names():
            raise web.HTTPError(404)
        self.set_header("Content-Type", KINDS[Path(name).suffix])
        self.set_header("Cache-Control", f"max-age={SECONDS_KEPT}")
        faces = font_faces(self.settings["site"]) if name == SHEET else ""
        self.finish(faces + content(name))


@cache
def names() -> frozenset[str]:
    """The files there are."""
    return frozenset(one.name for one in FOLDER.iterdir() if one.suffix in KINDS)


@cache
def content(name: str) -> str:
    """What a file holds; the style sheet with light and dark as the reader's system is."""
    written = (FOLDER / name).read_text("utf-8")
    return css_by_system() + written if name == SHEET else written


@cache
def font_faces(site: Path) -> str:
    """The book's reading face, by its addresses there; nothing where the book is not built."""
    sheet = style_sheet(site)
    if not sheet:
        return ""
    folder = sheet.strip("/").rpartition("/")[0]
    return faces().replace("url(fonts/", f"url(../{folder}/fonts/")
