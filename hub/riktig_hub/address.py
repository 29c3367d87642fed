"""Where the server listens: this machine only, on the asked port or one near it."""

from __future__ import annotations

import errno
import ipaddress
import os
import re
import socket
from dataclasses import dataclass
from urllib.parse import urlsplit

from riktig_hub.refusal import Refusal

# How many ports after the wanted one are tried before giving up.
NEIGHBOURS = 10
HIGHEST_PORT = 65535
# Connections that may wait to be taken.
WAITING = 128
ORIGIN = re.compile(r"(?P<scheme>https?)://(?P<host>[a-z0-9.-]{1,253})(?::\d{1,5})?")


@dataclass(frozen=True)
class Place:
    """A socket that already listens, and the address a browser reaches it at."""

    socket: socket.socket
    host: str
    port: int
    public: str = ""  # the origin that a proxy in front is reached by

    @property
    def origin(self) -> str:
        """What people's links begin with."""
        return self.public or self.url

    @property
    def is_public(self) -> bool:
        """Whether others than this machine's own come here."""
        return bool(self.public)

    @property
    def is_secure(self) -> bool:
        """Whether people come by https."""
        return self.origin.startswith("https://")

    @property
    def public_host(self) -> str:
        """The name people reach it by, without a port."""
        return urlsplit(self.public).hostname or ""

    @property
    def url(self) -> str:
        """Where it listens, as an origin without a slash at the end."""
        shown = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{shown}:{self.port}"


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach the host name or address."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def public_origin(given: str) -> str:
    """The origin people come by: https, or http on this machine for a trial. Else `Refusal`."""
    cleaned = given.rstrip("/").lower()
    found = ORIGIN.fullmatch(cleaned)
    if found is None or (found["scheme"] == "http" and not is_loopback(found["host"])):
        raise Refusal("hub.refused.public", given=given)
    return cleaned


def take(host: str, port: int, public: str = "") -> Place:
    """Binds the first free port from `port` on (0: any free one).

    Raises `Refusal` for a host others can reach without a proxy in front, a port that cannot be,
    and when all the neighbours are taken.
    """
    if not public and not is_loopback(host):
        raise Refusal("hub.refused.host", host=host)
    if not 0 <= port <= HIGHEST_PORT:
        raise Refusal("hub.refused.port_range", port=str(port))
    last = min(port + NEIGHBOURS, HIGHEST_PORT) if port else 0
    for candidate in range(port, last + 1):
        opened = _bound(host, candidate)
        if opened:
            return Place(opened, host, opened.getsockname()[1], public)
    raise Refusal("hub.refused.port_taken", first=str(port), last=str(last))


def _bound(host: str, port: int) -> socket.socket | None:
    number = "127.0.0.1" if host == "localhost" else host
    opened = socket.socket(socket.AF_INET6 if ":" in number else socket.AF_INET)
    try:
        if os.name != "nt":  # on Windows the option lets two programs share a port
            opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        opened.bind((number, port))
        opened.listen(WAITING)
        opened.setblocking(False)
    except OSError as problem:
        opened.close()
        if problem.errno == errno.EADDRINUSE:
            return None
        if problem.errno == errno.EACCES:
            raise Refusal("hub.refused.port_denied", port=str(port)) from None
        raise Refusal("hub.refused.address", host=host) from None
    return opened
