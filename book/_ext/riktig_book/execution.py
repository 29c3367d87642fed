"""Makes the build notice that the core has changed.

Jupyter Book runs a page again only when the page's own code changes. Here a cell is
one call, and what it shows comes from the core: so a fingerprint of the sources names
the cache of executed cells and is a configuration value, and a changed table, form or
text gives new pages.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.config import Config

from riktig_book.root import ROOT

SOURCES = ("src/riktig", "widgets/riktig_widgets", "exercises", "book/_ext", "modules")
SUFFIXES = {".py", ".toml", ".csv", ".j2", ".js", ".css", ".json"}
MASTERS = "exercises/text"  # Markdown that cells read, as no chapter's is


def files_of(folders: Iterable[str]) -> list[Path]:
    """The source files under the folders, in a fixed order."""
    found = (path for folder in folders for path in (ROOT / folder).rglob("*"))
    return sorted(p for p in found if _is_source(p) and "__pycache__" not in p.parts)


def _is_source(path: Path) -> bool:
    return path.suffix in SUFFIXES or (path.suffix == ".md" and ROOT / MASTERS in path.parents)


@cache
def fingerprint(folders: tuple[str, ...] = SOURCES) -> str:
    """Twelve hexadecimal digits that change when a source file changes; one value a build."""
    digest = hashlib.sha256()
    for path in files_of(folders):
        digest.update(path.relative_to(ROOT).as_posix().encode() + b"\0")
        digest.update(path.read_bytes() + b"\0")
    return digest.hexdigest()[:12]


def _name_the_cache(app: Sphinx, config: Config) -> None:
    mark = fingerprint()
    config["riktig_fingerprint"] = mark
    config["nb_execution_cache_path"] = str(Path(app.outdir).parent / ".jupyter_cache" / mark)
    os.environ["RIKTIG_BOOK"] = "1"  # kernels inherit it: no widget is made in a book build


def _drop_earlier_caches(app: Sphinx, exception: Exception | None) -> None:
    current = Path(app.config.nb_execution_cache_path)
    for old in current.parent.glob("*") if exception is None else ():
        if old != current:
            shutil.rmtree(old, ignore_errors=True)


def setup(app: Sphinx) -> None:
    """A configuration value of rebuild kind "env": a new value reads every page again."""
    app.add_config_value("riktig_fingerprint", "", "env", str)
    # Jupyter Book always sets this one, for an extension that the book does not load.
    app.add_config_value("comments_config", {}, "")
    app.connect("config-inited", _name_the_cache)
    app.connect("build-finished", _drop_earlier_caches)
