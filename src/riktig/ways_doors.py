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
    """Own before and after from summaries in any order; the earlier period is before.

    With two private ones the shared are the group's. Without any private, two shared are taken
    for one's own.
    """
    from riktig.doors import compare_door
    from riktig.summary import PRIVATE, read_summary

    read = [(read_summary(blob), blob) for blob in blobs]
    private = [one for one in read if one[0]["kind"] == PRIVATE]
    own = private or read
    if len(own) != 2:
        raise Refused("two_summaries", count=len(own))
    own.sort(key=lambda one: str(one[0]["period"]["from"]))
    group = [] if own is read else [one for one in read if one not in own]
    return compare_door(request, [blob for _, blob in [*own, *group]])
