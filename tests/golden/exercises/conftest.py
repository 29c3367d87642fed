from __future__ import annotations

from collections.abc import Iterator

import pytest
from exercise_course import forget_released


@pytest.fixture(scope="session", autouse=True)
def _tidy() -> Iterator[None]:
    yield
    forget_released()
