"""Where the server listens: this machine only, on the asked port or one near it."""

from __future__ import annotations

import errno
import ipaddress
import os
import socket
from dataclasses import dataclass

from riktig_hub.refusal import Refusal

# How many ports after the wanted one are tried before giving up.
NEIGHBOURS = 10
HIGHEST_PORT = 65535
# Connections that may wait to be taken.
WAITING = 128


@dataclass(frozen=True)
class Place:
    """A socket that already listens, and the address a browser reaches it at."""

    socket: socket.socket
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
        opened = _bound(host, candidate)
        if opened:
            return Place(opened, host, opened.getsockname()[1])
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
