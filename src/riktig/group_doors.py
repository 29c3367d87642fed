"""Requests about a group's shared numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from riktig.problem import Refused

Request = Mapping[str, Any]


def group_prompts_door(request: Request, blobs: Sequence[bytes]) -> dict[str, Any]:
    """`{"agreed": [measure, ...]}` and the group's files: measures all have, and questions.

    Without `agreed`, no number of any measure is in the answer.
    """
    from riktig.blocks.prompt_words import view
    from riktig.summary import read_summaries

    agreed = request.get("agreed", [])
    if not isinstance(agreed, list) or not all(isinstance(one, str) for one in agreed):
        raise Refused("invalid_input")
    if not blobs:
        raise Refused("invalid_input")
    found = [one for blob in blobs for one in read_summaries(blob)]
    return {"ok": True, "view": view(found, set(agreed))}
