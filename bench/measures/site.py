"""The static site on a plain web server: nginx set up as the documentation says."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory
from typing import Final

from bench.browser import cold, count_bytes, network, noted
from bench.measure import Measure, NotHere
from bench.nginx_site import nginx
from bench.process import RIKTIG, seconds
from bench.served import SITE

CHAPTER: Final = "/modules/chronic_pain/02-kunnskap-dosen.html"
BYTES_A_MB: Final = 1e6
SECONDS: Final = 5
CONNECTIONS: Final = 50
_RATE: Final = re.compile(r"Requests/sec:\s+([\d.]+)")
_BAD: Final = re.compile(r"Non-2xx|Socket errors")


@contextmanager
def _served() -> Iterator[str]:
    if not (SITE / "index.html").is_file():
        raise NotHere("the book is not built: make book")
    with TemporaryDirectory() as place:
        folder = Path(place)
        folder.chmod(0o755)  # nginx's workers are nobody's
        seconds([RIKTIG, "site", folder / "site", "--site", SITE])
        with nginx(folder / "site", folder) as (base, _):
            yield base


@cache
def _milliseconds() -> float:
    """A chapter of the book, compressed, over the loopback; wrk on the same two cores."""
    program = which("wrk")
    if program is None:
        raise NotHere("no wrk: apt install wrk")
    with _served() as base:
        command = [program, "-t1", f"-c{CONNECTIONS}", f"-d{SECONDS}s"]
        command += ["-H", "Accept-Encoding: gzip", base + CHAPTER]
        done = subprocess.run(  # noqa: S603 (our own commands)
            command, check=True, capture_output=True, text=True
        )
    rate = _RATE.search(done.stdout)
    if rate is None or _BAD.search(done.stdout):
        raise RuntimeError("not every request was answered")
    return 1000 / float(rate[1])


def _bytes() -> float:
    """All that a first visit fetches, until a calculator in the page has answered."""
    with _served() as base, cold() as context:
        page = context.new_page()
        page.add_init_script("delete Navigator.prototype.serviceWorker")  # the copy comes after
        sizes = count_bytes(network(page))
        page.goto(base + CHAPTER)
        noted(page, "answer")
        page.wait_for_load_state("networkidle")
        return sum(sizes) / BYTES_A_MB


MEASURES = (
    Measure("site: a chapter from nginx, 50 connections, each", 1, "ms", _milliseconds, runs=3),
    Measure("site: over the wire on the first visit", 6.5, "MB", _bytes, runs=1),
)
