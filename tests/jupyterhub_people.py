"""Two people at a JupyterHub, each logged in and with a server of their own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from asking import PROTOCOL
from course_register import PASSWORD
from jupyterhub_process import Browser, Hub
from riktig_hub.registry.store import Registry
from websockets.sync.client import connect

PATIENCE = 30


@dataclass
class Doctor:
    """Somebody who is logged in, and has a server."""

    id: str
    email: str
    browser: Browser

    @property
    def own(self) -> str:
        return f"/user/{self.id}/"


@dataclass
class Two:
    hub: Hub
    registry: Registry
    anne: Doctor
    bjorn: Doctor
    kernel: str = ""  # Anne's, once she has opened an app


def come_in(doctor: Doctor) -> None:
    """Logs in, and waits for the server that is started then."""
    hub = doctor.browser.hub
    assert doctor.browser.log_in(doctor.email, PASSWORD).ok, hub.last_words
    doctor.browser.own_page(doctor.id)


def socket_to(two: Two, doctor: Doctor, kernel: str) -> Any:
    address = two.hub.origin.replace("http", "ws") + f"{two.anne.own}api/kernels/{kernel}/channels"
    cookies = doctor.browser.session.cookies
    cookie = "; ".join(f"{one.name}={one.value}" for one in cookies)
    return connect(
        f"{address}?session_id=one",
        subprotocols=[PROTOCOL],
        additional_headers={"Cookie": cookie},
        open_timeout=PATIENCE,
    )
