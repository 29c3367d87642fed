"""Requests about a journal review: the rows counted, or a saved review read again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from riktig.problem import Refused

Request = Mapping[str, Any]
_MOST = 2  # reviews side by side


def journal_door(request: Request, blobs: Sequence[bytes]) -> dict[str, Any]:
    """What to show of a review, the file it becomes, and what the audit takes of it.

    With `rows` the review is theirs and a blob is an earlier one beside it. Without, the blob of
    the latest day is the review and another the earlier. Refused `journal_empty` before anything
    is answered, `journal_files` where there are more files than that.
    """
    from riktig.blocks.journal_blocks import view
    from riktig.journal import count, read_rows, read_saved, saved

    reviews = sorted((read_saved(blob) for blob in blobs[:_MOST]), key=_day)
    if "rows" in request:
        reviews.append(count(read_rows(request["rows"])))
    if not reviews or not reviews[-1].reviewed:
        raise Refused("journal_empty")
    if len(reviews) + len(blobs[_MOST:]) > _MOST:
        raise Refused("journal_files")
    *earlier, now = reviews
    return {
        "ok": True,
        "blocks": [block.as_dict() for block in view(now, *earlier)],
        "saved": saved(now),
        **_for_the_audit(now),
    }


def _day(review: Any) -> str:
    return review.dated or ""


def _for_the_audit(now: Any) -> dict[str, Any]:
    """The review as an option of the audit, and how it is told there."""
    from riktig.blocks.journal_words import day
    from riktig.text import text

    counts = {one.measure.id: [one.numerator, one.denominator] for one in now.counts}
    option = {"reviewed": now.reviewed, "measures": counts}
    if now.dated is None:
        return {"counts": option, "told": text("journal.file.told_undated", count=now.reviewed)}
    told = text("journal.file.told", count=now.reviewed, day=day(now.dated))
    return {"counts": option, "told": told}
