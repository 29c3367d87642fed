"""What was handed in before a server was killed is graded by the next one, asked by nobody."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from asking import until
from course_register import cookie_for
from exercise_small_course import forget_small_course
from hand_in_kills import Counted, Sender
from handing_in_course import CASES, MASTERS, TEST, Handing, content
from riktig_hub.handing_in.pending import left_ungraded
from riktig_hub.registry.learning import HandIn
from riktig_hub.registry.people import Membership
from serving import Served, server_process
from small_site import make_site
from sqlalchemy import delete, update

SECONDS_TO_GRADE = 90


@pytest.fixture
def handing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Handing]:
    monkeypatch.setenv("RIKTIG_MASTERS", str(MASTERS))
    made = Handing.at(tmp_path / "kurs")
    yield made
    made.registry.close()
    forget_small_course()


def left(handing: Handing) -> list[str]:
    with handing.registry.reading() as session:
        return left_ungraded(session)


def test_what_a_killed_server_left_is_graded_by_the_next(handing, tmp_path):
    site = make_site(tmp_path / "html")
    counted = Counted()
    cookie = cookie_for(handing.registry, handing.small.participants[0])
    with _serving(site, handing) as served:
        Sender(handing, [(0, cookie)], counted).send_until(
            served.base, lambda: bool(counted.acknowledged)
        )
        served.process.kill()  # what comes is gathered for two seconds: nothing is graded yet
        served.process.wait()
    assert left(handing) == [handing.small.course]
    assert handing.state(CASES) == "handed_in"
    with _serving(site, handing):
        assert until(lambda: not left(handing), SECONDS_TO_GRADE)
    assert handing.state(CASES) == "waits"  # its one answer is a text, which a person reads


@contextmanager
def _serving(site: Path, handing: Handing) -> Iterator[Served]:
    with server_process(site, site / "apps", "--course", str(handing.folder)) as served:
        yield served


def test_only_what_somebody_in_the_course_waits_for_is_left(handing):
    assert left(handing) == []
    handing.receive(content("d01", CASES))
    handing.receive(content("d02", TEST), who=1)
    handing.grade()
    assert left(handing) == []  # a text that a person is to read is graded as far as it can be
    handing.receive(content("d01", CASES, number=2), now=datetime.now(UTC))
    assert left(handing) == [handing.small.course]
    with handing.registry.writing() as session:  # a grader that was stopped after it took it in
        session.execute(update(HandIn).values(taken_at=datetime.now(UTC)))
    assert left(handing) == [handing.small.course]
    with handing.registry.writing() as session:
        session.execute(
            update(Membership)
            .where(Membership.person_id == handing.small.participants[0])
            .values(left_at=datetime.now(UTC))
        )
    assert left(handing) == []
    with handing.registry.writing() as session:
        session.execute(delete(HandIn))
    assert left(handing) == []
