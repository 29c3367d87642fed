"""Work that is done again while a server runs goes on after a failure, and ends with the server."""

from __future__ import annotations

import threading

import pytest
from riktig_hub.repeated import Repeated

PATIENCE_SECONDS = 30


def test_it_goes_on_after_a_failure_and_says_no_more_than_its_kind(
    caplog: pytest.LogCaptureFixture,
) -> None:
    times, twice = [], threading.Event()

    def work() -> None:
        times.append(1)
        if len(times) == 1:
            raise ValueError("Kari Nordmann")
        twice.set()

    with Repeated("keeping", work, seconds=0.01):
        assert twice.wait(PATIENCE_SECONDS)
    assert [record.getMessage() for record in caplog.records] == ["keeping failed: ValueError"]
    assert not [one for one in threading.enumerate() if one.name == "keeping"]
