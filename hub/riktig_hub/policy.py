"""Security headers, and the script hashes that let a page's own inline scripts run.

No page needs `unsafe-eval`: Vega runs by its syntax tree and Pyodide needs only
`wasm-unsafe-eval`. Inline scripts are allowed one by one, by hash. Styles are
allowed inline, since the theme and the charts write style attributes.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable
from functools import lru_cache
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "SAMEORIGIN",
    "Permissions-Policy": ", ".join(
        [
            *(
                f"{name}=()"
                for name in (
                    "accelerometer",
                    "camera",
                    "display-capture",
                    "geolocation",
                    "gyroscope",
                    "hid",
                    "magnetometer",
                    "microphone",
                    "midi",
                    "payment",
                    "serial",
                    "usb",
                )
            ),
            "clipboard-write=(self)",
            "fullscreen=(self)",
        ]
    ),
}
# Script types a browser runs; a block of any other type is data.
RUN = {"", "text/javascript", "application/javascript", "module", "importmap"}


def policy(scripts: Iterable[str] = (), handlers: Iterable[str] = ()) -> str:
    """The content security policy, with hashes of inline scripts and of event attributes."""
    inline = [f"'{_hash(text)}'" for text in (*scripts, *handlers)]
    if handlers:
        inline.append("'unsafe-hashes'")
    sources = " ".join(["'self'", "blob:", "'wasm-unsafe-eval'", *dict.fromkeys(inline)])
    return "; ".join(
        [
            "default-src 'self'",
            f"script-src {sources}",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self' blob:",
            "worker-src 'self' blob:",
            "frame-src 'self'",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'self'",
        ]
    )


def course_policy(style: str = "") -> str:
    """The policy of the course's own pages: no inline script or style, and in nobody's frame.

    `style` is the only style an error's page has: it stands in the page, by its hash.
    """
    styles = f"style-src 'self' '{_hash(style)}'" if style else "style-src 'self'"
    return "; ".join(
        [
            "default-src 'none'",
            "script-src 'self'",
            styles,
            "img-src 'self' data:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "form-action 'self'",
            "frame-ancestors 'none'",
            "base-uri 'none'",
        ]
    )


def page_policy(path: Path) -> str:
    """The policy of one built page. Read once for each version of the file."""
    state = path.stat()
    return _page_policy(path, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=1024)
def _page_policy(path: Path, _modified: int, _size: int) -> str:
    return policy_of(path.read_text("utf-8"))


def policy_of(page: str) -> str:
    """The policy under which a page's own inline scripts run, and no other."""
    inline = _Inline()
    inline.feed(page)
    inline.close()
    return policy(inline.scripts, inline.handlers)


def _hash(text: str) -> str:
    return "sha256-" + b64encode(sha256(text.encode()).digest()).decode()


class _Inline(HTMLParser):
    """Collects the texts of inline scripts and of `on...` attributes."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.scripts: list[str] = []
        self.handlers: list[str] = []
        self._open: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Opens a collection at `<script>` without `src`."""
        given = dict(attrs)
        self.handlers += [v for k, v in attrs if k.startswith("on") and v]
        if tag == "script" and "src" not in given:
            runs = (given.get("type") or "").strip().lower() in RUN
            self._open = [] if runs else None

    def handle_data(self, data: str) -> None:
        """Text; of interest inside a script only."""
        if self._open is not None:
            self._open.append(data)

    def handle_endtag(self, tag: str) -> None:
        """Closes the collection."""
        if tag == "script" and self._open is not None:
            self.scripts.append("".join(self._open))
            self._open = None
