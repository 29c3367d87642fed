"""Bytes to text: UTF-8, UTF-16, or Windows-1252. Never a guess that loses letters."""

from __future__ import annotations

import re
from typing import Final

from riktig.problem import Refused

_UTF8_MARK: Final = b"\xef\xbb\xbf"
_UTF16_MARKS: Final = (b"\xff\xfe", b"\xfe\xff")
# A letter of two bytes as UTF-8 writes it; a Windows-1252 text hardly ever has such pairs.
_TWO_BYTE_LETTER: Final = re.compile(rb"[\xc3\xc2][\x80-\xbf]")
_PROBE: Final = 4096
_MOSTLY_LATIN: Final = 0.9  # of a Norwegian list's letters have a zero for their other byte
# Marks of direction and of joining, soft hyphens and byte order marks inside the text.
_UNSEEN: Final[dict[int, str]] = dict.fromkeys(
    [
        *(0xAD, 0x61C, 0x180E, 0xFEFF),
        *range(0x200B, 0x2010),
        *range(0x202A, 0x202F),
        *range(0x2060, 0x2070),
    ],
    "",
)
# A control character stands where another was: what it spoils must not be read as if whole.
SPOILT: Final = "\ufffd"
_CONTROL: Final = dict.fromkeys(set(range(32)) - set(map(ord, "\t\n\r\x0c\x1a")), SPOILT)
_TRANSLATED: Final = _UNSEEN | _CONTROL
_MAY_BE_UNSEEN: Final = re.compile("[" + "".join(map(chr, sorted(_TRANSLATED))) + "]")
_HIGH: Final = re.compile(rb"[\x80-\xff]")


def decode(blob: bytes) -> str:
    """The text of a file, with every line end as a line feed. `Refused` if it is not text."""
    text = without_unseen(_decoded(blob).rstrip("\x1a\x00"))
    return text.replace("\r\n", "\n").replace("\r", "\n")


def without_unseen(text: str) -> str:
    """The text without marks that nobody sees: they would make two patients of one."""
    return text.translate(_TRANSLATED) if _MAY_BE_UNSEEN.search(text) else text


def _decoded(blob: bytes) -> str:
    if blob.startswith(_UTF16_MARKS):
        return _strict(blob, "utf-16")
    unmarked = unmarked_utf16(blob)
    if unmarked:
        return _strict(blob, unmarked)
    if blob.startswith(_UTF8_MARK):
        return blob[len(_UTF8_MARK) :].decode("utf-8", errors="replace")
    try:
        return blob.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if _damaged_utf8(blob):
        return blob.decode("utf-8", errors="replace")
    return _strict(blob, "cp1252")


def unmarked_utf16(blob: bytes) -> str:
    """The encoding of a UTF-16 text without its mark, known by every other byte being zero."""
    probe = blob[:_PROBE]
    if len(blob) % 2 or b"\x00" not in probe:
        return ""
    for odd, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        zeros, letters = probe[odd::2], probe[1 - odd :: 2]
        if zeros.count(0) >= _MOSTLY_LATIN * len(zeros) and letters.count(0) == 0:
            return encoding
    return ""


def _strict(blob: bytes, encoding: str) -> str:
    try:
        return blob.decode(encoding)
    except UnicodeDecodeError:
        raise Refused("unknown_encoding") from None


def _damaged_utf8(blob: bytes) -> bool:
    """Whether nearly all letters outside ASCII are well-formed UTF-8: a few bytes are damaged."""
    high = len(_HIGH.findall(blob))
    return len(_TWO_BYTE_LETTER.findall(blob)) * 2 >= 0.8 * high
