"""Which pages lean on which source, gathered while the pages are read."""

from __future__ import annotations

from collections.abc import Collection

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment


def cited(env: BuildEnvironment) -> dict[str, set[str]]:
    """Pages by source id, as far as the pages have been read."""
    if not hasattr(env, "riktig_cited"):
        env.riktig_cited = {}  # type: ignore[attr-defined]
    found: dict[str, set[str]] = env.riktig_cited
    return found


def _gather(app: Sphinx, doctree: nodes.document) -> None:
    _forget(app, app.env, app.env.docname)
    for node in doctree.findall(nodes.reference):
        if "riktig_source" in node:
            cited(app.env).setdefault(node["riktig_source"], set()).add(app.env.docname)


def _forget(_app: Sphinx, env: BuildEnvironment, docname: str) -> None:
    for pages in cited(env).values():
        pages.discard(docname)


def _merge(
    _app: Sphinx, env: BuildEnvironment, _docs: Collection[str], other: BuildEnvironment
) -> None:
    for source_id, pages in cited(other).items():
        cited(env).setdefault(source_id, set()).update(pages)


def setup(app: Sphinx) -> None:
    """Late: placeholders that cite have been filled by then."""
    app.connect("doctree-read", _gather, priority=900)
    app.connect("env-purge-doc", _forget)
    app.connect("env-merge-info", _merge)
