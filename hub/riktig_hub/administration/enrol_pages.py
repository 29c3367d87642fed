"""Enrolling a list of people, seen through first; and one person."""

from __future__ import annotations

import re
from collections.abc import Sequence

from riktig_exercises.identity import IDENTITY_PATTERN

from riktig.extract.decode import without_unseen
from riktig_hub.administration import enrolment, typed
from riktig_hub.administration.enrolment import CHANGED, NEW, SAME, WRONG, Looked
from riktig_hub.administration.groups import groups_of
from riktig_hub.administration.people_file import (
    Listed,
    Wanted,
    as_text,
    read_people,
)
from riktig_hub.administration.people_text import MOST_BYTES, text_of
from riktig_hub.registry.people import ROLES
from riktig_hub.web.answer import Answer, Go, Page, Wrong
from riktig_hub.web.asked import Asked

# The list comes twice: as a file or pasted, and once more when it is confirmed.
MOST_SENT = 2 * MOST_BYTES + 64 * 1024


def show_list(asked: Asked) -> Answer:
    """Where a list is pasted or a file chosen."""
    return Page("administration/enrol.html.j2", {"course": asked.course})


def send_list(asked: Asked) -> Answer:
    """Looks the list through; or does it, once it was looked through."""
    written = _written(asked)
    listed = read_people(written)
    looked = enrolment.look_through(asked.session, asked.course, listed.lines)
    if asked.given("do") == "enrol" and all(one.kind != WRONG for one in looked):
        wanted = [one.wanted for one in looked if one.wanted and one.kind != SAME]
        new = enrolment.enrol(asked.session, asked.course, wanted, asked.now)
        said = {"new": new, "changed": len(wanted) - new}
        to = f"/styring/{asked.course.id}/pamelding/ferdig"
        return Go(to, said="hub_administration.said.enrolled", filling=said)
    return _preview(asked, written, listed, looked)


def _preview(asked: Asked, written: str, listed: Listed, looked: Sequence[Looked]) -> Answer:
    """Every line with what would come of it, and the lines that can be used to send on."""
    counts = {kind: sum(one.kind == kind for one in looked) for kind in (NEW, CHANGED, SAME, WRONG)}
    usable = [one.wanted for one in looked if one.wanted and one.kind in (NEW, CHANGED)]
    names = {one.name.casefold() for one in groups_of(asked.session, asked.course)}
    groups = {one.group for one in usable if one.group and one.group.casefold() not in names}
    return Page(
        "administration/enrol_preview.html.j2",
        {
            "course": asked.course,
            "looked": sorted(looked, key=lambda one: one.kind != WRONG),
            "counts": counts,
            "unused": listed.unused,
            "groups": sorted(groups),
            "usable": as_text(usable),
            # An identity number goes no further, not even back to the browser it came from.
            "written": re.sub(IDENTITY_PATTERN, "", written),
        },
    )


def _written(asked: Asked) -> str:
    """The file where one was chosen, else what was pasted."""
    sent = [one for one in asked.files.get("file", ()) if one.content]
    if sent:
        return text_of(sent[0].content)
    pasted = (asked.form.get("people") or [""])[0]
    if len(pasted.encode()) > MOST_BYTES:
        raise Wrong("hub_administration.file.too_large", "people")
    return without_unseen(pasted)


def show_done(asked: Asked) -> Answer:
    """What comes after: groups, and invitations."""
    return Page("administration/enrolled.html.j2", {"course": asked.course})


def show_one(asked: Asked) -> Answer:
    """The form for one person."""
    groups = groups_of(asked.session, asked.course)
    values = {"course": asked.course, "groups": groups, "roles": ROLES}
    return Page("administration/enrol_one.html.j2", values)


def send_one(asked: Asked) -> Answer:
    """Enrols one person, by the same rules as a list."""
    role = asked.given("role")
    if role not in ROLES:
        raise Wrong("hub_administration.wrong.role", "role")
    wanted = Wanted(
        typed.person_name(asked.given("name")),
        typed.email(asked.given("email")),
        typed.hpr_number(asked.given("hpr_number")),
        typed.municipality_number(asked.given("municipality_number")),
        typed.line(asked.given("group"), "group", needed=False),
        role,
    )
    looked = enrolment.look_at(asked.session, asked.course, wanted)
    if looked.kind == WRONG:
        raise Wrong("hub_administration.wrong.said", "email", sentence=looked.sentence)
    if looked.kind == SAME:
        raise Wrong("hub_administration.wrong.enrolled_already", "email")
    enrolment.enrol(asked.session, asked.course, [wanted], asked.now)
    to = f"/styring/{asked.course.id}/pamelding/ferdig"
    return Go(to, said="hub_administration.said.enrolled_one")
