"""Makes the site in a folder beside its place, and puts it there when it is whole."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from riktig_hub.precompress import HARD, HARDEST, precompress
from riktig_hub.refusal import Refusal
from riktig_hub.static_site.hashed import hash_assets
from riktig_hub.static_site.headers import write_headers
from riktig_hub.static_site.kept import NAME, SCRIPT, keep_whole
from riktig_hub.static_site.locked import lock_pages

# By this a folder is known as a site of ours, which may be replaced.
MARK = "_headers"
PRESSED = (".br", ".gz")
NOT_OURS_TO_PUBLISH = ("riktig.stamp", ".buildinfo", "objects.inv")


@dataclass(frozen=True)
class Site:
    """What was written: pages, files kept offline, bytes as they are and as they are sent."""

    pages: int
    kept_files: int
    plain_bytes: int
    sent_bytes: int


def write_site(book: Path, out: Path, pressed: Path, *, hardest: bool) -> Site:
    """The built book as a site in `out`. `Refusal` where something else stands there."""
    if out.exists() and any(out.iterdir()) and not (out / MARK).is_file():
        raise Refusal("hub_site.not_ours", folder=str(out))
    out.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix=f".{out.name}.", dir=out.parent))
    try:
        made = _make(book, beside / "site", pressed, hardest)
        _put(beside, out)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return made


def _make(book: Path, site: Path, pressed: Path, hardest: bool) -> Site:
    shutil.copytree(book, site, ignore=_left_out)
    (site / NAME).parent.mkdir(exist_ok=True)
    shutil.copyfile(SCRIPT, site / NAME)
    count = lock_pages(site, f'\n<script src="{{root}}{NAME}" defer></script>')
    hash_assets(site)
    write_headers(site)
    kept = keep_whole(site)
    plain, sent = precompress(site, pressed, HARDEST if hardest else HARD)
    return Site(count, kept, plain, sent)


def _left_out(folder: str, names: list[str]) -> set[str]:
    """Compressed twins are made anew, since the pages change; the build's own marks stay home."""
    own = {name for name in names if name in NOT_OURS_TO_PUBLISH or name.startswith(".")}
    return own | {name for name in names if Path(folder, name).suffix in PRESSED}


def _put(beside: Path, out: Path) -> None:
    """In place of what stood there, which is there until the new one can be moved."""
    if out.exists():
        out.replace(beside / "before")
    (beside / "site").replace(out)
    out.chmod(0o755)
