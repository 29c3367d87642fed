"""A small course, and whoever asks as its office."""

from __future__ import annotations

import pytest
from course_office import office
from course_register import registry_at, small_course


@pytest.fixture(scope="module")
def held(tmp_path_factory):
    folder = tmp_path_factory.mktemp("office")
    registry = registry_at(folder)
    yield registry, small_course(registry), folder
    registry.close()


@pytest.fixture
def at_office(held):
    with office(*held) as ours:
        yield ours
