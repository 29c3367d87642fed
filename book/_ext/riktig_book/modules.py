"""The modules and their meetings; the aims and the measures of a module on its pages."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

import riktig.meeting
from riktig_book.html import rendered
from riktig_book.measure_pages import all_definitions, docname
from riktig_book.root import ROOT

FOLDER = ROOT / "modules"
MEETINGS = Path(riktig.meeting.__file__).parent / "plans"


def modules() -> list[dict[str, Any]]:
    """The definition of every module; `id` is its folder's name."""
    return [tomllib.loads(path.read_text("utf-8")) for path in sorted(FOLDER.glob("*/module.toml"))]


def meeting_file(module: str) -> Path:
    """The plan of a module's meeting, by the name of the module's folder."""
    return MEETINGS / f"{module}.toml"


def meeting_of(module: str) -> dict[str, Any]:
    """A module's meeting. OSError or TOMLDecodeError where it cannot be read."""
    return tomllib.loads(meeting_file(module).read_text("utf-8"))


def module_file(page: str) -> Path:
    """`modules/chronic_pain/module.toml` for any page of that module."""
    return ROOT / Path(page).parent / "module.toml"


def module_of(page: str) -> dict[str, Any]:
    """The module's definition. FileNotFoundError for a page outside a module."""
    return tomllib.loads(module_file(page).read_text("utf-8"))


def module_id(page: str) -> str:
    """`chronic_pain` for a page of that module, "" for a page of none."""
    folder, _, rest = page.removeprefix("modules/").partition("/")
    return folder if page.startswith("modules/") and rest else ""


class ModuleAims(SphinxDirective):
    """The aims of the module as a list."""

    def run(self) -> list[nodes.Node]:
        """Reads the aims and notes the file, so that a change is seen."""
        self.env.note_dependency(str(module_file(self.env.docname)))
        aims: list[str] = module_of(self.env.docname)["aims"]
        items = [nodes.list_item("", nodes.paragraph("", aim)) for aim in aims]
        return [nodes.bullet_list("", *items, classes=["aims"])]


class ModuleMeasures(SphinxDirective):
    """Links to the pages of the module's measures, a sentence each; or of the module named."""

    optional_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Reads the measures as they are now; one that does not exist is an error."""
        name = self.arguments[0] if self.arguments else module_id(self.env.docname)
        path = ROOT / "modules" / name / "module.toml"
        self.env.note_dependency(str(path))
        wanted: list[str] = tomllib.loads(path.read_text("utf-8"))["measures"]
        known = {one.id: one for one in all_definitions()}
        missing = [one for one in wanted if one not in known]
        if missing:
            raise self.error(f"module-measures: no measure {', '.join(missing)}")
        uri = self.env.app.builder.get_relative_uri
        lines = [(known[one], uri(self.env.docname, docname(one))) for one in wanted]
        return [rendered("measures.html.j2", lines=lines)]


def setup(app: Sphinx) -> None:
    """Two directives."""
    app.add_directive("module-aims", ModuleAims)
    app.add_directive("module-measures", ModuleMeasures)
