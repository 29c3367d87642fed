"""A user's own server: the book and the apps, for one person, behind the hub's login.

It runs no code of its visitor's: it is the same narrow server as `riktig
serve`, without the course, and with the gate before every address.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jupyterhub.services.auth import HubOAuth

from riktig_hub.address import Place, take
from riktig_hub.jupyterhub.gate import CALLBACK, ComeBack, gated
from riktig_hub.refusal import Refusal
from riktig_hub.server import Server, Setup, serve

# All kernels here are the owner's.
SESSION = "owner"
IDLE_SECONDS = 15 * 60
# So long the hub's word holds before it is asked anew: a page is some twenty requests.
SECONDS_TO_TRUST = 60


class OwnServer(Server):
    """One person's. There is one of these for everybody who is here: nothing is made in advance."""

    in_advance = False

    def init_settings(self) -> dict[str, Any]:
        """With the hub, and whose server it is."""
        hub = HubOAuth(parent=self, cache_max_age=SECONDS_TO_TRUST)
        return {
            **super().init_settings(),
            "hub": hub,
            "owner": os.environ["JUPYTERHUB_USER"],
            "sole_session": SESSION,
        }

    def init_handlers(self) -> list[tuple[Any, ...]]:
        """Every address behind the gate, but the one that the hub sends the browser back to."""
        back = (rf"{self.setup.base}{CALLBACK}", ComeBack)
        return [back, *(gated(rule) for rule in super().init_handlers())]


def setup_in(environment: Mapping[str, str]) -> Setup:
    """What the hub has told. `Refusal` where its port is taken: it knows no other."""
    place = _place(environment)
    return Setup(
        site=Path(environment["RIKTIG_SITE"]),
        apps=Path(environment["RIKTIG_APPS"]),
        place=place,
        token="",
        course=None,
        ready=lambda: None,
        idle_seconds=IDLE_SECONDS,
        base=environment["JUPYTERHUB_SERVICE_PREFIX"],
    )


def _place(environment: Mapping[str, str]) -> Place:
    told = urlsplit(environment["JUPYTERHUB_SERVICE_URL"])
    host, port = told.hostname or "127.0.0.1", told.port or 0
    place = take(host, port, environment["RIKTIG_ORIGIN"])
    if place.port != port:
        raise Refusal("hub.jupyterhub.port", port=str(port))
    return place


def run(environment: Mapping[str, str]) -> None:
    """Serves until it is stopped. `Refusal` where it cannot start."""
    setup = setup_in(environment)
    with suppress(KeyboardInterrupt):
        serve(setup, OwnServer)
