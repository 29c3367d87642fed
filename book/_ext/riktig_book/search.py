"""The search finds prose: what is chosen from or pressed stands outside it."""

from __future__ import annotations

from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.errors import ExtensionError
from sphinx.writers.html5 import HTML5Translator

from riktig_book.pages import MOUNT

SCRIPT = "_static/searchtools.js"
LEFT_OUT = '[".headerlink", "script", "style"]'
LEFT_OUT_HERE = '[".headerlink", "script", "style", ".riktig"]'


class Mounted(nodes.General, nodes.Element):
    """HTML the page's script brings to life. Sphinx indexes raw HTML; this it passes over."""


def _set_apart(_app: Sphinx, doctree: nodes.document, _name: str) -> None:
    for raw in list(doctree.findall(nodes.raw)):
        if MOUNT.search(raw.astext()):
            raw.replace_self(Mounted(html=raw.astext()))


def _visit(writer: HTML5Translator, node: nodes.Element) -> None:
    writer.body.append(node["html"])
    raise nodes.SkipNode


def _shorten_excerpts(app: Sphinx, exception: Exception | None) -> None:
    """The search page shows an excerpt of each hit, made from the page itself."""
    if exception is not None or app.builder.format != "html":
        return
    script = Path(app.outdir) / SCRIPT
    written = script.read_text("utf-8")
    if LEFT_OUT_HERE in written:
        return
    if LEFT_OUT not in written:
        raise ExtensionError(f"{SCRIPT} no longer says {LEFT_OUT}")
    script.unlink()  # never written through: it may be a link to the installed file
    script.write_text(written.replace(LEFT_OUT, LEFT_OUT_HERE), "utf-8")


def setup(app: Sphinx) -> None:
    """After all pages are read; the excerpts when the scripts are in place."""
    app.add_node(Mounted, html=(_visit, None))
    app.connect("doctree-resolved", _set_apart)
    app.connect("build-finished", _shorten_excerpts)
