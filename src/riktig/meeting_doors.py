"""The requests of the app for a group's meeting. What they need is imported when asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from riktig.problem import Refused

Request = Mapping[str, Any]
MOST_LATE_MINUTES = 10_000  # chosen here: a week; more, or no number, is no delay


def meeting_plan_door(request: Request, blobs: Sequence[bytes]) -> dict[str, Any]:
    """`{"meeting", "done": [cut], "at": step, "late": minutes}`: steps, and what may be cut."""
    from riktig.meeting.plan_view import plan_view

    done, at = _list(request, "done", int), request.get("at", 0)
    late = request.get("late", 0)
    sound = type(at) is int and type(late) in (int, float) and abs(late) < MOST_LATE_MINUTES
    if not sound or min(done, default=0) < 0:
        raise Refused("invalid_input")
    return {"ok": True, "plan": plan_view(str(request.get("meeting")), {*done}, at, late)}


def meeting_numbers_door(request: Request, blobs: Sequence[bytes]) -> dict[str, Any]:
    """The group's files and `{"names", "agreed": [measure], "today", "whole"}`.

    Without `agreed` no number is in the answer; `whole` asks for the report too.
    """
    from riktig.meeting.files import File, read_dropped
    from riktig.meeting.numbers import numbers_view

    names = [*_list(request, "names", str), *[""] * len(blobs)]
    found = read_dropped([*map(File, names, blobs)])
    agreed = {*_list(request, "agreed", str)}
    whole = request.get("whole") is True
    return {"ok": True, "view": numbers_view(found, agreed, _day(request), whole=whole)}


def meeting_vote_door(request: Request, blobs: Sequence[bytes]) -> dict[str, Any]:
    """`{"question", "choices": [{"label", "count"}]}`: bars and a sentence."""
    from riktig.meeting.votes import vote_view

    return {"ok": True, "vote": vote_view(request)}


def meeting_ledger_door(request: Request, blobs: Sequence[bytes]) -> dict[str, Any]:
    """`{"group": {...}}` with the keys of a group file: the file, and what is agreed on."""
    from riktig.meeting.ledger import ledger_view

    return {"ok": True, "ledger": ledger_view(_group(request))}


def meeting_sheet_door(request: Request, blobs: Sequence[bytes]) -> dict[str, Any]:
    """`{"meeting", "done", "votes": [as typed], "group", "today"}`: the sheet, without a number."""
    from riktig.agreed.read import read_agreed
    from riktig.agreed.write import group_toml
    from riktig.meeting.plan_view import plan_view
    from riktig.meeting.sheet import Held, sheet_report
    from riktig.meeting.votes import vote_view

    plan = plan_view(str(request.get("meeting")), {*_list(request, "done", int)})
    votes = [vote_view(one) for one in _list(request, "votes", dict)]
    agreed = read_agreed(group_toml(_group(request)))
    return {"ok": True, "report": sheet_report(Held(plan, votes, agreed, _day(request))).as_dict()}


def _group(request: Request) -> Mapping[str, Any]:
    group = request.get("group", {})
    if not isinstance(group, Mapping):
        raise Refused("invalid_input")
    return group


def _list(request: Request, name: str, kind: type) -> list[Any]:
    given = request.get(name, [])
    if not isinstance(given, list | tuple) or not all(type(one) is kind for one in given):
        raise Refused("invalid_input")
    return [*given]


def _day(request: Request) -> date:
    try:
        return date.fromisoformat(str(request.get("today")))
    except ValueError:
        raise Refused("invalid_input") from None
