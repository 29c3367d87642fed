"""What each page gets: the theme's texts, and the runtime only where something needs it."""

from __future__ import annotations

import re
from typing import Any

from docutils import nodes
from riktig_widgets.runtime.head import head_tags
from sphinx.application import Sphinx

import riktig
from riktig.clinical.tables import TABLES, rows
from riktig.text.catalogue import area
from riktig_book.assets import runtime_folder

KINDS = ("audit", "calculator", "chart", "compare", "exercise", "journal", "planner", "prompts")
MOUNT = re.compile(rf'class="[^"]*\briktig-({"|".join(KINDS)})\b')
SEARCH_SCRIPTS = ("documentation_options", "doctools", "sphinx_highlight", "translations")
FOREIGN_STYLES = ("mystnb.", "pygments.css")


def unreviewed() -> int:
    """How many clinical rows no clinician has signed."""
    tables = (rows(table) for table in TABLES if table != "sources")
    return sum(not row["reviewed_by"] for table in tables for row in table)


def _texts() -> dict[str, str]:
    texts = dict(area("book")["ui"])
    if not unreviewed():
        texts["status"] = ""
    return texts


def _name(item: Any) -> str:
    return str(getattr(item, "filename", item))


def _page(
    app: Sphinx,
    _pagename: str,
    template: str,
    context: dict[str, Any],
    _doctree: nodes.document | None,
) -> None:
    context["ui"] = _texts()
    context["riktig_version"] = riktig.__version__
    searching = template == "search.html"
    context["script_files"] = [
        script
        for script in context["script_files"]
        if searching or not any(part in _name(script) for part in SEARCH_SCRIPTS)
    ]
    context["css_files"] = [
        style
        for style in context["css_files"]
        if not any(part in _name(style) for part in FOREIGN_STYLES)
    ]
    context["runtime_head"] = _runtime_head(app, context)


def _runtime_head(app: Sphinx, context: dict[str, Any]) -> str:
    """Stylesheet and font for every page; the script only where something is mounted."""
    folder = runtime_folder(app)
    tags = head_tags(context["pathto"](f"runtime/{folder.name}/", 1))
    if MOUNT.search(context.get("body") or ""):
        return tags
    return "\n".join(tag for tag in tags.splitlines() if not tag.startswith("<script"))


def _let_tables_scroll(_app: Sphinx, doctree: nodes.document) -> None:
    """A table too wide for a phone scrolls by itself, not the page."""
    for table in list(doctree.findall(nodes.table)):
        frame = nodes.container("", classes=["scroll"])
        table.replace_self(frame)
        frame += table


def setup(app: Sphinx) -> None:
    """The page's handler is late, so that other extensions have added their files."""
    app.connect("doctree-read", _let_tables_scroll)
    app.connect("html-page-context", _page, priority=900)
