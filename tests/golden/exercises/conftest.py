from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from exercise_course import MASTERS, forget_released, released_course
from riktig_exercises.course import Course


@pytest.fixture(scope="session", autouse=True)
def _tidy() -> Iterator[None]:
    yield
    forget_released()


@pytest.fixture
def course(tmp_path: Path) -> Iterator[Course]:
    """A released course with nothing handed in."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("RIKTIG_MASTERS", str(MASTERS))
        yield released_course(tmp_path)
