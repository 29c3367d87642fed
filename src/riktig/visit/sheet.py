"""The sheet that is left behind: the messages talked about, on one page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from riktig.agreed.code import read_code
from riktig.problem import Refused
from riktig.text import format_date, text
from riktig.visit.asked import Request, today, words
from riktig.visit.commitment import sentence
from riktig.visit.messages import message_view, messages
from riktig.visit.wording import listed

MOST_MESSAGES: Final = 5  # what one page holds


def sheet(theme: str, request: Request) -> dict[str, Any]:
    """The sheet. No name stands on it; the date and the code only when the doctor wants them.

    `messages` are ids, none means all. `commitment` is `{"code", "change"?}`, `numbers` what
    `visit_numbers` answered, and `both_agree` whether code and date may stand there.
    """
    chosen = _chosen(theme, request.get("messages"))
    agreed = request.get("both_agree") is True
    ids = {source["id"]: None for one in chosen for source in one["sources"]}
    return {
        "title": text(f"visit.themes.{theme}.sheet"),
        "lead": text("visit.sheet.lead"),
        "do": text("visit.sheet.do"),
        "messages": chosen,
        "numbers": _numbers(request.get("numbers")),
        "commitment": _commitment(request.get("commitment"), agreed=agreed),
        "date": text("visit.sheet.date", day=format_date(today(request))) if agreed else "",
        "sources_title": text("visit.sheet.sources"),
        "sources": listed(ids),
        "foot": text("visit.sheet.foot"),
        "stamp": text("visit.stamp"),
    }


def _chosen(theme: str, asked: object) -> list[dict[str, Any]]:
    """Those asked for, in the theme's order."""
    known = messages(theme)
    wanted = list(known) if asked is None else asked
    if not isinstance(wanted, list) or not wanted or any(one not in [*known] for one in wanted):
        raise Refused("visit_message")
    found = [message_view(name, one) for name, one in known.items() if name in wanted]
    return found[:MOST_MESSAGES]


def _commitment(given: object, *, agreed: bool) -> dict[str, str] | None:
    if given is None:
        return None
    if not isinstance(given, Mapping):
        raise Refused("invalid_input")
    found = read_code(given.get("code", ""))
    change = words(given.get("change"))
    return {
        "title": text("visit.sheet.agreed"),
        "sentence": sentence(found),
        "change": text("visit.commitment.change", change=change) if change else "",
        "code": str(given["code"]) if agreed else "",
        "code_label": text("visit.sheet.code") if agreed else "",
        "code_about": text("visit.sheet.code_about") if agreed else "",
    }


def _numbers(given: object) -> dict[str, Any] | None:
    """The sentences alone: the doctor has seen the pictures."""
    if not given:
        return None
    shown: Sequence[Any] = given.get("numbers", []) if isinstance(given, Mapping) else []
    said = [words(one.get("sentence")) for one in shown if isinstance(one, Mapping)]
    made_up = isinstance(given, Mapping) and given.get("synthetic") is True
    title = text(f"visit.sheet.numbers{'_made_up' if made_up else ''}")
    return {"title": title, "sentences": [one for one in said if one]}
