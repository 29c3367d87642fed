"""The addresses of the course office."""

from __future__ import annotations

from riktig_hub.administration import (
    approval_pages,
    enrol_pages,
    front_pages,
    group_pages,
    invitation_pages,
    office_pages,
    people_pages,
    person_pages,
    reminder_pages,
    removal_pages,
)
from riktig_hub.web.route import ADMINISTRATOR, PageFunction, Route


def _route(
    address: str,
    name: str,
    get: PageFunction,
    post: PageFunction | None = None,
    sees: str = "",
    most_bytes: int = 64 * 1024,
) -> Route:
    return Route(
        f"/styring{address}",
        f"administration.{name}",
        ADMINISTRATOR,
        get,
        post,
        sees,
        most_bytes,
    )


ROUTES = (
    _route("", "front", front_pages.show_front),
    _route("/nytt", "new_course", front_pages.show_new, front_pages.do_new),
    _route("/kontoret", "office", office_pages.show, office_pages.act),
    _route("/godkjenninger", "approvals", approval_pages.show_all),
    _route(
        "/godkjenninger/godkjenning",
        "approval",
        approval_pages.show_one,
        approval_pages.save_one,
    ),
    _route("/<course>", "course", front_pages.show_course),
    _route("/<course>/opplysninger", "course_form", front_pages.show_change, front_pages.do_change),
    _route(
        "/<course>/frister", "deadlines", people_pages.show_deadlines, people_pages.save_deadlines
    ),
    _route(
        "/<course>/pamelding",
        "enrol",
        enrol_pages.show_list,
        enrol_pages.send_list,
        "course",
        enrol_pages.MOST_SENT,
    ),
    _route("/<course>/pamelding/ferdig", "enrolled", enrol_pages.show_done),
    _route("/<course>/pamelding/en", "enrol_one", enrol_pages.show_one, enrol_pages.send_one),
    _route(
        "/<course>/invitasjoner",
        "invitations",
        invitation_pages.show,
        invitation_pages.make,
        "course",
    ),
    _route("/<course>/grupper", "groups", group_pages.show_all, group_pages.act, "course"),
    _route(
        "/<course>/grupper/<group>", "group", group_pages.show_one, group_pages.save_one, "group"
    ),
    _route("/<course>/deltakere", "people", people_pages.show, sees="course"),
    _route("/<course>/deltakere.csv", "people_csv", people_pages.as_file, sees="course"),
    _route("/<course>/deltakere.xlsx", "people_excel", people_pages.as_excel, sees="course"),
    _route(
        "/<course>/deltakere/<person>", "person", person_pages.show, person_pages.save, "person"
    ),
    _route(
        "/<course>/deltakere/<person>/slett",
        "removal",
        removal_pages.show,
        removal_pages.remove,
        "person",
    ),
    _route("/<course>/deltakere/<person>/fil", "person_file", removal_pages.as_file, sees="person"),
    _route(
        "/<course>/paminnelser", "reminders", reminder_pages.show, reminder_pages.write, "course"
    ),
)
