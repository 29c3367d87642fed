"""A small course on SQLite, and a participant who comes to log in."""

from __future__ import annotations

import pytest
from course_browser import Browser, email_of, held_course
from course_register import registry_at, small_course


@pytest.fixture
def registry(tmp_path):
    opened = registry_at(tmp_path / "kurs")
    yield opened
    opened.close()


@pytest.fixture
def small(registry):
    return small_course(registry)


@pytest.fixture
def held(registry, small, tmp_path):
    with held_course(registry, tmp_path) as opened:
        yield opened


@pytest.fixture
def browser(held):
    return Browser(held)


@pytest.fixture
def email(registry, small):
    return email_of(registry, small.participants[0])
