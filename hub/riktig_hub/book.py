"""The built book as files: precompressed where it pays, cached where it is safe."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Any

from tornado import web

from riktig_hub.guard import Guard
from riktig_hub.mime import content_type
from riktig_hub.policy import page_policy

# Best first; the suffix of the precompressed file beside the original.
ENCODINGS = {"br": ".br", "gzip": ".gz"}
FOREVER = "public, max-age=31536000, immutable"
APP_PAGES = "apper"
# A change of content changes these addresses: the runtime's folder is named
# by its hash, and Sphinx puts a checksum after the question mark.
HASHED_FOLDER = re.compile(r"(^|/)runtime/[0-9a-f]{8,64}/")
CHECKSUMS = ("v", "digest")
_REFRESH = re.compile(r"<meta[^>]+http-equiv=.?refresh[^>]+url=([^\"'>]+)", re.IGNORECASE)


class BookHandler(Guard, web.StaticFileHandler):
    """Any file of the built book. Public on this machine: it is the same site that is published."""

    def parse_url_path(self, url_path: str) -> str:
        """The file to send: a folder's index, and the compressed one if the browser takes it."""
        plain = super().parse_url_path(url_path)
        if not plain or plain.endswith(("/", "\\")):
            plain += "index.html"
        self.original = plain
        self.encoding = self._choose(Path(self.root, plain))
        return plain + ENCODINGS.get(self.encoding, "")

    def _choose(self, original: Path) -> str:
        accepted = accepted_encodings(self.request.headers.get("Accept-Encoding", ""))
        for encoding, suffix in ENCODINGS.items():
            if encoding in accepted and is_current(original, suffix):
                return encoding
        return ""

    async def get(self, path: str, include_body: bool = True) -> None:
        """A path outside the book is answered as a page that does not exist."""
        try:
            await super().get(path, include_body)
        except web.HTTPError as problem:
            raise web.HTTPError(404) if problem.status_code == 403 else problem from None

    def get_content_type(self) -> str:
        """The type of the original, not of its compressed copy."""
        return content_type(self.original)

    def compute_etag(self) -> str | None:
        """From time and size, so that a book rebuilt under a running server is seen at once."""
        state = Path(self.absolute_path or "").stat()
        return f'"{state.st_mtime_ns:x}-{state.st_size:x}{self.encoding[:1]}"'

    def get_cache_time(self, *_arguments: Any) -> int:
        """Zero: `set_extra_headers` says how long."""
        return 0

    def set_extra_headers(self, path: str) -> None:  # noqa: ARG002
        """Encoding, cache time, and for a page the policy that lets its own scripts run."""
        self.set_header("Vary", "Accept-Encoding")
        if self.encoding:
            self.set_header("Content-Encoding", self.encoding)
        hashed = HASHED_FOLDER.search(self.original) or (
            self.original.startswith("_static")
            and any(c in self.request.arguments for c in CHECKSUMS)
        )
        self.set_header("Cache-Control", FOREVER if hashed else "no-cache")
        if self.original.endswith(".html"):
            self.set_header("Content-Security-Policy", page_policy(Path(self.root, self.original)))


def accepted_encodings(header: str) -> set[str]:
    """The encodings an `Accept-Encoding` header allows (`q=0` takes one out)."""
    found = set()
    for part in header.split(","):
        name, _, weight = part.partition(";")
        if not re.fullmatch(r"\s*q\s*=\s*0(\.0*)?\s*", weight):
            found.add(name.strip().lower())
    return found


def is_current(original: Path, suffix: str) -> bool:
    """Whether the compressed copy exists and is not older than the original."""
    try:
        copy = original.with_name(original.name + suffix).stat()
        return copy.st_mtime_ns >= original.stat().st_mtime_ns
    except OSError:
        return False


def front_page(site: Path) -> str:
    """The front page's address, read from the forwarding page Jupyter Book leaves at the root."""
    index = site / "index.html"
    try:
        state = index.stat()
    except OSError:
        return ""
    return _forwarded(index, state.st_mtime_ns)


def app_page(notebook: str) -> str:
    """Where in the book the same app is as a page of its own."""
    return f"{APP_PAGES}/{Path(notebook).stem}.html"


def style_sheet(site: Path) -> str:
    """Where the style sheet and fonts are that the book shares with the apps; "" without a book."""
    found = sorted(site.glob("runtime/*/riktig.css"), key=lambda path: path.stat().st_mtime)
    return found[-1].relative_to(site).as_posix() if found else ""


@lru_cache(maxsize=4)
def _forwarded(index: Path, _modified: int) -> str:
    with index.open(encoding="utf-8") as opened:
        found = _REFRESH.search(opened.read(4096))
    return found.group(1).strip() if found else ""
