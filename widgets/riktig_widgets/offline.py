"""The script that keeps the apps' pages usable without a network, made for one built site."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from riktig_widgets.runtime.tools import STATIC

SCRIPT = "sw.js"  # at the root of the site; a worker reaches no higher than where it lies
SOURCE = STATIC / "service-worker.js"
# What every app's page loads beside the runtime.
BESIDE = ("_static/theme.js", "_static/merke.svg")
# Parts of the runtime that no app loads: each chapter's own scripts, and single specs of charts.
NOT_FOR_APPS = ("page.js", "course.js", "worksheets.js", "LICENCES.txt", "charts/")


# What is shown in place of a page that is not kept.
APPS_FRONT = "apper/index.html"


def offline_script(site: Path, runtime: Path, pages: Sequence[Path]) -> Path:
    """Writes `SITE/sw.js` for the apps alone."""
    files = [*pages, *(site / name for name in BESIDE), *_parts(runtime)]
    return write_offline_script(site, [path for path in files if path.is_file()], APPS_FRONT)


def write_offline_script(site: Path, kept: Sequence[Path], fallback: str) -> Path:
    """Writes `SITE/sw.js`; its version follows the content of every file it keeps."""
    names = [path.relative_to(site).as_posix() for path in kept]
    source = SOURCE.read_text("utf-8")
    version = hashlib.sha256(source.encode())
    for name, path in zip(names, kept, strict=True):
        version.update(f"{name}\n".encode() + hashlib.sha256(path.read_bytes()).digest())
    head = (
        f"const VERSION = {json.dumps(version.hexdigest()[:16])};\n"
        f"const FILES = {json.dumps(names, ensure_ascii=False)};\n"
        f"const FRONT = {json.dumps(fallback)};\n"
    )
    target = site / SCRIPT
    target.write_text(head + source, "utf-8")
    return target


def _parts(runtime: Path) -> Iterator[Path]:
    """The files of the runtime that an app may load; not their compressed twins."""
    for path in sorted(runtime.rglob("*")):
        name = path.relative_to(runtime).as_posix()
        if path.suffix not in (".br", ".gz") and not name.startswith(NOT_FOR_APPS):
            yield path
