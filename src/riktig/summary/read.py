"""Reads a summary back, and refuses one whose numbers cannot be or do not agree."""

from __future__ import annotations

import json
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Mapping
from itertools import chain
from typing import Any, Final

from riktig.audit.options import member_name
from riktig.measures.load import measures
from riktig.measures.measure import Measure
from riktig.measures.result import OK, agrees
from riktig.problem import Refused
from riktig.summary.same_patients import check_same_patients
from riktig.summary.schema import FEW, MOST_COUNT, PRIVATE, SCHEMA, SHARE
from riktig.summary.share_text import each_share_text, is_share_text, read_share_text
from riktig.summary.told import check_told

_MOST_AMOUNT: Final = 1e15
_MOST_BYTES: Final = 2_000_000
_START: Final = 6000  # a text to share has sentences above its lines
_ANY_VERSION: Final = "riktig-summary/"
_MOST_TEXTS: Final = 200  # more than any group
_TYPES: Final = {
    "member": str,
    "period": dict,
    "practice": dict,
    "event": str,
    "attribution": str,
    "ledger": dict,
    "classes": dict,
    "measures": list,
    "monthly": list,
    "made_by": dict,
}


def read_summary(blob: bytes) -> dict[str, Any]:
    """A summary from its JSON file, or from a shared summary as text.

    Refuses what is no summary (`not_a_summary`, `summary_empty`, `summary_too_large`,
    `summary_not_utf8`, `summary_cut`, `summary_schema`), one whose numbers cannot be or do not
    agree (`summary_damaged`), a text that is not whole (`riktig.summary.share_text`), and a
    member name that the audit refuses.
    """
    found = check_summary(_parsed(blob))
    found["member"] = member_name(found["member"])
    try:
        _check_numbers(found)
    except (KeyError, TypeError, ValueError, AttributeError, ArithmeticError):
        raise Refused("summary_damaged") from None
    return found


def _parsed(blob: bytes) -> Any:
    """What the file says, not yet checked."""
    content = _content(blob)
    if not content.lstrip().startswith("{") and is_share_text(content):
        return read_share_text(content)
    try:
        return json.loads(content)
    except (ValueError, RecursionError):
        raise Refused("summary_cut" if looks_like_summary(blob) else "not_a_summary") from None


def _content(blob: bytes) -> str:
    if len(blob) > _MOST_BYTES:
        raise Refused("summary_too_large", megabytes=_MOST_BYTES // 1_000_000)
    if not blob.strip():
        raise Refused("summary_empty")
    try:
        return blob.decode("utf-8-sig")
    except UnicodeDecodeError:
        other_form = blob.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) or looks_like_summary(blob)
        raise Refused("summary_not_utf8" if other_form else "not_a_summary") from None


def read_summaries(blob: bytes) -> list[dict[str, Any]]:
    """As `read_summary`, of a file or of several shared summaries as text, one after the other."""
    content = "" if len(blob) > _MOST_BYTES else blob.decode("utf-8", "replace")
    texts = [] if "{" in content[:1000] else each_share_text(content)[:_MOST_TEXTS]
    return [read_summary(one.encode()) for one in texts] or [read_summary(blob)]


def looks_like_summary(blob: bytes) -> bool:
    """Whether a file begins as a summary, or as one written as text."""
    start = blob[:_START]
    if b'"riktig-summary/' in start:
        return start.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{")
    return is_share_text(start.decode("utf-8", errors="replace"))


def check_summary(data: object) -> dict[str, Any]:
    """The summary itself when its shape is that of the schema.

    Refused: `summary_schema` for one of another version, else `not_a_summary`.
    """
    if not isinstance(data, Mapping) or not isinstance(data.get("schema"), str):
        raise Refused("not_a_summary")
    if data["schema"] != SCHEMA:
        ours = data["schema"].startswith(_ANY_VERSION)
        raise Refused("summary_schema" if ours else "not_a_summary")
    if data.get("kind") not in (PRIVATE, SHARE):
        raise Refused("not_a_summary")
    for field, kind in _TYPES.items():
        if not isinstance(data.get(field), kind):
            raise Refused("not_a_summary")
    return dict(data)


def _check_numbers(found: Mapping[str, Any]) -> None:
    """An error of Python's own where a number cannot be, or is not what its counts give."""
    if _count(found["practice"].get("list_size")) == 0:
        raise Refused("list_size_zero")
    check_told(found)
    check_same_patients(found)
    ledger = dict(found["ledger"])
    problems = [problem["count"] for problem in ledger.pop("problems", [])]
    for cell in chain(ledger.values(), problems):
        _count(None if cell == FEW else cell)
    for total in found["classes"].values():
        for counted, amount in (("rows", "ddd"), ("patients", "omeq_mg")):
            _count(total[counted])
            _amount(total[amount])
    for month in found["monthly"]:
        _count(month["numerator"])
        _count(month["denominator"])
    known = {(one.id, one.version): one for one in measures()}
    if len({one["id"] for one in found["measures"]}) < len(found["measures"]):
        raise ValueError("a measure twice")
    for one in found["measures"]:
        _check_measure(one, known.get((one["id"], one["version"])))


def _check_measure(shown: Mapping[str, Any], measure: Measure | None) -> None:
    numerator, denominator = _count(shown["numerator"]), _count(shown["denominator"])
    stated = (_amount(shown["value"]), _amount(shown["low"]), _amount(shown["high"]))
    if shown["status"] != OK:
        if stated != (None, None, None):
            raise ValueError("a value that is not to be shown")
    elif numerator is None or (denominator is None and measure is None):
        raise ValueError("a value without its counts")
    elif measure is not None and not agrees(measure, numerator, denominator, stated):
        raise ValueError("a value that is not of its counts")


def _count(cell: Any) -> int | None:
    if cell is None:
        return None
    if isinstance(cell, bool) or not isinstance(cell, int) or not 0 <= cell <= MOST_COUNT:
        raise TypeError("not a count")
    return cell


def _amount(cell: Any) -> float | None:
    if cell is None:
        return None
    if isinstance(cell, bool) or not isinstance(cell, int | float) or not 0 <= cell < _MOST_AMOUNT:
        raise TypeError("not an amount")
    return cell
