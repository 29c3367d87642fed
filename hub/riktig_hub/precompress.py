"""Writes `.br` and `.gz` beside the files of a built site: `python -m riktig_hub.precompress SITE`.

A web server, ours or any other, sends these as they are. The browser runtime
weighs most and is pressed harder than the pages, which change with every
build. Pressed bytes are kept by the hash of what they came from, so a rebuild
presses only what is new. `--hardest` is for publishing: Python's 9.6 MB of
WebAssembly become 2.8 MB instead of 3.1, in 40 seconds instead of 2.
"""

from __future__ import annotations

import argparse
import gzip
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import brotli

SUFFIXES = (".br", ".gz")
# Formats that are pressed already; trying again only costs time.
PRESSED = {".gif", ".jpg", ".jpeg", ".png", ".woff", ".woff2", ".whl", ".pdf", ".webp", ".docx"}
RUNTIME = "runtime"
SMALLEST = 500
# A copy that saves less than this share is not worth a file.
WORTH = 0.95
HARDEST, HARD, QUICK = 11, 9, 5
WINDOW = 24


@dataclass(frozen=True)
class Job:
    """One file to press, how hard, and where pressed bytes are kept between builds."""

    source: Path
    quality: int
    kept: Path


def main(arguments: Sequence[str] | None = None) -> int:
    """0; prints how much there was and how much is left to send."""
    parser = argparse.ArgumentParser(prog="python -m riktig_hub.precompress")
    parser.add_argument("site", type=Path)
    parser.add_argument("--hardest", action="store_true")
    parser.add_argument("--kept", type=Path, help="default: pressed/ beside SITE")
    asked = parser.parse_args(arguments)
    kept = asked.kept or asked.site.resolve().parent / "pressed"
    plain, pressed = precompress(asked.site, kept, HARDEST if asked.hardest else HARD)
    print(f"{plain / 1e6:.1f} MB of files, {pressed / 1e6:.1f} MB to send")
    return 0


def precompress(site: Path, kept: Path, runtime_quality: int = HARD) -> tuple[int, int]:
    """Presses every file of a site that gains by it; the bytes before and after (Brotli)."""
    kept.mkdir(parents=True, exist_ok=True)
    _remove_orphans(site)
    jobs = [
        Job(path, runtime_quality if RUNTIME in path.relative_to(site).parts else QUICK, kept)
        for path in sorted(_files(site), key=lambda path: -path.stat().st_size)
    ]
    with ProcessPoolExecutor() as pool:
        sizes = list(pool.map(press, jobs, chunksize=1 if len(jobs) < 50 else 4))
    return sum(before for before, _ in sizes), sum(after for _, after in sizes)


def press(job: Job) -> tuple[int, int]:
    """Makes both copies of one file; its size before, and after by Brotli."""
    content = job.source.read_bytes()
    if len(content) < SMALLEST or job.source.suffix.lower() in PRESSED:
        return len(content), len(content)
    name = f"{sha256(content).hexdigest()}-{job.quality}"
    ways: dict[str, Callable[[bytes], bytes]] = {
        ".br": lambda raw: brotli.compress(raw, quality=job.quality, lgwin=WINDOW),
        ".gz": lambda raw: gzip.compress(raw, 9 if job.quality > QUICK else 6, mtime=0),
    }
    sizes = {}
    for suffix, way in ways.items():
        pressed = _remembered(job.kept / (name + suffix), content, way)
        sizes[suffix] = _place(job.source, suffix, content, pressed)
    return len(content), sizes[".br"]


def _remembered(kept: Path, content: bytes, way: Callable[[bytes], bytes]) -> bytes:
    if kept.exists():
        return kept.read_bytes()
    pressed = way(content)
    _write(kept, pressed)
    return pressed


def _place(source: Path, suffix: str, content: bytes, pressed: bytes) -> int:
    copy = source.with_name(source.name + suffix)
    if len(pressed) > len(content) * WORTH:
        copy.unlink(missing_ok=True)
        return len(content)
    _write(copy, pressed)
    return len(pressed)


def _write(path: Path, content: bytes) -> None:
    # By a rename, so that a build stopped halfway leaves no half file behind.
    half = path.with_name(f"{path.name}.{os.getpid()}.half")
    half.write_bytes(content)
    half.replace(path)


def _files(site: Path) -> Iterator[Path]:
    for path in site.rglob("*"):
        if path.is_file() and path.suffix not in (*SUFFIXES, ".half"):
            yield path


def _remove_orphans(site: Path) -> None:
    for suffix in SUFFIXES:
        for copy in site.rglob(f"*{suffix}"):
            if not copy.with_suffix("").exists():
                copy.unlink()


if __name__ == "__main__":
    sys.exit(main())
