"""A page asks the registry as often of a large course as of a small one."""

from __future__ import annotations

import re
from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest
from course_register import cookie_for, empty_registry
from riktig_hub.registry.people import Person
from riktig_hub.registry.store import Registry
from riktig_hub.web.asked import Setting
from riktig_hub.web.came import Came
from riktig_hub.web.cookies import Cookies
from riktig_hub.web.held import Course, open_course
from riktig_hub.web.table import ROUTES
from riktig_hub.web.work import answered
from sqlalchemy import event

from bench.course_load import Visitor
from bench.made_up_course import IN_A_GROUP, made_up_course, this_moment

NOW = this_moment()
PLACES = re.compile(r"<(\w+)>")
# Every page of the office and of a participant that needs no more than the course in its address.
PAGES = {
    route.address: route
    for route in ROUTES
    if route.get
    and set(PLACES.findall(route.address)) <= {"course"}
    and route.address.startswith(("/kurs/<course>", "/styring"))
}


def _asked(course: Course, visitor: Visitor, office: str) -> dict[str, Counter[str]]:
    """What each page asks the registry, once what is read only once has been read."""
    asked: list[str] = []
    listened = (
        course.registry.engine,
        "before_cursor_execute",
        lambda _c, _d, statement, *_: asked.append(re.sub(r"\(\?.*?\)", "(?)", statement)),
    )
    event.listen(*listened)
    found = {}
    for address, route in PAGES.items():
        cookie = office if address.startswith("/styring") else visitor.cookie
        came = Came(
            path=address.replace("<course>", visitor.course),
            values={"course": visitor.course} if "<course>" in address else {},
            cookies=Cookies(login=cookie),
        )
        for _ in range(2):
            asked.clear()
            ready = answered(course, route, came, NOW)
        assert ready.status in (200, 303), address
        found[address] = Counter(asked)
    event.remove(*listened)
    return found


def _course(folder: Path, participants: int) -> dict[str, Counter[str]]:
    url = empty_registry(folder)
    visitors = made_up_course(url, participants, NOW)
    registry = Registry(url)
    with registry.writing() as session:
        person = Person(name="Kari", email="k@eksempel.no", created_at=NOW, administrator=True)
        session.add(person)
        session.flush()
        identity = person.id
    office = cookie_for(registry, identity, NOW - timedelta(hours=1))
    registry.close()
    course = open_course(url, Setting(folder, folder / "html", "http://127.0.0.1"))
    try:
        return _asked(course, visitors[0], office)
    finally:
        course.close()


@pytest.fixture(scope="module")
def both(tmp_path_factory) -> tuple[dict[str, Counter[str]], dict[str, Counter[str]]]:
    small, large = (tmp_path_factory.mktemp(name) for name in ("small", "large"))
    return _course(small, IN_A_GROUP), _course(large, 3 * IN_A_GROUP)


@pytest.mark.parametrize("address", PAGES)
def test_a_page_asks_no_more_of_a_larger_course(both, address: str):
    small, large = (one[address] for one in both)
    assert large - small == Counter()
