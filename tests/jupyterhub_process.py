"""A real JupyterHub with its real proxy, and browsers that come to it. All of it ends."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import requests
import riktig_hub.jupyterhub

ROOT = Path(__file__).parent.parent
PROXY = ROOT / "node_modules" / ".bin" / "configurable-http-proxy"
NEEDS = "configurable-http-proxy is not in node_modules: run `make setup` (or `npm ci`)"
SECONDS = 60
BETWEEN_LOOKS = 0.2


@dataclass
class Hub:
    """A hub's folder, and its process while it runs."""

    folder: Path
    origin: str
    process: subprocess.Popen[bytes] | None = None
    environment: Mapping[str, str] = field(default_factory=dict)

    @property
    def log(self) -> str:
        return (self.folder / "log").read_text("utf-8")

    @property
    def last_words(self) -> str:
        return self.log[-4000:]

    def start(self) -> None:
        """Returns when the proxy reaches both the hub and the course."""
        with (self.folder / "log").open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "jupyterhub", "-f", str(_config())],
                cwd=self.folder,
                env={**os.environ, "RIKTIG_HUB": str(self.folder / "hub.toml"), **self.environment},
                stdout=log,
                stderr=log,
            )
        self.until(lambda: self._answers("/hub/health") and self._answers("/konto/inn"))

    def stop(self) -> None:
        """As a service manager stops it; the users' servers and the proxy go on."""
        if self.process is not None:
            self.process.send_signal(signal.SIGTERM)
            self.process.wait(SECONDS)
            self.process = None

    def servers(self) -> dict[str, int]:
        """The process id of each user's server that runs."""
        found = {}
        for one in Path("/proc").glob("[0-9]*"):
            with suppress(OSError):
                told = (one / "environ").read_bytes().split(b"\0")
                command = (one / "cmdline").read_bytes().split(b"\0")
                if b"riktig_hub.jupyterhub.own" in command:
                    given = dict(line.decode().partition("=")[::2] for line in told if line)
                    if given["RIKTIG_ORIGIN"] == self.origin:
                        found[given["JUPYTERHUB_USER"]] = int(one.name)
        return found

    def server_of(self, name: str) -> int:
        return self.servers()[name]

    def end_everything(self) -> None:
        """The hub, then what outlives a hub: its proxy and the users' servers."""
        self.stop()
        proxy = _number(self.folder / "state" / "proxy.pid")
        if proxy and is_alive(proxy):
            os.kill(proxy, signal.SIGKILL)  # it waits long for browsers that stay
        left = [proxy, *self.servers().values()]
        for one in filter(None, left):
            with suppress(ProcessLookupError):
                os.kill(one, signal.SIGINT)
        for one in filter(None, left):
            self.until(lambda one=one: not is_alive(one))

    def until(self, condition: Any) -> None:
        deadline = monotonic() + SECONDS
        while not condition():
            died = self.process is not None and self.process.poll() is not None
            assert not died, self.last_words
            assert monotonic() < deadline, self.last_words
            sleep(BETWEEN_LOOKS)

    def _answers(self, path: str) -> bool:
        try:
            with _session() as session:
                return session.get(self.origin + path, timeout=SECONDS).status_code == 200
        except requests.ConnectionError:
            return False


@dataclass
class Browser:
    """Cookies and links, as far as a login needs them. Follows a page's own refresh."""

    hub: Hub
    session: requests.Session = field(default_factory=lambda: _session())

    def ask(self, path: str, method: str = "GET", **more: Any) -> requests.Response:
        """One answer, no redirect followed."""
        headers = {"Accept": "text/html", **more.pop("headers", {})}
        address = path if path.startswith("http") else self.hub.origin + path
        return self.session.request(
            method, address, headers=headers, allow_redirects=False, timeout=SECONDS, **more
        )

    def go(self, path: str, method: str = "GET", **more: Any) -> requests.Response:
        """The page that one ends at."""
        answer = self.ask(path, method, **more)
        for _step in range(20):
            if answer.is_redirect:
                answer = self.ask(requests.compat.urljoin(answer.url, answer.headers["Location"]))
            elif further := Page.of(answer).refresh:
                answer = self.ask(requests.compat.urljoin(answer.url, further))
            else:
                return answer
        raise AssertionError(f"no end to it: {answer.url}")

    def log_in(self, email: str, password: str) -> requests.Response:
        """By the hub's own form; ends at whatever the hub goes on to."""
        form = Page.of(self.ask("/hub/login"))
        given = {**form.hidden, "username": email, "password": password}
        return self.go("/hub/login", "POST", data=given)

    def own_page(self, name: str) -> requests.Response:
        """The front page of a user's server, when the hub has got it going."""
        deadline = monotonic() + SECONDS
        while monotonic() < deadline:
            answer = self.go(f"/user/{name}/")
            if answer.ok and answer.url.startswith(f"{self.hub.origin}/user/{name}/"):
                return answer
            sleep(BETWEEN_LOOKS)
        raise AssertionError(self.hub.last_words)


class Page(HTMLParser):
    """A page's hidden fields, and where it sends its reader by itself."""

    def __init__(self) -> None:
        super().__init__()
        self.hidden: dict[str, str] = {}
        self.refresh = ""

    @classmethod
    def of(cls, answer: requests.Response) -> Page:
        page = cls()
        page.feed(answer.text)
        return page

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "input" and given.get("type") == "hidden":
            self.hidden[given.get("name") or ""] = given.get("value") or ""
        if tag == "meta" and (given.get("http-equiv") or "").lower() == "refresh":
            self.refresh = (given.get("content") or "").partition("url=")[2]


@contextmanager
def hub_in(
    folder: Path, site: Path, apps: Path, *, top: str = "", course: str = "", more: str = ""
) -> Iterator[Hub]:
    """A hub that is told so in a file, on free ports; everything ends with the test."""
    assert PROXY.is_file(), NEEDS
    public, inner, proxy, served = free_ports(4)
    (folder / "hub.toml").write_text(
        f"""origin = "http://127.0.0.1:{public}"
folder = "state"
{top}
[course]
folder = "kurs"
site = "{site}"
apps = "{apps}"
{course}

[proxy]
command = "{PROXY}"

[ports]
hub = {inner}
proxy = {proxy}
course = {served}

{more}
""",
        "utf-8",
    )
    hub = Hub(folder, f"http://127.0.0.1:{public}")
    try:
        hub.start()
        yield hub
    finally:
        hub.end_everything()


def free_ports(count: int) -> list[int]:
    opened = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [one.getsockname()[1] for one in opened]
    for one in opened:
        one.close()
    return ports


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"


def _session() -> requests.Session:
    """Straight to the hub, whatever proxy the environment names."""
    session = requests.Session()
    session.trust_env = False
    return session


def _number(file: Path) -> int:
    return int(file.read_text()) if file.is_file() else 0


def _config() -> Path:
    return Path(riktig_hub.jupyterhub.__file__).with_name("config.py")
