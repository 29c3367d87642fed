"""Whoever is logged in to the course has kernels of their own, and as long as the login lasts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from asking import heard, until
from course_server import CourseServer, course_server
from kernel_processes import kernels
from riktig_hub.registry.people import Person
from websockets.exceptions import ConnectionClosed

PING_SECONDS = 30
PATIENCE = 15  # for what is to come


@pytest.fixture(scope="module")
def course(tmp_path_factory, site, apps) -> Iterator[CourseServer]:
    with course_server(tmp_path_factory.mktemp("kernels") / "kurs", site, apps) as running:
        yield running


def test_a_persons_kernels_are_theirs_until_they_log_out(course):
    one, two = course.small.participants[:2]
    browser, other, stranger = course.inside(one), course.inside(two), course.stranger()
    assert stranger.ask("/voila/render/kalkulatorer.ipynb").status == 403
    kernel = browser.open_app()
    assert browser.alive(kernel)
    assert not other.alive(kernel)
    assert not stranger.alive(kernel)
    assert not course.inside(one).alive(kernel)
    running = kernels(course.served.process.pid)
    with browser.socket(kernel) as line:
        heard(line, 1)
        course.post(browser, "/konto/ut", {})
        with pytest.raises(ConnectionClosed):
            heard(line, PATIENCE)
    assert until(lambda: not set(running) <= set(kernels(course.served.process.pid)))
    assert not browser.alive(kernel)
    assert browser.ask("/voila/render/kalkulatorer.ipynb").status == 403


def test_a_closed_account_has_no_kernels(course):
    person = course.small.participants[4]
    browser = course.inside(person)
    kernel = browser.open_app()
    with course.registry.writing() as session:
        session.get_one(Person, person).closed_at = datetime.now(UTC)
    assert not browser.alive(kernel)


@pytest.mark.thorough
def test_a_line_is_cut_when_the_login_ends_elsewhere(course):
    browser = course.inside(course.small.participants[3])
    kernel = browser.open_app()
    with browser.socket(kernel) as line:
        heard(line, 1)
        course.post(course.inside(course.small.participants[3]), "/konto/ut-overalt", {})
        with pytest.raises(ConnectionClosed):
            heard(line, PING_SECONDS + PATIENCE)
