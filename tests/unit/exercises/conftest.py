from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from exercise_course import forget_released, released_course
from exercise_small_course import MASTERS, forget_small_course, small_course
from riktig_exercises.course import Course


@pytest.fixture(scope="session", autouse=True)
def _tidy() -> Iterator[None]:
    yield
    forget_released()
    forget_small_course()


@pytest.fixture
def course(tmp_path: Path) -> Course:
    """A released course with nothing handed in."""
    return released_course(tmp_path)


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Course:
    """A small whole course with nothing handed in."""
    monkeypatch.setenv("RIKTIG_MASTERS", str(MASTERS))
    return small_course(tmp_path)
