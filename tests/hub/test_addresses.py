"""Where the server may listen, and what it says when it may not."""

from __future__ import annotations

import socket

import pytest
from riktig_hub.address import NEIGHBOURS, is_loopback, take
from riktig_hub.refusal import Refusal

EVERYWHERE = "0.0.0.0"  # noqa: S104


@pytest.mark.parametrize("host", ["127.0.0.1", "127.3.4.5", "localhost", "::1"])
def test_this_machine(host):
    assert is_loopback(host)


@pytest.mark.parametrize("host", [EVERYWHERE, "192.168.1.4", "::", "legekontor.no", "", "8.8.8.8"])
def test_not_only_this_machine(host):
    assert not is_loopback(host)


def test_an_address_others_reach_is_refused_in_words():
    with pytest.raises(Refusal, match="proxy"):
        take(EVERYWHERE, 0)


def test_zero_gives_a_free_port():
    place = take("127.0.0.1", 0)
    place.socket.close()
    assert place.port > 0
    assert place.url == f"http://127.0.0.1:{place.port}"


def test_a_taken_port_gives_one_near_it():
    with socket.socket() as busy:
        busy.bind(("127.0.0.1", 0))
        busy.listen()
        wanted = busy.getsockname()[1]
        place = take("127.0.0.1", wanted)
    place.socket.close()
    assert wanted < place.port <= wanted + NEIGHBOURS


@pytest.mark.parametrize("port", [-1, 65536])
def test_a_port_that_cannot_be(port):
    with pytest.raises(Refusal, match="65535"):
        take("127.0.0.1", port)
