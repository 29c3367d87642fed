from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from exercise_course import ASSIGNMENT, MASTERS, forget_released, released_course
from exercise_small_course import MASTERS as SMALL
from exercise_small_course import forget_small_course, small_course
from riktig_exercises.course import Course


@pytest.fixture(scope="session", autouse=True)
def _tidy() -> Iterator[None]:
    yield
    forget_released()
    forget_small_course()


@pytest.fixture
def one_patient() -> Iterator[None]:
    """The one made-up master of `exercise_course` is the only one, also where a test undoes."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("RIKTIG_MASTERS", str(MASTERS))
        yield


@pytest.fixture(autouse=True)
def _its_master(request: pytest.FixtureRequest) -> None:
    """A module that works on `exercise_course.ASSIGNMENT` finds it."""
    if getattr(request.module, "ASSIGNMENT", "") == ASSIGNMENT:
        request.getfixturevalue("one_patient")


@pytest.fixture
def course(tmp_path: Path, one_patient: None) -> Course:
    """A released course with nothing handed in."""
    return released_course(tmp_path)


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Course:
    """A small whole course with nothing handed in."""
    monkeypatch.setenv("RIKTIG_MASTERS", str(SMALL))
    return small_course(tmp_path)
