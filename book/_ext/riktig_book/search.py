"""The search finds prose: what is chosen from or pressed stands outside it.

So do the facts about a paper and its buttons. Words a reader may look for that the page
does not say stand in `[search_words]` of `text/nb/book.toml`; the pages of `[search_brands]`
are found by every name a medicine is sold under.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.errors import ExtensionError
from sphinx.writers.html5 import HTML5Translator

from riktig.calculators.substances import brands
from riktig.text.catalogue import area
from riktig_book.pages import MOUNT

SCRIPT = "_static/searchtools.js"
LEFT_OUT = re.compile(
    r'\[("\.headerlink", "script", "style")[^]]*\]'
)  # as it came, or changed here
UNSAID = (".riktig", "nav", ".reading", ".paper-facts", ".paper-bar", ".worksheet-bar")
LEFT_OUT_HERE = json.dumps([".headerlink", "script", "style", *UNSAID])
# An entry of the index may point to an empty place: then the page itself is the excerpt.
ANCHORED = re.compile(r"if \(anchorContent(\?\.textContent\.trim\(\))?\) return")
ANCHORED_HERE = "if (anchorContent?.textContent.trim()) return"
CHANGED = ((LEFT_OUT, LEFT_OUT_HERE), (ANCHORED, ANCHORED_HERE))
# What stands on every paper. The template's whole text is the sheet once more.
CHROME = re.compile(
    r'<p class="paper-facts">.*?</p>|<div class="worksheet-bar".*?</ul>\s*</div>'
    r'|<div class="paper-bar">.*?</div>|<template.*?</template>',
    re.DOTALL,
)


class Mounted(nodes.General, nodes.Element):
    """HTML the page's script brings to life. Sphinx indexes raw HTML; this it passes over."""


def _set_apart(_app: Sphinx, doctree: nodes.document, name: str) -> None:
    for raw in list(doctree.findall(nodes.raw)):
        html = raw.astext()
        if MOUNT.search(html):
            raw.replace_self(Mounted(html=html))
        elif CHROME.search(html):
            raw.replace_self(_without_chrome(html))
    if words := found_by(name):
        doctree += nodes.meta(name="keywords", content=",".join(words))


def _without_chrome(html: str) -> list[nodes.Node]:
    """Raw HTML as before, in pieces: what is on every paper is not indexed."""
    made: list[nodes.Node] = []
    end = 0
    for found in CHROME.finditer(html):
        made.append(nodes.raw("", html[end : found.start()], format="html"))
        made.append(Mounted(html=found[0]))
        end = found.end()
    return [*made, nodes.raw("", html[end:], format="html")]


def found_by(page: str) -> list[str]:
    """Words a page is found by that it does not say."""
    texts = area("book")
    words = str(texts["search_words"].get(page, "")).split()
    if page in texts["search_brands"]["pages"]:
        words += [part for brand in brands() for part in brand.product.split()]
    return list(dict.fromkeys(words))


def _visit(writer: HTML5Translator, node: nodes.Element) -> None:
    writer.body.append(node["html"])
    raise nodes.SkipNode


def _shorten_excerpts(app: Sphinx, exception: Exception | None) -> None:
    """The search page shows an excerpt of each hit, made from the page itself."""
    if exception is not None or app.builder.format != "html":
        return
    script = Path(app.outdir) / SCRIPT
    written = script.read_text("utf-8")
    changed = written
    for theirs, ours in CHANGED:
        if not theirs.search(written):
            raise ExtensionError(f"{SCRIPT} no longer says {theirs.pattern}")
        changed = theirs.sub(lambda _, said=ours: said, changed)
    if changed != written:
        script.unlink()  # never written through: it may be a link to the installed file
        script.write_text(changed, "utf-8")


def setup(app: Sphinx) -> None:
    """After all pages are read; the excerpts when the scripts are in place."""
    app.add_node(Mounted, html=(_visit, None))
    app.connect("doctree-resolved", _set_apart)
    app.connect("build-finished", _shorten_excerpts)
