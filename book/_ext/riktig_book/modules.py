"""`module.toml` of a chapter's module, and its aims on the page."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from riktig_book.root import ROOT


def module_file(docname: str) -> Path:
    """`modules/chronic_pain/module.toml` for any page of that module."""
    return ROOT / Path(docname).parent / "module.toml"


def module_of(docname: str) -> dict[str, Any]:
    """The module's definition. FileNotFoundError for a page outside a module."""
    return tomllib.loads(module_file(docname).read_text("utf-8"))


class ModuleAims(SphinxDirective):
    """The aims of the module as a list."""

    def run(self) -> list[nodes.Node]:
        """Reads the aims and notes the file, so that a change is seen."""
        self.env.note_dependency(str(module_file(self.env.docname)))
        aims: list[str] = module_of(self.env.docname)["aims"]
        items = [nodes.list_item("", nodes.paragraph("", aim)) for aim in aims]
        return [nodes.bullet_list("", *items, classes=["aims"])]


def setup(app: Sphinx) -> None:
    """One directive."""
    app.add_directive("module-aims", ModuleAims)
