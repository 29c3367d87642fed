"""What the papers say in words: certificate, confirmation of parts, and the one for the fund."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from math import floor
from typing import Any

from riktig.text import decimal_text, format_date, text
from riktig_hub.handing_in.issuing import COMPLETE, Said
from riktig_hub.registry.courses import Course, Meeting
from riktig_hub.registry.people import Person
from riktig_hub.web.zone import local

MINUTES = 60
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
        "title": _say(f"title_{kind}"),
        "who": said["name"],
        "lead": _say(f"lead_{kind}", title=said["title"], organiser=said["organiser"]),
        "facts": facts_of(said),
        "approval": approval_of(said),
        "tables": [_parts(said)],
        "aims_title": _say("aims"),
        "modules": _goals(said),
        "code_label": _say("code"),
        "code": code,
        "code_about": _say("code_about"),
        "foot": _say("foot", title=said["title"], dated=day(said["dated"])),
    }


def facts_of(said: Said) -> list[Row]:
    """What is known of how the course went, each with its name."""
    done, every = said["exercises"]
    rows = [
        [_say("hpr"), said["hpr"] or _say("no_hpr")],
        [_say("participant"), said["participant"]],
        [_say("organiser"), said["organiser"]],
        [_say("period"), _say("from_to", first=day(said["from"]), last=day(said["to"]))],
        [_say("meetings"), _meetings(said)],
        [_say("worksheets"), _numbers(said["worksheets"])],
        [_say("exercises"), _say("of", done=done, every=every)],
        [_say("test"), _test(said)],
        [_say("dated"), day(said["dated"])],
    ]
    if said["goals"]:
        rows.insert(-1, [_say("goals"), ", ".join(said["goals"])])
    return rows


def approval_of(said: Said) -> str:
    """Whether the course is approved, and what that gives."""
    approval = said["approval"]
    if approval is None:
        return _say("not_approved")
    hours = sum(one[1] for one in approval["parts"])
    points = sum(one[2] for one in approval["parts"])
    whole = said["kind"] == COMPLETE
    key = "approved" if whole else "approved_parts" if approval["parts"] else "approved_none"
    return _say(
        key,
        credit=approval["credit"],
        approver=approval["approver"],
        id=approval["id"],
        hours=decimal_text(hours),
        points=decimal_text(points),
    )


def absence_pdf(course: Course, person: Person, meetings: Sequence[Meeting], dated: date) -> bytes:
    """When somebody was at the course's meetings, for the fund that compensates a practice."""
    from riktig_exercises.certificate_pdf import paper_pdf

    return paper_pdf(absence_document(course, person, meetings, dated), dated, named=True)


def absence_document(
    course: Course, person: Person, meetings: Sequence[Meeting], dated: date
) -> dict[str, Any]:
    """What that paper says: days and hours, and nothing of what the fund decides."""
    minutes = sum(one.minutes for one in meetings)
    return {
        "title": _absence("title"),
        "who": person.name,
        "lead": _absence("lead", title=course.title, organiser=course.organiser),
        "facts": [
            [_say("hpr"), person.hpr_number or _say("no_hpr")],
            [_say("organiser"), course.organiser],
            [_absence("total"), _absence("hours", hours=hours_text(minutes))],
            [_say("dated"), format_date(dated)],
        ],
        "approval": _absence("about"),
        "tables": [
            {
                "title": _absence("paper_meetings"),
                "columns": [_absence(key) for key in ("meeting", "day", "clock", "length")],
                "rows": [_meeting_row(one) for one in meetings],
            }
        ],
        "aims_title": "",
        "modules": [],
        "code_label": "",
        "code": "",
        "code_about": "",
        "foot": _say("foot", title=course.title, dated=format_date(dated)),
    }


def hours_text(minutes: int) -> str:
    """Hours with a comma."""
    return decimal_text(minutes / MINUTES)


def clock_of(meeting: Meeting) -> tuple[str, str]:
    """The day and the hours of a meeting, by Norway's clock; empty where nobody has set them."""
    begins = meeting.starts_at or meeting.held_at
    if begins is None:
        return "", ""
    starts = local(begins)
    if meeting.starts_at is None:
        return format_date(starts.date()), ""
    ends = local(begins + timedelta(minutes=meeting.minutes))
    return format_date(starts.date()), _absence(
        "from_to", first=f"{starts:%H.%M}", last=f"{ends:%H.%M}"
    )


def _meeting_row(one: Meeting) -> Row:
    on, clock = clock_of(one)
    where = _absence("number", number=one.number)
    return [
        f"{where}, {one.place}" if one.place else where,
        on,
        clock,
        _absence("hours", hours=hours_text(one.minutes)),
    ]


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
        return {"title": _say("done"), "columns": [_say("part")], "rows": rows}
    earned = [
        [part_name(part), decimal_text(hours), decimal_text(points)]
        for part, hours, points in approval["parts"]
    ]
    counted = {part for part, _hours, _points in approval["parts"]}
    others = [
        [part_name(part), _say("none"), _say("none")]
        for part in said["parts"]
        if part not in counted
    ]
    columns = [_say("part"), _say("hours"), _say("points")]
    return {"title": _say("done"), "columns": columns, "rows": [*earned, *others]}


def _goals(said: Said) -> list[dict[str, Any]]:
    return [{"title": title, "aims": sentences} for title, sentences in said["aims"]]


def _meetings(said: Said) -> str:
    if not said["meetings"]:
        return _say("none_attended")
    told = [
        _say("attended", number=number, day=day(on))
        if on
        else _say("attended_undated", number=number)
        for number, on in said["meetings"]
    ]
    return ", ".join(told)


def _numbers(numbers: Sequence[int]) -> str:
    if not numbers:
        return _say("no_worksheets")
    return _say("of_meetings", numbers=", ".join(map(str, numbers)))


def _test(said: Said) -> str:
    """The share is rounded down: it must not seem to be more than it was."""
    if said["test"] is None:
        return _say("no_test")
    points, most, mark = said["test"]
    share = floor(points * 100 / most + 1e-9)
    return _say(
        "score",
        points=decimal_text(points),
        most=decimal_text(most),
        share=share,
        mark=decimal_text(mark),
    )


def _say(key: str, **values: object) -> str:
    return text(f"hub_handing_in.paper.{key}", **values)


def _absence(key: str, **values: object) -> str:
    return text(f"hub_handing_in.absence.{key}", **values)
