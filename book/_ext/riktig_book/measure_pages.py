"""A page a measure: its source is written when a build begins, and kept out of version control.

A new measure is one file and nothing else, so neither the contents (`_toc.yml` names the folder
by a pattern) nor anyone's hands say which pages there are. A page that says the same is not
written again: Sphinx and make look at the time of the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.config import Config

from riktig.blocks.journal_definitions import review_definitions
from riktig.blocks.measure_definitions import THEMES, Definition, definitions
from riktig_book.root import ROOT

INDEX = "book/malene"
FOLDER = ROOT / INDEX
MARKUP = re.compile(r"([\\`*_{}\[\]<>#$|~])")


def all_definitions() -> tuple[Definition, ...]:
    """Every measure that has a page, as the index has them: the headlines, then by theme."""
    found = (*definitions(), *review_definitions())
    return tuple(sorted(found, key=lambda one: (not one.headline, _theme_place(one))))


def _theme_place(one: Definition) -> int:
    return 0 if one.headline else THEMES.index(one.theme)


def docname(measure_id: str) -> str:
    """The page of a measure; its address for good, since an id never changes."""
    return f"{INDEX}/{measure_id}"


def source_of(one: Definition) -> str:
    """The Markdown of a measure's page: its title, and the directive that tells the rest."""
    title = MARKUP.sub(r"\\\1", one.title)
    return f"# {title}\n\n```{{measure}} {one.id}\n```\n"


def write_pages(folder: Path, pages: Iterable[Definition]) -> None:
    """Writes what is new or changed, and takes away the page of a measure that is gone."""
    folder.mkdir(exist_ok=True)
    wanted = {folder / f"{one.id}.md": source_of(one) for one in pages}
    for path, content in wanted.items():
        if not path.exists() or path.read_text("utf-8") != content:
            path.write_text(content, "utf-8")
    for path in set(folder.glob("*.md")) - set(wanted):
        path.unlink()


def _write(_app: Sphinx, _config: Config) -> None:
    write_pages(FOLDER, all_definitions())


def _in_order(app: Sphinx, doctree: nodes.document) -> None:
    """A pattern gives pages by name; a reader goes from one to the next as the index has them."""
    if app.env.docname != INDEX:
        return
    order = [docname(one.id) for one in all_definitions()]
    for tree in doctree.findall(addnodes.toctree):
        tree["includefiles"].sort(key=order.index)
        tree["entries"].sort(key=lambda entry: order.index(entry[1]))


def setup(app: Sphinx) -> None:
    """Before Sphinx looks for pages, and before it notes which follows which."""
    app.connect("config-inited", _write, priority=100)
    app.connect("doctree-read", _in_order, priority=100)
