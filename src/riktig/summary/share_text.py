"""A shared summary as text to paste where no file can be sent.

The first line tells the form, the number of lines and a checksum of the whole. Each line after it
has its number, at most 56 signs, and two check signs of its own, so that a refusal can say which
line is wrong. Spaces, line breaks and the `>` of a mail's quoting may come and go.
"""

from __future__ import annotations

import json
import re
import zlib
from base64 import b32encode, b64decode, b64encode
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any, Final

from riktig.problem import Refused
from riktig.summary.compact import compact, whole
from riktig.summary.schema import SHARE

_FORM: Final = "1"
_SIGNS: Final = 56  # of content in a line; with number and check 62
_MOST_LINES: Final = 99
_MOST_INSIDE: Final = 60_000  # bytes of a summary when unpacked
_CHECK_SIGNS: Final = 10
_RAW: Final = -15  # deflate without a header, the largest window
_NAME: Final = "RIKTIG:"
_HEAD = re.compile(rf"{_NAME}(\d{{1,2}}):(\d\d):([A-Z2-7]{{{_CHECK_SIGNS}}})")
_LINE = re.compile(rf"(\d\d):([A-Za-z0-9+/]{{1,{_SIGNS}}}):([A-Za-z0-9+/]{{2}})")
_BEGUN = re.compile(rf"\d{{0,2}}|\d\d:[A-Za-z0-9+/]{{0,{_SIGNS}}}(:[A-Za-z0-9+/]?)?")
_MOVED = re.compile(r"[\s>\u200b\u2060\ufeff]+")  # what mail programs put in and take away
_BROKEN: Final = (
    ArithmeticError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
    zlib.error,
)


def share_text(shared: Mapping[str, Any]) -> str:
    """The text of a shared summary. Refuses one that is not shared (`share_text_private`)."""
    if shared.get("kind") != SHARE:
        raise Refused("share_text_private")
    written = json.dumps(compact(shared), ensure_ascii=False, separators=(",", ":"))
    packing = zlib.compressobj(9, zlib.DEFLATED, _RAW, 9, zdict=_words())
    packed = packing.compress(written.encode()) + packing.flush()
    signs = b64encode(packed).decode().rstrip("=")
    parts = [signs[at : at + _SIGNS] for at in range(0, len(signs), _SIGNS)]
    if len(parts) > _MOST_LINES:
        raise Refused("share_text_too_long")
    lines = [f"{at:02}:{part}:{_line_check(at, part)}" for at, part in enumerate(parts, 1)]
    head = f"{_NAME}{_FORM}:{len(parts):02}:{_check(packed)}"
    return "\n".join([head, *lines, ""])


def is_share_text(content: str) -> bool:
    """Whether a text holds the beginning of a shared summary."""
    return _NAME in _MOVED.sub("", content)


def each_share_text(content: str) -> list[str]:
    """Several texts pasted one after the other, each by itself."""
    found = _MOVED.sub("", content)
    starts = [place.start() for place in re.finditer(_NAME, found)]
    if not starts:
        return []
    return [found[at:end] for at, end in zip(starts, [*starts[1:], None], strict=True)]


def read_share_text(content: str) -> dict[str, Any]:
    """The shared summary of a text, its numbers not yet checked.

    Refuses another form (`share_text_form`), a line that is lost, moved or changed
    (`share_text_line`), an end that is not there (`share_text_cut`), and the rest that
    cannot be what was written (`share_text_damaged`).
    """
    found = _MOVED.sub("", content)
    head = _HEAD.search(found)
    if head is None:
        raise Refused("share_text_damaged")
    form, count, check = head.groups()
    if form != _FORM:
        raise Refused("share_text_form")
    signs = "".join(_lines(found, head.end(), int(count)))
    try:
        packed = b64decode(signs + "=" * (-len(signs) % 4), validate=True)
        if _check(packed) != check or b64encode(packed).decode().rstrip("=") != signs:
            raise ValueError("not what was written")
        return whole(json.loads(_unpacked(packed)))
    except _BROKEN:
        raise Refused("share_text_damaged") from None


def _lines(found: str, place: int, count: int) -> list[str]:
    """The content of each line, in order."""
    parts: list[str] = []
    for number in range(1, count + 1):
        line = _LINE.match(found, place)
        if line is None and _BEGUN.fullmatch(found, place):
            raise Refused("share_text_cut", last=count, read=number - 1)
        if line is None or int(line[1]) != number or line[3] != _line_check(number, line[2]):
            raise Refused("share_text_line", line=number, last=count)
        parts.append(line[2])
        place = line.end()
    return parts


def _unpacked(packed: bytes) -> str:
    """What was packed, never more than a summary can be."""
    unpacking = zlib.decompressobj(_RAW, zdict=_words())
    inside = unpacking.decompress(packed, _MOST_INSIDE)
    if not unpacking.eof or unpacking.unused_data:
        raise ValueError("too much, or not all of it")
    return inside.decode()


def _check(packed: bytes) -> str:
    return b32encode(sha256(packed).digest()).decode()[:_CHECK_SIGNS]


def _line_check(number: int, part: str) -> str:
    return b64encode(sha256(f"{number}:{part}".encode()).digest()).decode()[:2]


@cache
def _words() -> bytes:
    """What nearly every summary says, known to both ends. Never changed within a form."""
    name = f"share_words_{_FORM}.txt"
    return files("riktig.summary").joinpath(name).read_text("utf-8").strip().encode()
