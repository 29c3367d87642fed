"""What a certificate and a confirmation of parts say, in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from math import floor
from typing import Any

from riktig.text import decimal_text, format_date, text
from riktig_hub.handing_in.issuing import COMPLETE, Said

Row = list[str]


def certificate_pdf(said: Said, code: str) -> bytes:
    """The paper of a certificate. `Refused` for a name with letters the typeface has not."""
    from riktig_exercises.certificate_pdf import paper_pdf

    return paper_pdf(
        certificate_document(said, code), date.fromisoformat(said["dated"]), named=True
    )


def certificate_document(said: Said, code: str) -> dict[str, Any]:
    """What the certificate says, in words."""
    whole = said["kind"] == COMPLETE
    kind = "whole" if whole else "parts"
    return {
        "title": say(f"title_{kind}"),
        "who": said["name"],
        "lead": say(f"lead_{kind}", title=said["title"], organiser=said["organiser"]),
        "facts": facts_of(said),
        "approval": approval_of(said),
        "tables": [_parts(said)],
        "aims_title": say("aims"),
        "modules": _goals(said),
        "code_label": say("code"),
        "code": code,
        "code_about": say("code_about"),
        "foot": say("foot", title=said["title"], dated=day(said["dated"])),
    }


def facts_of(said: Said) -> list[Row]:
    """What is known of how the course went, each with its name."""
    done, every = said["exercises"]
    rows = [
        [say("hpr"), said["hpr"] or say("no_hpr")],
        [say("participant"), said["participant"]],
        [say("organiser"), said["organiser"]],
        [say("period"), say("from_to", first=day(said["from"]), last=day(said["to"]))],
        [say("meetings"), _meetings(said)],
        [say("worksheets"), _numbers(said["worksheets"])],
        [say("exercises"), say("of", done=done, every=every)],
        [say("test"), _test(said)],
        [say("dated"), day(said["dated"])],
    ]
    if said["goals"]:
        rows.insert(-1, [say("goals"), ", ".join(said["goals"])])
    return rows


def approval_of(said: Said) -> str:
    """Whether the course is approved, and what that gives."""
    approval = said["approval"]
    if approval is None:
        return say("not_approved")
    hours = sum(one[1] for one in approval["parts"])
    points = sum(one[2] for one in approval["parts"])
    whole = said["kind"] == COMPLETE
    key = "approved" if whole else "approved_parts" if approval["parts"] else "approved_none"
    return say(
        key,
        credit=approval["credit"],
        approver=approval["approver"],
        id=approval["id"],
        hours=decimal_text(hours),
        points=decimal_text(points),
    )


def day(iso: str) -> str:
    """A day as Norwegians write it."""
    return format_date(date.fromisoformat(iso))


def part_name(part: str) -> str:
    """What a part of the course is called."""
    return text(f"hub_handing_in.part.{part}")


def _parts(said: Said) -> dict[str, Any]:
    approval = said["approval"]
    if approval is None or not approval["parts"]:
        rows = [[part_name(part)] for part in said["parts"]]
        return {"title": say("done"), "columns": [say("part")], "rows": rows}
    earned = [
        [part_name(part), decimal_text(hours), decimal_text(points)]
        for part, hours, points in approval["parts"]
    ]
    counted = {part for part, _hours, _points in approval["parts"]}
    others = [
        [part_name(part), say("none"), say("none")] for part in said["parts"] if part not in counted
    ]
    columns = [say("part"), say("hours"), say("points")]
    return {"title": say("done"), "columns": columns, "rows": [*earned, *others]}


def _goals(said: Said) -> list[dict[str, Any]]:
    return [{"title": title, "aims": sentences} for title, sentences in said["aims"]]


def _meetings(said: Said) -> str:
    if not said["meetings"]:
        return say("none_attended")
    told = [
        say("attended", number=number, day=day(on))
        if on
        else say("attended_undated", number=number)
        for number, on in said["meetings"]
    ]
    return ", ".join(told)


def _numbers(numbers: Sequence[int]) -> str:
    if not numbers:
        return say("no_worksheets")
    return say("of_meetings", numbers=", ".join(map(str, numbers)))


def _test(said: Said) -> str:
    """The share is rounded down: it must not seem to be more than it was."""
    if said["test"] is None:
        return say("no_test")
    points, most, mark = said["test"]
    share = floor(points * 100 / most + 1e-9)
    return say(
        "score",
        points=decimal_text(points),
        most=decimal_text(most),
        share=share,
        mark=decimal_text(mark),
    )


def say(key: str, **values: object) -> str:
    """A text of the papers."""
    return text(f"hub_handing_in.paper.{key}", **values)
