"""Requests about what else can be dropped on the audit page: a mapping, and two summaries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from riktig.problem import Refused

Request = Mapping[str, Any]


def mapping_file_door(request: Request, blobs: Sequence[bytes]) -> dict[str, Any]:
    """`{"mapping": ...}` as the page confirmed it: the text of the file that remembers it."""
    from riktig.extract.remembered import as_toml

    mapping = request.get("mapping")
    if not isinstance(mapping, Mapping):
        raise Refused("mapping_damaged")
    return {"ok": True, "text": as_toml(mapping)}


def compare_dropped_door(request: Request, blobs: Sequence[bytes]) -> dict[str, Any]:
    """The report on own summaries dropped in any order; the earlier period is before.

    With two private ones the shared are the group's. Without any private, two shared are taken
    for one's own. What is no summary lies beside them, as for `compare_door`.
    """
    from riktig.report_doors import compare_door, names_of

    names = names_of(request, len(blobs))
    own = _own_of(blobs)
    order = [*own, *(at for at in range(len(blobs)) if at not in own)]
    named = {**request, "names": [names[at] for at in order]}
    return compare_door(named, [blobs[at] for at in order])


def _own_of(blobs: Sequence[bytes]) -> list[int]:
    """Where one's own two summaries are, the earlier first."""
    from riktig.summary import PRIVATE

    read, trouble = _summaries(blobs)
    own = [at for at, one in read.items() if one["kind"] == PRIVATE] or list(read)
    if len(own) < 2 and trouble:
        raise trouble
    if len(own) != 2:
        raise Refused("two_summaries", count=len(own))
    return sorted(own, key=lambda at: str(read[at]["period"]["from"]))


def _summaries(blobs: Sequence[bytes]) -> tuple[dict[int, dict[str, Any]], Refused | None]:
    """Those that can be read, by place, and what was wrong with the first of the others."""
    from riktig.report_files import kind_of
    from riktig.summary import read_summary

    read, trouble = {}, None
    for at, blob in enumerate(blobs):
        try:
            if kind_of(blob) in ("summary", "unknown"):
                read[at] = read_summary(blob)
        except Refused as refusal:
            trouble = trouble or refusal
    return read, trouble
