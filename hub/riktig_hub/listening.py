"""How long somebody may take to send a request, and how much."""

from __future__ import annotations

from tornado.httpserver import HTTPServer
from tornado.web import Application

# Of what is posted; a route that takes more says so (`riktig_hub.web.route`).
MOST_IN_A_BODY = 1024 * 1024
# Longer than a proxy keeps an idle line to us (nginx: 60), so that it is not cut in its hand.
SECONDS_TO_ASK = 75
# Two megabytes by a slow line.
SECONDS_TO_SEND = 300


def listening(app: Application) -> HTTPServer:
    """The server of an application. Nobody keeps a line by sending little and never all."""
    return HTTPServer(
        app,
        max_body_size=MOST_IN_A_BODY,
        idle_connection_timeout=SECONDS_TO_ASK,
        body_timeout=SECONDS_TO_SEND,
    )
