"""What every answer of `riktig calc` must be, whatever was asked."""

from __future__ import annotations

import json
import math
import re
from typing import Any

from bench.fuzz import figures

LONG_DIGITS = re.compile(rb"\d{9,}")
TOLERANCE = 1e-6


def _no_number(name: str) -> None:
    raise ValueError(f"{name} is no JSON")


def parse(line: bytes) -> dict[str, Any]:
    """An answer; ValueError for what is not strict JSON."""
    found = json.loads(line, parse_constant=_no_number)
    if not isinstance(found, dict):
        raise ValueError("an answer is an object")
    return found


def broken(asked: bytes, answer: dict[str, Any]) -> str:
    """Which promise of the wire an answer breaks, or ""."""
    if answer.get("ok") is True:
        whole = all(answer.get(key) for key in ("result", "table", "table_text", "sources"))
        return "" if whole and isinstance(answer["warnings"], list) else "parts are missing"
    problem = answer.get("problem")
    if answer.get("ok") is not False or not isinstance(problem, dict):
        return "neither an answer nor a refusal"
    message = problem.get("message")
    if problem.get("code") in (None, "", "internal") or not isinstance(message, str):
        return f"no refusal of its own: {problem.get('code')}"
    if not re.match("[A-ZÆØÅ«{]", message) or "{" in message or "Traceback" in message:
        return f"no sentence: {message[:60]}"
    said = json.dumps(problem, ensure_ascii=False).encode("utf-8", "replace")
    if any(digits in said for digits in set(LONG_DIGITS.findall(asked))):
        return "long digits of the input are said again"
    return ""


def wrong(places: dict[str, Any], request: dict[str, Any], answer: dict[str, Any]) -> str:
    """Where an answer is not what the second formula gives, or ""."""
    for place, expected in places.items():
        if expected == figures.SAFE:
            told = figures.unsafe(request["input"]["rows"], answer)
            if told:
                return told
            continue
        try:
            found = _at(answer, place)
        except (KeyError, IndexError, TypeError, ValueError):
            return f"{place} is missing"
        if not _same(found, expected):
            return f"{place}: {found!r}, by the second formula {expected!r}"
    return ""


def _at(found: Any, place: str) -> Any:
    for part in place.split("."):
        found = found[int(part)] if isinstance(found, list) else found[part]
    return found


def _same(found: Any, expected: Any) -> bool:
    if isinstance(expected, (int, float)) and not isinstance(expected, bool):
        number = isinstance(found, (int, float)) and not isinstance(found, bool)
        return number and math.isclose(found, expected, rel_tol=TOLERANCE, abs_tol=TOLERANCE)
    return bool(found == expected)
