"""Two of the same at the same moment, as when a button is clicked twice: both are answered."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import pytest
from course_browser import Browser, held_course
from course_register import NOW, cookie_for, small_course
from riktig_hub.registry.people import Membership, Person
from riktig_hub.registry.practice import WeeklyNumber
from riktig_hub.registry.store import Registry
from riktig_hub.web.cookies import Cookies
from sqlalchemy import event, func, select
from sqlalchemy.orm import Session

PLAN = dict.fromkeys(("aim", "measure", "change", "prediction"), "ord")
DOCTOR = {"name": "Ny Lege", "email": "ny.lege@eksempel.no", "role": "participant"}


@pytest.fixture
def postgres(new_database: Callable[..., str], migrated: str) -> Iterator[Registry]:
    """Where two may write at once; SQLite has one writer at a time."""
    opened = Registry(new_database(migrated))
    yield opened
    opened.close()


@dataclass(eq=False)
class Meanwhile:
    """Does a thing once, between what a page reads and what it writes."""

    do: Callable[[], object]
    done: list[object] = field(default_factory=list)

    def __call__(self, _session: Session, *_more: object) -> None:
        if not self.done:
            self.done.append(None)
            self.do()


@contextmanager
def meanwhile(do: Callable[[], object]) -> Iterator[Meanwhile]:
    hook = Meanwhile(do)
    event.listen(Session, "before_flush", hook)
    try:
        yield hook
    finally:
        event.remove(Session, "before_flush", hook)
    assert hook.done


def test_of_two_at_once_the_second_sees_what_the_first_did(postgres, tmp_path):
    small = small_course(postgres)

    def browser(person: str) -> Browser:
        return Browser(held, cookies=Cookies(login=cookie_for(postgres, person, NOW)))

    with held_course(postgres, tmp_path) as held:
        doctor, other = (browser(small.participants[0]) for _ in range(2))
        doctor.post(f"/kurs/{small.course}/plan", **PLAN, goal="1", by_day="2026-12-01")
        week = f"/kurs/{small.course}/uke"
        with meanwhile(lambda: other.post(week, count="3")):
            assert doctor.post(week, count="4").status == 303
        office, colleague = (browser(small.administrator) for _ in range(2))
        enrol = f"/styring/{small.course}/pamelding/en"
        with meanwhile(lambda: colleague.post(enrol, **DOCTOR)):
            page = office.post(enrol, **DOCTOR)
        assert page.status == 422
        assert "fra før" in page.body.decode()
    with postgres.reading() as session:
        assert session.scalars(select(WeeklyNumber.count)).all() == [4]
        doctors = select(func.count()).where(Person.email == DOCTOR["email"])
        assert session.scalar(doctors) == 1
        codes = session.scalars(select(Membership.code)).all()
        assert sorted(filter(None, codes)) == ["d01", "d02", "d03", "d04", "d05", "d06"]
