"""A small course, and its first participant who asks."""

from __future__ import annotations

import pytest
from participant_asks import course_held, participant


@pytest.fixture(scope="module")
def held(tmp_path_factory):
    with course_held(tmp_path_factory.mktemp("participant")) as made:
        yield made


@pytest.fixture
def ask(held):
    with participant(held) as asks:
        yield asks
