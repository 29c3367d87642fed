"""The built book, as files and as parsed pages."""

from __future__ import annotations

import functools
import os
import sys
import threading
from contextlib import contextmanager
from html.parser import HTMLParser
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SITE = Path(os.environ.get("RIKTIG_BUILT", ROOT / "_build")) / "html"
sys.path.insert(0, str(ROOT / "book" / "_ext"))  # the extension is no installed package

SPOKEN = ("title", "aria-label", "placeholder", "alt")
LOADED = {"script": "src", "img": "src", "iframe": "src", "source": "src", "link": "href"}
UNSEEN = ("script", "style")


class Page(HTMLParser):
    """Tags, ids, links and the words a reader sees or hears."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path
        self.source = path.read_text("utf-8")
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.words: list[str] = []
        self._unseen = 0
        self.feed(self.source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes the tag and what its attributes say aloud."""
        found = {key: value or "" for key, value in attrs}
        self.tags.append((tag, found))
        self.words += [found[key] for key in SPOKEN if found.get(key)]
        self._unseen += tag in UNSEEN

    def handle_endtag(self, tag: str) -> None:
        """Leaves a script or style."""
        self._unseen -= tag in UNSEEN

    def handle_data(self, data: str) -> None:
        """Words between tags."""
        if not self._unseen and data.strip():
            self.words.append(data.strip())

    def all(self, tag: str) -> list[dict[str, str]]:
        """Attributes of every such tag."""
        return [attrs for name, attrs in self.tags if name == tag]

    @property
    def ids(self) -> set[str]:
        """Everything a fragment may name."""
        return {attrs["id"] for _, attrs in self.tags if attrs.get("id")}

    @property
    def loads(self) -> list[str]:
        """What the browser fetches by itself, not what a reader may follow."""
        return [
            attrs[LOADED[tag]]
            for tag, attrs in self.tags
            if tag in LOADED and attrs.get(LOADED[tag])
        ]

    @property
    def text(self) -> str:
        """All words of the page."""
        return " ".join(self.words)


@pytest.fixture(scope="session")
def site() -> Path:
    """The folder of the built book. `make test` builds it first."""
    if not (SITE / "book" / "forside.html").exists():
        pytest.fail("the book is not built: run make book")
    return SITE


@pytest.fixture(scope="session")
def pages(site: Path) -> dict[str, Page]:
    """Every page by its path in the site."""
    found = sorted(
        [*site.glob("*.html"), *site.glob("book/**/*.html"), *site.glob("modules/**/*.html")]
    )
    return {path.relative_to(site).as_posix(): Page(path) for path in found}


@pytest.fixture(scope="session")
def chapters() -> list[Path]:
    """The sources of the pages that someone wrote; those of the measures are generated."""
    written = {*ROOT.glob("book/**/*.md"), *ROOT.glob("modules/*/*.md")}
    return sorted(written - {*ROOT.glob("book/malene/*.md"), *ROOT.glob("book/_ext/**/*.md")})


class Quiet(SimpleHTTPRequestHandler):
    """Serves files without a line for each."""

    def log_message(self, *_):
        return


class WithoutPython(Quiet):
    """As a server where what computes in the browser is missing; nobody waits for it then."""

    def send_head(self):
        if self.path.endswith((".wasm", ".zip")):
            self.send_error(HTTPStatus.NOT_FOUND)
            return None
        return super().send_head()


class Server(ThreadingHTTPServer):
    """A browser that leaves a page breaks off what it was fetching: no error of ours."""

    def handle_error(self, *_):
        return


@contextmanager
def served(site, kind):
    """The built book on this machine, as any web server would give it."""
    handler = functools.partial(kind, directory=str(site))
    server = Server(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="module")
def address(site):
    with served(site, Quiet) as found:
        yield found


@pytest.fixture(scope="module")
def bare_address(site):
    with served(site, WithoutPython) as found:
        yield found
