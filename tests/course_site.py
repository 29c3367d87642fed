"""Pages of the course made from their Markdown by Sphinx and our directives alone.

No book, no notebook and no Python in the browser: a page is a body, what it warned of, and the
script and style it would have.
"""

from __future__ import annotations

import io
import re
import sys
from pathlib import Path
from typing import Any

from riktig_widgets.runtime.assets import stylesheet
from riktig_widgets.runtime.tools import STATIC
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace

ROOT = Path(__file__).parents[1]
if str(ROOT / "book" / "_ext") not in sys.path:
    sys.path.insert(0, str(ROOT / "book" / "_ext"))  # the extension is no installed package

PARTS = (
    "tagged", "figures", "references", "wording", "branching", "questions", "guidelines",
    "running_order", "meeting_cuts", "papers", "dose_tables", "visit",
)  # fmt: skip
COLOUR = re.compile(r"\x1b\[[0-9;]*m")


def body_of(folder: Path, markdown: str) -> tuple[str, str]:
    """The page's body as HTML, and everything Sphinx warned of."""
    source = folder / "source"
    source.mkdir(parents=True)
    (source / "index.md").write_text(f"# Side\n\n{markdown}", "utf-8")
    bodies: dict[str, str] = {}
    warned = io.StringIO()
    with docutils_namespace():
        app = Sphinx(
            source,
            None,
            folder / "out",
            folder / "trees",
            "html",
            confoverrides={
                "extensions": ["myst_parser", *(f"riktig_book.{part}" for part in PARTS)],
                "myst_enable_extensions": ["colon_fence", "deflist", "attrs_inline"],
            },
            status=None,
            warning=warned,
        )

        def keep(_app: Sphinx, name: str, _template: str, context: dict[str, Any], _: Any) -> None:
            bodies[name] = context.get("body", "")

        app.connect("html-page-context", keep)
        app.build()
    return bodies["index"], COLOUR.sub("", warned.getvalue())


def make_page(folder: Path, body: str, name: str = "modules/prove/side") -> None:
    """The body in a page with the modules as they are, and the style sheet."""
    from riktig_book.course_script import head_of
    from riktig_book.papers import worksheets

    for path in STATIC.glob("*.js"):
        (folder / path.name).write_bytes(path.read_bytes())
    (folder / "riktig.css").write_text(stylesheet(), "utf-8")
    for file in ("book.css", "theme.js", "papers.css", "papers.js"):
        (folder / file).write_bytes((ROOT / "book" / "_static" / file).read_bytes())
    (folder / "index.html").write_text(
        '<!DOCTYPE html><html lang="nb"><head><meta charset="utf-8"><title>Prøve</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<link rel="icon" href="data:,"><link rel="stylesheet" href="riktig.css">'
        '<link rel="stylesheet" href="book.css"><script src="theme.js"></script>'
        '<link rel="stylesheet" href="papers.css"><script defer src="papers.js"></script>'
        f"{head_of('', name, body)}{worksheets.head_of('', body)}</head>"
        f'<body><div class="frame"><main>{body}</main></div></body></html>',
        "utf-8",
    )
