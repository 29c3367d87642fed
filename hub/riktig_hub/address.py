"""Where the server listens: this machine only, on the asked port or one near it."""

from __future__ import annotations

import errno
import ipaddress
import socket
from dataclasses import dataclass

from tornado.netutil import bind_sockets

from riktig_hub.refusal import Refusal

# How many ports after the wanted one are tried before giving up.
NEIGHBOURS = 10
HIGHEST_PORT = 65535


@dataclass(frozen=True)
class Place:
    """Sockets that already listen, and the address a browser reaches them at."""

    sockets: list[socket.socket]
    host: str
    port: int

    @property
    def url(self) -> str:
        """The origin, without a slash at the end."""
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


def take(host: str, port: int) -> Place:
    """Binds the first free port from `port` on (0: any free one).

    Raises `Refusal` for a host others can reach, a port that cannot be, and
    when all the neighbours are taken.
    """
    if not is_loopback(host):
        raise Refusal("hub.refused.host", host=host)
    if not 0 <= port <= HIGHEST_PORT:
        raise Refusal("hub.refused.port_range", port=str(port))
    last = min(port + NEIGHBOURS, HIGHEST_PORT) if port else 0
    for candidate in range(port, last + 1):
        sockets = _bound(host, candidate)
        if sockets:
            return Place(sockets, host, sockets[0].getsockname()[1])
    raise Refusal("hub.refused.port_taken", first=str(port), last=str(last))


def _bound(host: str, port: int) -> list[socket.socket]:
    try:
        return bind_sockets(port, host, reuse_port=False)
    except OSError as problem:
        if problem.errno == errno.EADDRINUSE:
            return []
        if problem.errno == errno.EACCES:
            raise Refusal("hub.refused.port_denied", port=str(port)) from None
        raise Refusal("hub.refused.address", host=host) from None
