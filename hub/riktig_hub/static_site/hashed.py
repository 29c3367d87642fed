"""Gives what pages load an address of its content, so that it can be kept for ever.

The book's own files keep their names too: scripts ask for some of them by name.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

FOLDERS = ("_static", "_images")
SIGNS = 12
# `href="../_static/book.css?v=c3f4474d"`: what stands before, the file, and Sphinx's own checksum.
_LOADED = re.compile(
    r"""(?P<before>(?:src|href)=["'](?:\.\./)*)"""
    r"""(?P<file>(?:_static|_images)/[A-Za-z0-9_./-]+)(?:\?(?:v|digest)=[0-9a-f]+)?(?P<after>["'])"""
)


def hash_assets(site: Path) -> dict[str, str]:
    """Renames in every page, copying each file it loads; the names before and after."""
    renamed: dict[str, str] = {}

    def rename(found: re.Match[str]) -> str:
        name = found["file"]
        if name not in renamed and (site / name).is_file():
            renamed[name] = _copied(site, name)
        return f"{found['before']}{renamed.get(name, name)}{found['after']}"

    for page in pages(site):
        before = page.read_text("utf-8")
        after = _LOADED.sub(rename, before)
        if after != before:
            page.write_text(after, "utf-8")
    return renamed


def pages(site: Path) -> Iterator[Path]:
    """Every page, always in the same order."""
    yield from sorted(site.rglob("*.html"))


def _copied(site: Path, name: str) -> str:
    path = site / name
    digest = sha256(path.read_bytes()).hexdigest()[:SIGNS]
    target = path.with_name(f"{path.stem}.{digest}{path.suffix}")
    shutil.copyfile(path, target)
    return target.relative_to(site).as_posix()
