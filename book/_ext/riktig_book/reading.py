"""Under the title of a text page: how long it takes to read, and where in its module it stands.

The time is the words of the page by a speed that is our own choice; `course-markup.md` says so.
Of the answers to a case or question a reader meets about one in each list, so they count as one.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from riktig.text import text
from riktig_book.html import rendered
from riktig_book.modules import module_id, module_of
from riktig_book.tagged import Tagged

WORDS_A_MINUTE: Final = 200  # chosen here: calm reading of plain prose on a screen
TEXT_FOLDERS: Final = (
    "modules/",
    "book/om/",
    "book/metode/",
    "book/gruppeleder/",
    "book/kontoret/",
    "book/brev/",
    "book/andre/",
    "book/besok/",
    "book/kommunen/",
)
UNREAD: Final = ("sources", "cell", "guideline")  # lists and tools that are looked up, not read
TITLE_END: Final = "</h1>"


def words(node: nodes.Node) -> float:
    """The words a reader meets in this part of a page."""
    if isinstance(node, nodes.Text):
        return len(node.astext().split())
    if isinstance(node, (nodes.raw, nodes.comment, nodes.Invisible)):
        return 0
    named = classes(node)
    if any(one in named for one in UNREAD):
        return 0
    counted = sum(words(child) for child in node.children)
    return counted / max(1, len(node.children) - 1) if "course-answers" in named else counted


def classes(node: nodes.Node) -> Sequence[str]:
    """The classes of an element, wherever they stand."""
    found: list[str] = [*node["classes"]] if isinstance(node, nodes.Element) else []
    if isinstance(node, Tagged):
        found += node["attributes"].get("class", "").split()
    return found


def minutes(node: nodes.Node) -> int:
    """Whole minutes, at least one."""
    return max(1, round(words(node) / WORDS_A_MINUTE))


def module_pages(env: BuildEnvironment, docname: str) -> list[dict[str, str]]:
    """Title and docname of the module's pages that are in the book, in the module's order."""
    if not module_id(docname):
        return []
    folder = Path(docname).parent.as_posix()
    named = [f"{folder}/{page}" for page in module_of(docname)["pages"]]
    built = [one for one in named if one in env.titles]
    return [{"docname": one, "title": env.titles[one].astext()} for one in built]


def where(app: Sphinx, docname: str, doctree: nodes.document) -> str:
    """The lines under the title."""
    found = minutes(doctree)
    time = text("course.reading.one") if found == 1 else text("course.reading.time", minutes=found)
    pages = module_pages(app.env, docname)
    place = next((n for n, page in enumerate(pages, 1) if page["docname"] == docname), 0)
    for page in pages:
        page["url"] = app.builder.get_relative_uri(docname, page["docname"])
    said = {"number": place, "count": len(pages)}
    module = (
        text("course.reading.module", module=module_of(docname)["title"], **said) if place else ""
    )
    label = text("course.reading.pages")
    values = {"time": time, "module": module, "label": label, "pages": pages, "docname": docname}
    return rendered("where.html.j2", **values).astext()


def _page(
    app: Sphinx,
    pagename: str,
    _template: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    if doctree is None or not pagename.startswith(TEXT_FOLDERS):
        return
    before, end, after = context["body"].partition(TITLE_END)
    context["body"] = before + end + where(app, pagename, doctree) + after if end else before


def setup(app: Sphinx) -> None:
    """Before the page's own handler."""
    app.connect("html-page-context", _page, priority=850)
