"""Which file may be opened on a visit: a doctor's shared summary, and nothing with patients.

What the file begins with decides, before anything of it is read as a table or unpacked.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Any, Final

from riktig.agreed.fields import has_identity
from riktig.problem import Refused
from riktig.summary import PRIVATE, read_summary
from riktig.summary.read import looks_like_summary

LOOKED_AT: Final = 6_000  # bytes; what a summary is known by stands first in it
MOST_BYTES: Final = 2_000_000  # as a summary's own reader
# A packed file or spreadsheet, an old spreadsheet, a PDF, a database: none is a summary.
_PACKED: Final = (b"PK", b"\xd0\xcf\x11\xe0", b"\x1f\x8b", b"SQLite", b"PAR1", b"7z\xbc\xaf")
_MARKED_UP: Final = re.compile(r"\s*(<|[\[{].{0,4000}\"resourceType\"|\{.{0,200}\"patient)", re.S)
_QUOTED: Final = re.compile(r'"([^"\\]{0,200})"')
_CHECK_SUM: Final = re.compile(r"[0-9a-f]{12}")
_SEPARATORS: Final = (";", "\t", ",", "|")
_LEAST_COLUMNS: Final = 3  # of a table


def shared_summary(blobs: Sequence[bytes]) -> dict[str, Any]:
    """The one shared summary. Refused: visit_* by what the file is, or the summary's own."""
    if len(blobs) != 1:
        raise Refused("visit_one_file")
    blob = blobs[0]
    start = blob[:LOOKED_AT]
    if not looks_like_summary(start):
        raise Refused("visit_row_file" if _has_rows(start) else "visit_not_summary")
    if len(blob) > MOST_BYTES:
        raise Refused("visit_file_large")
    if any(map(has_identity, _quoted(blob))):
        raise Refused("visit_identity_file")
    found = read_summary(blob)
    if found["kind"] == PRIVATE:
        raise Refused("visit_private_file")
    return found


def _quoted(blob: bytes) -> list[str]:
    """What is written in quotes and may be a name: a table's check sum may be digits alone."""
    found = _QUOTED.findall(blob.decode("utf-8", "replace"))
    return [one for one in found if not _CHECK_SUM.fullmatch(one)]


def _has_rows(start: bytes) -> bool:
    """Whether it looks like a list of people or prescriptions."""
    if start.startswith(_PACKED):
        return True
    told = _decoded(start)
    if has_identity(told) or _MARKED_UP.match(told):
        return True
    lines = [line for line in told.splitlines() if line.strip()][:20]
    return any(_is_table(lines, separator) for separator in _SEPARATORS)


def _decoded(start: bytes) -> str:
    if start[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return start.decode("utf-16", "replace")
    return start.decode("utf-8", "replace")


def _is_table(lines: Sequence[str], separator: str) -> bool:
    """Two lines after one another with the same three columns or more."""
    counts = [line.count(separator) + 1 for line in lines]
    return any(one == other >= _LEAST_COLUMNS for one, other in pairwise(counts))
