"""What a file is by its first bytes: what cannot be read is named and refused."""

from __future__ import annotations

import re
from typing import Final, Literal

from riktig.extract.archive import Archive
from riktig.extract.decode import unmarked_utf16
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
Kind = Literal["text", "xml", "xlsx", "zip"]

_ZIP: Final = b"PK\x03\x04"
_EMPTY_ZIP: Final = b"PK\x05\x06"
# Names that only one kind of packed file has.
_PACKED: Final = (
    ("xl/workbook.bin", "file_is_xls"),
    ("word/", "file_is_document"),
    ("ppt/", "file_is_document"),
    ("mimetype", "file_is_open_document"),
)
_WEB_PAGE: Final = (b"<html", b"<table", b"<!doctype html")
_XML: Final = (b"<?xml", b"<!doctype")
_BARE_XML: Final = re.compile(rb"<[a-z_][\w.:-]{0,80}(?:\s|/?>\s*(?:<|$))")
_HEAD: Final = 1024
_UTF16: Final = (b"\xff\xfe", b"\xfe\xff")
_ALLOWED_CONTROL: Final = frozenset(b"\t\n\r\x0c\x1a")
_PROBE: Final = 65_536


def check_size(size: int) -> None:
    """Refuses when the files together are larger than the limit, before anything is decoded."""
    if size > MAX_BYTES:
        raise Refused("too_large", limit_mb=_megabytes(MAX_BYTES))


def kind_of(blob: bytes) -> Kind:
    """How a file is to be read. `Refused` for an empty file and for what cannot be read."""
    if not blob.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise Refused("empty_file")
    head = blob[:_HEAD]
    if b"%PDF-" in head:
        raise Refused("file_is_pdf")
    if head.startswith((_ZIP, _EMPTY_ZIP)):
        return _packed_kind(blob)
    for magic, code in _MAGIC:
        if head.startswith(magic) and (magic != b"BM" or b"\x00" in head):
            raise Refused(code)
    markup = _markup_kind(head)
    if markup:
        return markup
    if _is_binary(blob):
        raise Refused("file_is_binary")
    return "text"


def _packed_kind(blob: bytes) -> Kind:
    names = Archive(blob).names
    for start, code in _PACKED:
        if any(name.startswith(start) for name in names):
            raise Refused(code)
    return "xlsx" if any(name.startswith("xl/") for name in names) else "zip"


def _markup_kind(head: bytes) -> Kind | None:
    """XML in any encoding it can be written in; a web page is refused."""
    start = head.translate(None, b"\x00\xef\xbb\xbf\xff\xfe").lstrip().lower()
    if start.startswith(_WEB_PAGE):
        raise Refused("file_is_markup")
    return "xml" if start.startswith(_XML) or _BARE_XML.match(start) else None


def _is_binary(blob: bytes) -> bool:
    """Control characters that no text holds, in the beginning or the end of the file."""
    if blob.startswith(_UTF16) or unmarked_utf16(blob):
        return False
    probe = blob[:_PROBE] + blob[-_PROBE:]
    if b"\x00" in probe:
        return True
    control = sum(probe.count(code) for code in range(32) if code not in _ALLOWED_CONTROL)
    return control * 100 > len(probe)


def _megabytes(size: int) -> int:
    return -(-size // 1_000_000)
