"""A line that sends a little now and then is cut, so that nobody keeps all of them."""

from __future__ import annotations

import asyncio

import pytest
from apart import waited
from riktig_hub import listening
from tornado import web
from tornado.testing import bind_unused_port


class Answers(web.RequestHandler):
    def get(self) -> None:
        self.finish("here")

    post = get


async def cut_after(first: bytes) -> bytes:
    """What comes before the server cuts the line of somebody who sends this and then nothing."""
    http = listening.listening(web.Application([("/", Answers)], log_function=lambda _: None))
    socket, port = bind_unused_port()
    http.add_socket(socket)
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        writer.write(first)
        return await asyncio.wait_for(reader.read(), 5)
    finally:
        writer.close()
        http.stop()
        await http.close_all_connections()


@pytest.mark.parametrize(
    ("first", "answered"),
    [
        (b"", b""),
        (b"GET / HTTP/1.1\r\nHost: loc", b""),
        (b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\nabc", b""),
        (b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n", b"HTTP/1.1 200 OK"),
    ],
)
def test_who_does_not_go_on_loses_the_line(monkeypatch, first, answered):
    monkeypatch.setattr(listening, "SECONDS_TO_ASK", 0.2)
    monkeypatch.setattr(listening, "SECONDS_TO_SEND", 0.2)
    assert waited(cut_after(first)).startswith(answered)


def test_a_proxys_line_outlives_its_own_patience():
    assert listening.SECONDS_TO_ASK > 60
