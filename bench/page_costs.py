"""What each page of a course costs as the course grows: `python -m bench.page_costs 12 500 5500`.

Milliseconds of a core (and questions to the registry) a page, made without a server, the second
time it is asked for: a busy machine changes them little.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import thread_time
from typing import Any

from riktig_hub.account.logins import log_in
from riktig_hub.registry.people import Person
from riktig_hub.registry.store import FILE, Registry, registry_in
from riktig_hub.web.asked import Setting
from riktig_hub.web.came import Came
from riktig_hub.web.cookies import Cookies
from riktig_hub.web.held import Course, open_course
from riktig_hub.web.table import ROUTES
from riktig_hub.web.work import answered
from sqlalchemy import event

from bench.course_load import Visitor
from bench.made_up_course import made_up_course, this_moment

PLACES = re.compile(r"<(\w+)>")
OFFICE = "/styring"
BYTES_A_MB = 1e6
# Every page of the office and of a participant that needs no more than the course in its address.
PAGES = {
    route.address: route
    for route in ROUTES
    if route.get
    and set(PLACES.findall(route.address)) <= {"course"}
    and route.address.startswith(("/kurs/<course>", OFFICE))
}


@dataclass(frozen=True)
class Cost:
    """What one page took: its status, its work, and what it asked the registry."""

    status: int
    milliseconds: float
    asked: Counter[str]


@dataclass(frozen=True)
class Costs:
    """Of every page of a course, by its address, and how large the registry is."""

    pages: Mapping[str, Cost]
    registry_mb: float


def page_costs(participants: int) -> Costs:
    """Of a made-up course of this size."""
    with TemporaryDirectory() as place:
        folder = Path(place)
        url, now = registry_in(folder), this_moment()
        visitor = made_up_course(url, participants, now)[0]
        office = _office(url)
        course = open_course(url, Setting(folder, folder / "html", "http://127.0.0.1"))
        try:
            pages = {address: _cost(course, address, visitor, office) for address in PAGES}
        finally:
            course.close()
        return Costs(pages, (folder / FILE).stat().st_size / BYTES_A_MB)


def _office(url: str) -> str:
    registry, now = Registry(url), this_moment()
    with registry.writing() as session:
        person = Person(name="Kari", email="k@eksempel.no", created_at=now, administrator=True)
        session.add(person)
        session.flush()
        cookie = log_in(session, person, now)
    registry.close()
    return cookie


def _cost(course: Course, address: str, visitor: Visitor, office: str) -> Cost:
    asked: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_more: Any) -> None:
        asked.append(re.sub(r"\(\?.*?\)", "(?)", statement))

    came = Came(
        path=address.replace("<course>", visitor.course),
        values={"course": visitor.course} if "<course>" in address else {},
        cookies=Cookies(login=office if address.startswith(OFFICE) else visitor.cookie),
    )
    event.listen(course.registry.engine, "before_cursor_execute", note)
    for _ in range(2):  # what is read only once has been read
        asked.clear()
        started = thread_time()
        ready = answered(course, PAGES[address], came, this_moment())
        took = thread_time() - started
    event.remove(course.registry.engine, "before_cursor_execute", note)
    return Cost(ready.status, 1000 * took, Counter(asked))


def main(arguments: list[str] | None = None) -> int:
    """A line a page, a column a size; the dearest of the largest course first."""
    parser = argparse.ArgumentParser("bench.page_costs", description=__doc__)
    parser.add_argument("participants", nargs="+", type=int)
    sizes = parser.parse_args(arguments).participants
    found = [page_costs(size) for size in sizes]
    print(" | ".join(["page", *(f"{size}: ms (questions)" for size in sizes)]))
    for address in sorted(PAGES, key=lambda one: -found[-1].pages[one].milliseconds):
        costs = [one.pages[address] for one in found]
        cells = [f"{one.milliseconds:.1f} ({one.asked.total()})" for one in costs]
        print(" | ".join([address, *cells]))
    print(" | ".join(["the registry, MB", *(f"{one.registry_mb:.1f}" for one in found)]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
