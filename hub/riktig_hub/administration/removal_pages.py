"""Deleting a person at their own wish: what goes and what stays is said first."""

from __future__ import annotations

import json

from riktig_hub.administration.person_pages import other_courses
from riktig_hub.keeping.person_data import everything_about, forget, goes_with, remove_files
from riktig_hub.registry.learning import Certificate
from riktig_hub.registry.people import Seen
from riktig_hub.web.answer import Answer, File, Go, Page, Wrong
from riktig_hub.web.asked import Asked

REMOVED = "administration.removed"


def show(asked: Asked) -> Answer:
    """What goes, what stays, the file to take out first, and the name to type."""
    person = asked.person
    papers = asked.session.query(Certificate).filter_by(person_id=person.id).count()
    return Page(
        "administration/removal.html.j2",
        {
            "course": asked.course,
            "person": person,
            "goes": goes_with(asked.session, person),
            "papers": papers,
            "others": other_courses(asked.session, person, asked.course),
        },
    )


def as_file(asked: Asked) -> Answer:
    """All that is held about the person, for the person."""
    held = everything_about(asked.session, asked.person)
    written = json.dumps(held, ensure_ascii=False, indent=2).encode()
    return File(f"alt-om-{asked.today.isoformat()}.json", written, "application/json")


def remove(asked: Asked) -> Answer:
    """Deletes the person, when the name is typed as it stands on the page."""
    person = asked.person
    if person.administrator:
        raise Wrong("hub_administration.wrong.close_administrator")
    if _plain(asked.given("name")) != _plain(person.name):
        raise Wrong("hub_administration.wrong.other_name", "name")
    remove_files(person, asked.setting.folder)
    # The log's lines about the person are about an id that is nobody's by now.
    asked.session.add(
        Seen(at=asked.now, actor=asked.viewer.actor, what=REMOVED, about=asked.course.id)
    )
    forget(asked.session, person, keep_certificates=asked.given("keep") == "yes")
    to = f"/styring/{asked.course.id}/deltakere"
    return Go(to, said="hub_administration.said.person_removed")


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()
