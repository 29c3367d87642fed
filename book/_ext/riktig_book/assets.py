"""Theme, search texts and the browser runtime: everything a page loads is local."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.errors import ExtensionError
from sphinx.util import logging

from riktig.text.catalogue import area
from riktig_book.execution import fingerprint
from riktig_book.root import ROOT

log = logging.getLogger(__name__)

UNFINISHED = ".unfinished-"
RUNTIME_SOURCES = ("src/riktig", "widgets/riktig_widgets")


def _generated(app: Sphinx) -> Path:
    return Path(app.outdir).parent / "locale"


def _write_search_texts(app: Sphinx, config: Config) -> None:
    """Sphinx's search page speaks through a catalogue of its own; ours replaces it.

    Not by its `addTranslations`, which makes a function from text: the page's
    policy has no `unsafe-eval`.
    """
    messages = json.dumps(area("book")["search"], ensure_ascii=False)
    folder = _generated(app) / "nb" / "LC_MESSAGES"
    folder.mkdir(parents=True, exist_ok=True)
    script = (
        f"Object.assign(Documentation.TRANSLATIONS, {messages});\n"
        "Documentation.PLURAL_EXPR = (n) => (n === 1 ? 0 : 1);\n"
        'Documentation.LOCALE = "nb";\n'
    )
    (folder / "sphinx.js").write_text(script, "utf-8")
    config["locale_dirs"] = [str(_generated(app))]


def _link(source: Path, target: Path) -> None:
    """A hard link, or a copy where links are not allowed (other disk, Windows share)."""
    target.unlink(missing_ok=True)
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def runtime_folder(app: Sphinx) -> Path:
    """`_build/runtime/<hash>`: one folder for one state of the sources."""
    return Path(app.outdir).parent / "runtime" / fingerprint(RUNTIME_SOURCES)


def _build_runtime(app: Sphinx) -> None:
    """Builds the browser runtime once for each state of its sources, or stops the build."""
    folder = runtime_folder(app)
    if folder.is_dir():
        return
    folder.parent.mkdir(parents=True, exist_ok=True)
    log.info("building the browser runtime ...")
    # In a folder of its own, then renamed: a runtime is there whole or not at all.
    with tempfile.TemporaryDirectory(prefix=UNFINISHED, dir=folder.parent) as made:
        unfinished = Path(made) / "runtime"
        command = [sys.executable, "-m", "riktig_widgets.runtime", str(unfinished)]
        done = subprocess.run(  # noqa: S603 - our own module, no shell
            command, cwd=ROOT, capture_output=True, text=True, check=False
        )
        if done.returncode != 0 or not (unfinished / "page.js").exists():
            raise ExtensionError(f"the browser runtime was not built: {done.stderr[-2000:]}")
        if not folder.is_dir():
            unfinished.rename(folder)


def _publish_runtime(app: Sphinx, exception: Exception | None) -> None:
    """Puts the runtime beside the pages, and takes earlier ones away."""
    folder = runtime_folder(app)
    if exception is not None or app.builder.format != "html":
        return
    published = Path(app.outdir) / "runtime"
    for old in (*published.glob("*"), *folder.parent.glob("*")):
        if old.name != folder.name and not old.name.startswith(UNFINISHED):
            shutil.rmtree(old, ignore_errors=True)
    target = published / folder.name
    if target.is_dir():
        return
    shutil.copytree(folder, target, copy_function=lambda s, t: _link(Path(s), Path(t)))


def setup(app: Sphinx) -> None:
    """The theme by its folder, then what is generated before and after the pages."""
    app.add_html_theme("riktig", str(ROOT / "book" / "_theme"))
    app.connect("config-inited", _write_search_texts)
    app.connect("builder-inited", _build_runtime)
    app.connect("build-finished", _publish_runtime)
