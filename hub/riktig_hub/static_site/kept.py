"""The script that keeps the whole site on the reader's machine after the first visit."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from riktig_widgets.offline import NOT_FOR_APPS, write_offline_script

SCRIPT = Path(__file__).with_name("keep.js")
NAME = "_static/keep.js"
# Papers to print are fetched when they are asked for: 16 MB that few readers need.
NOT_KEPT = ("papers/",)
FRONT = "index.html"


def keep_whole(site: Path) -> int:
    """Writes the site's worker over the book's, which keeps the apps alone; how many files."""
    files = list(_files(site))
    write_offline_script(site, files, fallback=FRONT)
    return len(files)


def _files(site: Path) -> Iterator[Path]:
    """Pages, and what they load by an address of its content or by a name of its own."""
    runtime_parts = tuple(f"/{name}" for name in NOT_FOR_APPS if name.endswith(("/", ".txt")))
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        if not path.is_file() or name.startswith((*NOT_KEPT, "_headers", "sw.js")):
            continue
        if not any(part in f"/{name}" for part in runtime_parts):
            yield path
