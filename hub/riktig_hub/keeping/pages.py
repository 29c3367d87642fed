"""A person's own data, the log of who saw what, and how the machine is."""

from __future__ import annotations

import json
import shlex
from datetime import datetime

from riktig.text import text
from riktig_hub.account.confirming import confirm
from riktig_hub.administration.office import dismiss
from riktig_hub.keeping.health import signs
from riktig_hub.keeping.person_data import everything_about, forget, remove_files
from riktig_hub.keeping.retention import overdue
from riktig_hub.keeping.seen_log import lines
from riktig_hub.registry.people import Person
from riktig_hub.web.answer import Answer, File, Go, NotHere, Page
from riktig_hub.web.asked import Asked
from riktig_hub.web.cookies import Cookies
from riktig_hub.web.route import ADMINISTRATOR, LOGGED_IN, Route
from riktig_hub.web.zone import check_year

LOGIN = "/konto/inn"


def show_own(asked: Asked) -> Answer:
    """What is held, counted by kind; the file; and letting go."""
    person = _themselves(asked)
    held = everything_about(asked.session, person)
    return Page("keeping/own.html.j2", {"held": {name: len(rows) for name, rows in held.items()}})


def own_file(asked: Asked) -> Answer:
    """Everything, as a file to keep or to take elsewhere."""
    held = everything_about(asked.session, _themselves(asked))
    written = json.dumps(held, ensure_ascii=False, indent=2).encode()
    return File(f"mine-data-{asked.today.isoformat()}.json", written, "application/json")


def let_go(asked: Asked) -> Answer:
    """Deletes the person who asks, when they have said so with their password."""
    person = _themselves(asked)
    confirm(asked, person, asked.given("password"), wrong="hub_keeping.own.wrong_password")
    with asked.writing() as session:
        current = session.get_one(Person, person.id)
        if current.administrator:
            dismiss(session, current)  # not the last one: nobody could then run the courses
        remove_files(current, asked.setting.folder)
        forget(session, current, keep_certificates=asked.given("keep") == "yes")
    return Go(LOGIN, said="hub_keeping.said.forgotten", cookies=Cookies(login=""))


def _themselves(asked: Asked) -> Person:
    """The operator of the machine has no data of their own."""
    if asked.viewer.person is None:
        raise NotHere
    return asked.viewer.person


def show_log(asked: Asked) -> Answer:
    """Who saw what about whom in a course, a hundred at a time."""
    before = _moment(asked.query["til"]) if "til" in asked.query else None
    shown, older = lines(asked.session, asked.course, before)
    values = {"course": asked.course, "lines": shown, "older": older.isoformat() if older else ""}
    return Page("keeping/log.html.j2", values)


def _moment(written: str) -> datetime:
    """A moment as the page's own link has it."""
    try:
        moment = datetime.fromisoformat(written)
        check_year(moment)
    except ValueError:
        raise NotHere from None
    if moment.tzinfo is None:
        raise NotHere
    return moment


def show_health(asked: Asked) -> Answer:
    """What an administrator looks at when something seems wrong."""
    return Page(
        "keeping/health.html.j2",
        {
            "signs": signs(asked.session, asked.setting.folder, asked.now),
            "overdue": overdue(asked.session, asked.today),
            "now": asked.now,
            "backup": _backup_command(asked),
        },
    )


def _backup_command(asked: Asked) -> str:
    """As it is typed on this machine. An address of a database is left out: a password is in it."""
    command = f"riktig backup kurs-{asked.today.isoformat()}.zip"
    if asked.session.get_bind().dialect.name != "sqlite":
        command += f" --registry {text('hub_keeping.health.address')}"
    return f"{command} --course {shlex.quote(str(asked.setting.folder))}"


ROUTES = (
    Route("/konto/mine-data", "keeping.own", LOGGED_IN, show_own, let_go, own_transactions=True),
    Route("/konto/mine-data/fil", "keeping.own_file", LOGGED_IN, own_file),
    Route("/styring/<course>/logg", "keeping.log", ADMINISTRATOR, show_log, sees="course"),
    Route("/styring/helse", "keeping.health", ADMINISTRATOR, show_health),
)
