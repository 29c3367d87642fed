"""Bytes to text: UTF-8, UTF-16 with its mark, or Windows-1252. Never a guess that loses letters."""

from __future__ import annotations

import re
from typing import Final

from riktig.problem import Refused

_UTF8_MARK: Final = b"\xef\xbb\xbf"
_UTF16_MARKS: Final = (b"\xff\xfe", b"\xfe\xff")
# A letter of two bytes as UTF-8 writes it; a Windows-1252 text hardly ever has such pairs.
_TWO_BYTE_LETTER: Final = re.compile(rb"[\xc3\xc2][\x80-\xbf]")
_HIGH: Final = re.compile(rb"[\x80-\xff]")


def decode(blob: bytes) -> str:
    """The text of a file, with every line end as a line feed. `Refused` if it is not text."""
    text = _decoded(blob)
    return text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\x1a\x00")


def _decoded(blob: bytes) -> str:
    if blob.startswith(_UTF16_MARKS):
        return _strict(blob, "utf-16")
    if blob.startswith(_UTF8_MARK):
        return blob[len(_UTF8_MARK) :].decode("utf-8", errors="replace")
    try:
        return blob.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if _damaged_utf8(blob):
        return blob.decode("utf-8", errors="replace")
    return _strict(blob, "cp1252")


def _strict(blob: bytes, encoding: str) -> str:
    try:
        return blob.decode(encoding)
    except UnicodeDecodeError:
        raise Refused("unknown_encoding") from None


def _damaged_utf8(blob: bytes) -> bool:
    """Whether nearly all letters outside ASCII are well-formed UTF-8: a few bytes are damaged."""
    high = len(_HIGH.findall(blob))
    return len(_TWO_BYTE_LETTER.findall(blob)) * 2 >= 0.8 * high
