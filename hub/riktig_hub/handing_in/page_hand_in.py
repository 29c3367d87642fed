"""A participant's own pages: what to hand in, handing it in, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from riktig_exercises.aims import modules

from riktig.problem import Refused
from riktig.text import has_text, text
from riktig.text.catalogue import area
from riktig_hub.handing_in.assignments import AssignmentState
from riktig_hub.handing_in.attempts import latest_of
from riktig_hub.handing_in.background import GRADER, grade_soon, job_of
from riktig_hub.handing_in.pending import waiting
from riktig_hub.handing_in.receive import FIELD, Received, own_code, receive, wrong
from riktig_hub.handing_in.returned import feedback_of
from riktig_hub.handing_in.standing import Standing, standing
from riktig_hub.registry.learning import HandIn
from riktig_hub.web.answer import Answer, Data, File, Go, NotHere, Page, Wrong
from riktig_hub.web.asked import Asked
from riktig_hub.web.comes import csrf_of

UNPROCESSABLE = 422
# Feedback is one file with its style inside, and runs nothing.
OWN_STYLE = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; font-src data:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
}
TO_DO = ("not_begun", "refused", "empty", "try_again")


@dataclass(frozen=True)
class Part:
    """The assignments of one module, or those of all of them."""

    title: str
    assignments: Sequence[AssignmentState]


def home(asked: Asked) -> str:
    """The address of the list."""
    return f"/kurs/{asked.course.id}/innlevering"


def show_list(asked: Asked) -> Answer:
    """Every assignment in the course's order, the next one to do first."""
    stand = _standing(asked)
    _take_up(asked)
    return Page(
        "handing_in/list.html.j2",
        {
            "course": asked.course,
            "next": next((one for one in stand.assignments if one.state in TO_DO), None),
            "parts": _parts(stand.assignments),
            "now": asked.now,
        },
    )


def show_one(asked: Asked) -> Answer:
    """One assignment: how it stands, what came of it, and handing it in."""
    one = _asked_for(asked)
    return Page(
        "handing_in/one.html.j2",
        {
            "course": asked.course,
            "one": one,
            "refused": _why_refused(one),
            "busy": one.state == "handed_in" and GRADER.is_busy(asked.course.id),
            "closed": _closed(one, asked.now),
            "now": asked.now,
        },
    )


def hand_in(asked: Asked) -> Answer:
    """Takes the file in. The answer is sent when it is kept, not before."""
    received = _receive(asked)
    to = f"{home(asked)}/{received.assignment}"
    return Go(to, said=f"hub_handing_in.said.{'received' if received.new else 'known'}")


def show_to_book(asked: Asked) -> Answer:
    """What the assignment's page in the book needs to hand in for whoever is logged in."""
    one = _asked_for(asked)
    return Data(
        {
            "code": _code(asked),
            "csrf": csrf_of(asked.cookie),
            "address": f"{home(asked)}/{one.id}",
            "texts": area("hub_handing_in")["in_book"],
            "making": GRADER.is_busy(asked.course.id),
        }
    )


def hand_in_from_book(asked: Asked) -> Answer:
    """The same as a file that is sent, answered in JSON."""
    try:
        received = _receive(asked)
    except Wrong as refusal:
        return Data({"ok": False, "said": refusal.sentence}, UNPROCESSABLE)
    said = text(f"hub_handing_in.said.{'received' if received.new else 'known'}")
    return Data({"ok": True, "said": said, "address": f"{home(asked)}/{received.assignment}"})


def show_own_file(asked: Asked) -> Answer:
    """The file that stands handed in, as it came."""
    one = _stands(asked)
    return File(f"{one.assignment}.svar.json", one.content, "application/json")


def show_feedback(asked: Asked) -> Answer:
    """The feedback on what stands handed in, as it may be now, to whoever handed it in."""
    one = _stands(asked)
    back = f"{home(asked)}/{one.assignment}"
    page = feedback_of(asked.session, asked.course, one, asked.now, back)
    if page is None:
        raise NotHere
    return Page("handing_in/whole.html.j2", {"page": page}, headers=OWN_STYLE)


def _receive(asked: Asked) -> Received:
    sent = asked.files.get(FIELD) or ()
    if not sent or not sent[0].content:
        raise wrong(Refused("no_file"))
    received = receive(asked.session, asked.course, asked.person, sent[0].content, asked.now)
    if received.new:
        grade_soon(asked.session, asked.setting.folder, asked.course.id)
    return received


def _standing(asked: Asked) -> Standing:
    return standing(asked.session, asked.setting, asked.course, asked.person, asked.now)


def _asked_for(asked: Asked) -> AssignmentState:
    for one in _standing(asked).assignments:
        if one.id == asked.values["assignment"]:
            return one
    raise NotHere


def _stands(asked: Asked) -> HandIn:
    found = latest_of(asked.session, asked.course.id, asked.person.id, asked.values["assignment"])
    if found is None:
        raise NotHere
    return found


def _code(asked: Asked) -> str:
    try:
        return own_code(asked.session, asked.course, asked.person)
    except Refused:
        return ""


def _closed(one: AssignmentState, now: datetime) -> bool:
    """Whether what is handed in stands: passed, no attempt left, or the right answers shown."""
    shown = one.state in ("graded", "waits") and one.deadline is not None and one.deadline <= now
    return shown or one.state in ("passed", "not_passed")


def _why_refused(one: AssignmentState) -> str:
    """Why the newest file was not used when it was to be graded."""
    if not one.refused:
        return ""
    key = f"hub_handing_in.later.{one.refused}"
    return text(key if has_text(key) else "hub_handing_in.later.other")


def _take_up(asked: Asked) -> None:
    """What a stop of the server left ungraded is graded after all."""
    if not GRADER.is_busy(asked.course.id) and waiting(asked.session, asked.course.id):
        GRADER.ask(job_of(asked.session, asked.setting.folder, asked.course.id))


def _parts(states: Sequence[AssignmentState]) -> list[Part]:
    found: dict[str, list[AssignmentState]] = {}
    for one in states:
        found.setdefault(one.module, []).append(one)
    return [Part(_title(module), tuple(inside)) for module, inside in found.items()]


def _title(module: str) -> str:
    known = modules().get(module)
    return known.title if known else text("hub_handing_in.list.all_modules")
