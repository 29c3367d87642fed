"""`{reference-list}`: every source the pages cite, by name, with the pages that cite it.

Beside the page stands the same list as BibTeX, `referanser.bib`, for those who write.
"""

from __future__ import annotations

from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from riktig.clinical.tables import Row, source
from riktig.text import text
from riktig_book.bibtex import bibliography
from riktig_book.html import rendered
from riktig_book.whole_book import link_to, listed

FILE = "referanser.bib"
CITED = "riktig_cited"


def cited_by_page(env: BuildEnvironment) -> dict[str, set[str]]:
    """The sources each page cites, by the page's name."""
    if not hasattr(env, CITED):
        setattr(env, CITED, {})
    found: dict[str, set[str]] = getattr(env, CITED)
    return found


def _note(app: Sphinx, doctree: nodes.document) -> None:
    links = (node for node in doctree.findall(nodes.Element) if "riktig_source" in node)
    cited_by_page(app.env)[app.env.docname] = {node["riktig_source"] for node in links}


def _purge(_app: Sphinx, env: BuildEnvironment, docname: str) -> None:
    cited_by_page(env).pop(docname, None)


def _merge(
    _app: Sphinx, env: BuildEnvironment, docnames: set[str], other: BuildEnvironment
) -> None:
    """Pages read in other processes."""
    cited_by_page(env).update(
        {name: cited_by_page(other)[name] for name in docnames if name in cited_by_page(other)}
    )


def cited_rows(env: BuildEnvironment) -> list[Row]:
    """The rows of all cited sources, by who made them."""
    ids = {source_id for cited in cited_by_page(env).values() for source_id in cited}
    rows = [{**source(source_id), "source_id": source_id} for source_id in ids]
    return sorted(rows, key=lambda row: (row["publisher"].casefold(), row["version"], row["title"]))


def pages_citing(env: BuildEnvironment, source_id: str) -> list[str]:
    """The pages that cite a source, by name."""
    return sorted(page for page, cited in cited_by_page(env).items() if source_id in cited)


def _made(app: Sphinx, docname: str) -> nodes.Node:
    found = [(row, pages_citing(app.env, row["source_id"])) for row in cited_rows(app.env)]
    entries = [
        {**row, "pages": [link_to(app, docname, page) for page in pages]} for row, pages in found
    ]
    about = text("book.references.count", count=len(entries))
    return rendered("reference-list.html.j2", entries=entries, about=about)


def _write(app: Sphinx, exception: Exception | None) -> None:
    if exception is None and app.builder.format == "html":
        written = bibliography(cited_rows(app.env))
        (Path(app.outdir) / "book" / "oppslag" / FILE).write_text(written, "utf-8")


def setup(app: Sphinx) -> None:
    """Citations are noted as pages are read, the list is made when all are."""
    listed(app, "reference-list", _made)
    app.connect("doctree-read", _note, priority=600)
    app.connect("env-purge-doc", _purge)
    app.connect("env-merge-info", _merge)
    app.connect("build-finished", _write)
