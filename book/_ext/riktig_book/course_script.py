"""The course's scripts and their texts, on the pages that have something to answer or fill in."""

from __future__ import annotations

import re
from typing import Any

from docutils import nodes
from riktig_widgets.mounts import data
from riktig_widgets.runtime.head import course_tag
from sphinx.application import Sphinx

from riktig.text.catalogue import area, text
from riktig_book.assets import runtime_folder
from riktig_book.modules import module_id
from riktig_book.papers import worksheets

ANSWERED = re.compile(r'\bdata-course="')
# At the foot of each chapter of a module; the script shows it.
READ = (
    '<section class="course-read" data-course="read" hidden><label>'
    '<input type="checkbox" autocomplete="off"> {said}</label>'
    '<p class="quiet" role="status"></p></section>\n'
)


def head_of(base: str, page: str, body: str) -> str:
    """What the head needs for this body; "" where there is nothing to answer."""
    if not ANSWERED.search(body):
        return ""
    told = {"page": page, "texts": area("course")["script"]}
    return course_tag(base) + data(told, data_course_texts="")


def foot_of(page: str) -> str:
    """What a reader ticks when a module's chapter is read; "" on other pages."""
    return READ.format(said=text("course.chapter.read")) if module_id(page) else ""


def _page(
    app: Sphinx,
    pagename: str,
    _template: str,
    context: dict[str, Any],
    _doctree: nodes.document | None,
) -> None:
    base = context["pathto"](f"runtime/{runtime_folder(app).name}/", 1)
    body = context.get("body") or ""
    if body:
        body += foot_of(pagename)
        context["body"] = body
    context["runtime_head"] += head_of(base, pagename, body) + worksheets.head_of(base, body)


def setup(app: Sphinx) -> None:
    """After the page's own handler, which begins the head."""
    app.connect("html-page-context", _page, priority=950)
