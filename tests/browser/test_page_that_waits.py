"""A page that looks by itself whether something is made, and a reader who goes on meanwhile."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from time import sleep

import pytest
import riktig_hub
from playwright.sync_api import Browser

SCRIPT = Path(riktig_hub.__file__).parent / "static" / "waits.js"
SLOW = 3  # seconds that the next page takes: longer than the script's time between two looks
PAGES = {
    "/": '<section data-waits="/state"></section><a href="/next">x</a>'
    '<script src="/waits.js" defer></script>',
    "/next": "<h1>x</h1>",
    "/state": '{"making": false}',
    "/waits.js": SCRIPT.read_text("utf-8"),
}
KINDS = {"/state": "application/json", "/waits.js": "text/javascript"}

pytestmark = [pytest.mark.browser, pytest.mark.thorough]


class Answer(BaseHTTPRequestHandler):
    """What the page waits for is made, and the next page comes slowly."""

    def do_GET(self) -> None:
        if self.path == "/next":
            sleep(SLOW)
        content = PAGES.get(self.path, "").encode()
        self.send_response(200)
        self.send_header("Content-Type", KINDS.get(self.path, "text/html"))
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_given: object) -> None:
        pass


@pytest.fixture
def origin() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Answer) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


def test_whoever_follows_a_link_comes_there(browser: Browser, origin: str) -> None:
    page = browser.new_page()
    try:
        page.goto(f"{origin}/")
        page.get_by_role("link").click(no_wait_after=True)
        page.wait_for_url("**/next")
    finally:
        page.close()
