"""What a file is by its first bytes: only text is read, the rest is named and refused."""

from __future__ import annotations

from typing import Final

from riktig.extract.limits import MAX_BYTES
from riktig.problem import Refused

# (first bytes, problem code)
_MAGIC: Final = (
    (b"\xd0\xcf\x11\xe0", "file_is_xls"),
    (b"\x89PNG", "file_is_image"),
    (b"\xff\xd8\xff", "file_is_image"),
    (b"GIF8", "file_is_image"),
    (b"II*\x00", "file_is_image"),
    (b"MM\x00*", "file_is_image"),
    (b"BM", "file_is_image"),
    (b"\x1f\x8b", "file_is_zip"),
    (b"Rar!", "file_is_zip"),
    (b"7z\xbc\xaf", "file_is_zip"),
    (b"{\\rtf", "file_is_document"),
    (b"PAR1", "file_is_binary"),
    (b"SQLite format 3", "file_is_binary"),
)
_MARKUP: Final = (b"<?xml", b"<!doctype", b"<html", b"<table", b"<msghead", b"<bundle")
_PDF_WITHIN = 1024
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_ALLOWED_CONTROL = frozenset(b"\t\n\r\x0c\x1a")
_PROBE = 65_536


def check_size(blobs: list[bytes]) -> None:
    """Refuses when the files together are larger than the limit, before anything is decoded."""
    size = sum(len(blob) for blob in blobs)
    if size > MAX_BYTES:
        raise Refused("too_large", limit_mb=_megabytes(MAX_BYTES))


def check_kind(blob: bytes) -> None:
    """Refuses an empty file and everything that is not text: `Refused` names what it is."""
    if not blob.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise Refused("empty_file")
    code = _kind(blob)
    if code:
        raise Refused(code)


def _kind(blob: bytes) -> str:
    head = blob[:_PDF_WITHIN]
    if b"%PDF-" in head:
        return "file_is_pdf"
    if head.startswith(b"PK\x03\x04"):
        return _zip_kind(blob)
    for magic, code in _MAGIC:
        if head.startswith(magic) and (magic != b"BM" or b"\x00" in head):
            return code
    if head.removeprefix(b"\xef\xbb\xbf").lstrip().lower().startswith(_MARKUP):
        return "file_is_markup"
    return "file_is_binary" if _is_binary(blob) else ""


def _zip_kind(blob: bytes) -> str:
    if b"xl/" in blob:
        return "file_is_xlsx"
    return "file_is_document" if b"word/" in blob else "file_is_zip"


def _is_binary(blob: bytes) -> bool:
    """Control characters that no text holds, in the beginning or the end of the file."""
    if blob.startswith(_UTF16):
        return False
    probe = blob[:_PROBE] + blob[-_PROBE:]
    if b"\x00" in probe:
        return True
    control = sum(probe.count(code) for code in range(32) if code not in _ALLOWED_CONTROL)
    return control * 100 > len(probe)


def _megabytes(size: int) -> int:
    return -(-size // 1_000_000)
