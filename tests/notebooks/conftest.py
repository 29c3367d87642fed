from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from exercise_course import forget_released, released_course
from riktig_exercises.course import Course


@pytest.fixture(scope="session", autouse=True)
def _tidy() -> Iterator[None]:
    yield
    forget_released()


@pytest.fixture
def course(tmp_path: Path) -> Course:
    """A released course with nothing handed in."""
    return released_course(tmp_path)
