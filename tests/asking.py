"""Plain requests and kernel sockets, as a browser or an attacker would send them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from time import monotonic, sleep
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

from websockets.sync.client import ClientConnection, connect

PROTOCOL = "v1.kernel.websocket.jupyter.org"
RENDER_SECONDS = 60


@dataclass
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode("utf-8")


@dataclass
class Asking:
    """One browser: an origin and the cookies it holds. Sends the path exactly as given."""

    base: str
    cookies: dict[str, str] = field(default_factory=dict)

    @property
    def cookie(self) -> str:
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items())

    def ask(
        self, path: str, method: str = "GET", body: bytes | None = None, **headers: str
    ) -> Answer:
        """`headers` by name with underscores: `Accept_Encoding="br"`."""
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        if self.cookies:
            sent["Cookie"] = self.cookie
        parts = urlsplit(self.base)
        connection = HTTPConnection(parts.hostname or "", parts.port, timeout=RENDER_SECONDS)
        try:
            connection.request(method, path, body, sent)
            response = connection.getresponse()
            answer = Answer(response.status, _lower(response.getheaders()), response.read())
        finally:
            connection.close()
        return answer

    def open_app(self, name: str = "kalkulatorer.ipynb") -> str:
        """Renders an app and gives the id of its kernel."""
        answer = self.ask(f"/voila/render/{name}")
        assert answer.status == 200, answer.text
        found = re.search(r'"kernelId": "([0-9a-f-]{36})"', answer.text)
        assert found, answer.text
        return found.group(1)

    def alive(self, kernel_id: str) -> bool:
        return self.ask(f"/api/kernels/{kernel_id}").status == 200

    @contextmanager
    def socket(self, kernel_id: str, protocol: str | None = PROTOCOL, **headers: str) -> Any:
        address = self.base.replace("http", "ws") + f"/api/kernels/{kernel_id}/channels"
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        with connect(
            f"{address}?session_id={uuid4().hex}",
            subprotocols=[protocol] if protocol else None,
            additional_headers={**sent, "Cookie": self.cookie},
            open_timeout=RENDER_SECONDS,
        ) as opened:
            yield opened


def admitted(url: str) -> Asking:
    """Comes through the front door and keeps the cookie."""
    parts = urlsplit(url)
    asking = Asking(f"{parts.scheme}://{parts.netloc}")
    answer = asking.ask(f"{parts.path}?{parts.query}")
    name, _, value = answer.headers["set-cookie"].partition(";")[0].partition("=")
    asking.cookies[name] = value
    return asking


def message(kind: str, content: dict[str, Any]) -> dict[str, Any]:
    header = {
        "msg_id": uuid4().hex,
        "msg_type": kind,
        "session": uuid4().hex,
        "username": "visitor",
        "version": "5.3",
        "date": "2026-01-01T00:00:00Z",
    }
    return {"header": header, "parent_header": {}, "metadata": {}, "content": content}


def packed(channel: str, told: dict[str, Any]) -> bytes:
    """A message in the binary protocol: offsets, then channel and the four parts."""
    order = ("header", "parent_header", "metadata", "content")
    parts = [channel.encode(), *(json.dumps(told[name]).encode() for name in order)]
    count = len(parts) + 1
    offsets = [8 * (count + 1)]
    for part in parts:
        offsets.append(offsets[-1] + len(part))
    numbers = [count, *offsets]
    return b"".join(n.to_bytes(8, "little") for n in numbers) + b"".join(parts)


def heard(opened: ClientConnection, seconds: float, awaited: str = "") -> str:
    """Everything the kernel says until it has said what is awaited, or been silent for so long."""
    said: list[str] = []
    while not (awaited and said and awaited in said[-1]):
        try:
            got = opened.recv(timeout=seconds)
        except TimeoutError:
            return "\n".join(said)
        said.append(got if isinstance(got, str) else got.decode("utf-8", "replace"))
    return "\n".join(said)


def until(condition: Callable[[], bool], seconds: float = 15) -> bool:
    deadline = monotonic() + seconds
    while monotonic() < deadline:
        if condition():
            return True
        sleep(0.1)
    return False


def _lower(headers: list[tuple[str, str]]) -> dict[str, str]:
    """A header that is sent more than once (cookies) has a line for each."""
    joined: dict[str, str] = {}
    for name, value in headers:
        before = joined.get(name.lower())
        joined[name.lower()] = value if before is None else f"{before}\n{value}"
    return joined
