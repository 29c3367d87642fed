"""Content types, the same on every machine.

The operating system's own list may lack `.mjs` and `.wasm` or, on Windows,
call JavaScript plain text; a browser then refuses to run or stream it.
"""

from __future__ import annotations

import mimetypes
from pathlib import PurePath

TYPES = {
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".gif": "image/gif",
    ".htm": "text/html; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".map": "application/json",
    ".md": "text/markdown; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".whl": "application/zip",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".xml": "text/xml; charset=utf-8",
    ".zip": "application/zip",
}


def content_type(path: str) -> str:
    """The type of a file by its last extension; bytes when it is unknown."""
    return TYPES.get(PurePath(path).suffix.lower(), "application/octet-stream")


def install() -> None:
    """Gives the libraries that ask `mimetypes` the same answers."""
    for extension, kind in TYPES.items():
        mimetypes.add_type(kind.partition(";")[0], extension)
