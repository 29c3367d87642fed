"""What a message carries along in base64, pressed or not."""

from __future__ import annotations

import base64
import binascii
import zlib
from typing import Final

from riktig.extract.archive import Archive
from riktig.extract.limits import MAX_RATIO, MAX_UNPACKED
from riktig.problem import Refused

_GZIP: Final = b"\x1f\x8b"
_ZIP: Final = b"PK\x03\x04"
_GZIP_WINDOW: Final = 31  # zlib's word for gzip
_SMALL: Final = 1_000_000  # bytes; below it no ratio is a bomb


def unpacked(written: str) -> bytes:
    """The bytes of a base64 text. `Refused` when it is broken or grows beyond bounds."""
    try:
        blob = base64.b64decode("".join(written.split()), validate=True)
    except (ValueError, binascii.Error):
        raise Refused("xml_broken") from None
    if blob.startswith(_GZIP):
        return _inflated(blob)
    if blob.startswith(_ZIP):
        return b"\n".join(content for _, content in Archive(blob).files())
    return blob


def _inflated(blob: bytes) -> bytes:
    limit = min(MAX_UNPACKED, max(_SMALL, MAX_RATIO * len(blob)))
    inflater = zlib.decompressobj(_GZIP_WINDOW)
    try:
        content = inflater.decompress(blob, limit + 1)
    except zlib.error:
        raise Refused("xml_broken") from None
    if len(content) > limit:
        raise Refused("zip_bomb")
    if not inflater.eof:
        raise Refused("xml_broken")
    return content
