"""How deep a JSON text nests, found before it is parsed: a too deep one ends Pyodide."""

from __future__ import annotations

import re
from typing import Final

from riktig.extract.limits import MAX_JSON_DEPTH

_BRACKETS: Final = b"[]{}"
_ALL_BUT_BRACKETS: Final = bytes(code for code in range(256) if code not in _BRACKETS)
# A string is passed over whole: without `++` and `*+` an open one takes gigabytes to give up.
_TOKEN: Final = re.compile(rb'"(?:[^"\\]++|\\.)*+"?|[\[\]{}]', re.DOTALL)


def is_too_deep(content: str) -> bool:
    """Whether brackets stand more than `MAX_JSON_DEPTH` inside each other, outside strings."""
    blob = content.encode("utf-8", errors="replace")
    brackets = blob.translate(None, _ALL_BUT_BRACKETS)
    if not _unpaired(brackets):
        return False
    # Brackets inside strings, a broken file, or too deep: look closely.
    depth = 0
    for token in _TOKEN.finditer(blob):
        first = token[0][:1]
        if first == b'"':
            continue
        depth += 1 if first in b"[{" else -1
        if depth > MAX_JSON_DEPTH:
            return True
    return False


def _unpaired(brackets: bytes) -> bytes:
    """What is left after pairing brackets from the inside, half the allowed depth of times."""
    for _ in range(MAX_JSON_DEPTH // 2):
        fewer = brackets.replace(b"[]", b"").replace(b"{}", b"")
        if len(fewer) == len(brackets):
            break
        brackets = fewer
    return brackets
