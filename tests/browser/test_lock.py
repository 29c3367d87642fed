"""The lock: after it neither page nor worker reaches any server, its own included."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from browser_watch import opened
from catching import Catcher, catcher
from playwright.sync_api import Browser, Page, Route, Worker

pytestmark = pytest.mark.browser


def never(_: Route) -> None:
    """A request that gets no answer."""


SETTLE_MS = 1500

# Each way out, tried with an address of its own. What is refused may throw, or fail quietly.
FROM_PAGE = {
    "fetch": "a => fetch(a).catch(() => 0)",
    "post": "a => fetch(a, {method: 'POST', body: 'x', mode: 'no-cors'}).catch(() => 0)",
    "keepalive": "a => fetch(a, {method: 'POST', body: 'x', keepalive: true}).catch(() => 0)",
    "xhr": "a => { const x = new XMLHttpRequest(); x.open('GET', a); x.send(); }",
    "socket": "a => { new WebSocket(a.replace('http', 'ws')); }",
    "events": "a => { new EventSource(a); }",
    "beacon": "a => { navigator.sendBeacon(a, 'x'); }",
    "image": "a => { new Image().src = a; }",
    "script": "a => { const s = document.createElement('script'); s.src = a;"
    " document.head.append(s); }",
    "module": "a => import(a).catch(() => 0)",
    "style": "a => { const l = document.createElement('link'); l.rel = 'stylesheet'; l.href = a;"
    " document.head.append(l); }",
    "prefetch": "a => { const l = document.createElement('link'); l.rel = 'prefetch'; l.href = a;"
    " document.head.append(l); }",
    "font": "a => new FontFace('x', `url(${a})`).load().catch(() => 0)",
    "frame": "a => { const f = document.createElement('iframe'); f.src = a;"
    " document.body.append(f); }",
    "video": "a => { const v = document.createElement('video'); v.src = a; v.load(); }",
    "object": "a => { const o = document.createElement('object'); o.data = a;"
    " document.body.append(o); }",
    "form": "a => { const f = document.createElement('form'); f.method = 'POST'; f.action = a;"
    " f.target = 'x'; document.body.append(f); f.submit(); }",
    "worker": "a => { new Worker(a); }",
    "shared worker": "a => { new SharedWorker(a); }",
}
FROM_WORKER = {
    "fetch": FROM_PAGE["fetch"],
    "post": FROM_PAGE["post"],
    "xhr": FROM_PAGE["xhr"],
    "socket": FROM_PAGE["socket"],
    "events": FROM_PAGE["events"],
    "module": FROM_PAGE["module"],
    "worker": FROM_PAGE["worker"],
    "python": "a => { const x = new XMLHttpRequest(); x.open('POST', a, false); x.send('x'); }",
}


@pytest.fixture(scope="module")
def own(site: Path) -> Iterator[Catcher]:
    """The site on a plain server that notes what it is asked for."""
    with catcher(site) as server:
        yield server


@pytest.fixture(scope="module")
def foreign(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Catcher]:
    with catcher(tmp_path_factory.mktemp("foreign")) as server:
        yield server


@pytest.fixture(scope="module")
def browser(windowed_browser: Browser) -> Browser:
    """The one a GP has."""
    return windowed_browser


@pytest.fixture
def loose(browser: Browser) -> Iterator[Page]:
    """A page nothing but the product itself holds back."""
    context = browser.new_context(locale="nb-NO")
    page = context.new_page()
    page.set_default_timeout(30_000)
    yield page
    context.close()


def attempt(where: Page | Worker, ways: dict[str, str], address: str) -> None:
    for name, script in ways.items():
        safe = f"async a => {{ try {{ await ({script})(a); }} catch {{}} }}"
        where.evaluate(safe, f"{address}/leak-{name.replace(' ', '-')}")


def leaks(server: Catcher) -> list[str]:
    return [line for line in server.caught if "leak" in line]


LOCKED = (
    "/book/egen-forskrivning.html",
    "/book/sammenlign.html",
    "/book/gruppeleder/spoersmaal-fra-tallene.html",
    "/apper/egen-forskrivning.html",
)


@pytest.mark.parametrize("path", LOCKED)
def test_nothing_gets_out_after_the_lock(
    loose: Page, own: Catcher, foreign: Catcher, path: str
) -> None:
    opened(loose, own.origin + path)
    own.caught.clear()
    foreign.caught.clear()
    for server in (own, foreign):
        attempt(loose, FROM_PAGE, server.origin)
        attempt(loose.workers[0], FROM_WORKER, server.origin)
    loose.wait_for_timeout(SETTLE_MS)
    assert own.caught == []
    assert foreign.caught == []
    assert loose.evaluate("typeof RTCPeerConnection") == "undefined"


# Ways to a new window of one's own, where what was taken away stands again.
NEW_WINDOWS = {
    "frame": "() => { const f = document.createElement('iframe'); document.body.append(f);"
    " return f.contentWindow ?? window[0]; }",
    "frame by name": "() => { const f = document.createElementNS("
    "'http://www.w3.org/1999/xhtml', 'x:iframe'); document.body.append(f); return window[0]; }",
    "markup": "() => { document.body.insertAdjacentHTML('beforeend', '<iframe></iframe>');"
    " return window[0]; }",
    "inner markup": "() => { const d = document.createElement('div');"
    " d.innerHTML = '<iframe></iframe>'; document.body.append(d); return window[0]; }",
    "parsed": "() => { const d = new DOMParser().parseFromString('<iframe></iframe>',"
    " 'text/html'); document.body.append(d.body.firstChild); return window[0]; }",
    "object": "() => { const o = document.createElement('object'); o.data = 'about:blank';"
    " document.body.append(o); return o.contentWindow ?? window[0]; }",
    "another document": "() => { const d = document.implementation.createHTMLDocument('');"
    " document.body.append(d.createElement('iframe')); return window[0]; }",
    "open": "() => window.open('')",
    "document of a frame": "() => { const d = document.implementation.createDocument("
    "'http://www.w3.org/1999/xhtml', 'x:iframe'); document.body.append(d.documentElement);"
    " return window[0]; }",
    "open by the document": "() => document.open('', 'x', '')",
    "written in pieces": "() => { const d = document.implementation.createHTMLDocument('');"
    " d.open(); d.write('<ifr'); d.writeln('ame></iframe>'); d.close();"
    " document.body.append(d.querySelector('iframe')); return window[0]; }",
    "style sheet": "() => { const X = 'http://www.w3.org/1999/XSL/Transform';"
    " const d = document.implementation.createDocument(X, 'xsl:stylesheet');"
    " d.documentElement.setAttribute('version', '1.0');"
    " const t = d.createElementNS(X, 'xsl:template'); t.setAttribute('match', '/');"
    " const e = d.createElementNS(X, 'xsl:element'); e.setAttribute('name', 'iframe');"
    " e.setAttribute('namespace', 'http://www.w3.org/1999/xhtml'); t.append(e);"
    " d.documentElement.append(t); const p = new XSLTProcessor(); p.importStylesheet(d);"
    " const from = document.implementation.createDocument('', 'a');"
    " document.body.append(p.transformToFragment(from, document)); return window[0]; }",
    "picture in picture": "() => documentPictureInPicture.requestWindow()",
    "class of a frame": "() => { class Made extends HTMLIFrameElement {}"
    " customElements.define('made-frame', Made, { extends: 'iframe' });"
    " document.body.append(new Made()); return window[0]; }",
    "edited markup": "() => { const d = document.createElement('div'); d.contentEditable = 'true';"
    " document.body.append(d); d.focus();"
    " document.execCommand('insertHTML', false, '<iframe></iframe>'); return window[0]; }",
}


def call_of(way: str) -> str:
    """Whether a new window reached that way can make a call past the policy."""
    return (
        f"async () => {{ try {{ return typeof (await ({way})()).RTCPeerConnection }}"
        " catch { return '' } }"
    )


# Each way looks at the first window of the page: what the one before left must not stand there.
CLEARED = """() => { for (const one of document.querySelectorAll("iframe, object")) one.remove();
    return [window.length, typeof RTCPeerConnection, location.pathname]; }"""


def test_no_new_window_brings_back_what_was_taken(loose: Page, own: Catcher) -> None:
    opened(loose, own.origin + LOCKED[0])
    found = []
    for name, way in NEW_WINDOWS.items():
        assert loose.evaluate(CLEARED) == [0, "undefined", LOCKED[0]], name
        if loose.evaluate(call_of(way)) == "function":
            found.append(name)
    assert found == []


# The window of the first comes later than the call; the second needs a page that takes markup.
SLOW_OR_REFUSED = ("object", "edited markup")


@pytest.mark.parametrize("way", [way for way in NEW_WINDOWS if way not in SLOW_OR_REFUSED])
def test_the_same_window_does_so_on_a_page_without_the_lock(
    loose: Page, own: Catcher, way: str
) -> None:
    """Else the test above would prove nothing."""
    loose.goto(f"{own.origin}/book/ordliste.html")
    assert loose.evaluate(call_of(NEW_WINDOWS[way])) == "function"


def test_the_same_attempts_do_get_out_of_a_page_without_the_lock(loose: Page, own: Catcher) -> None:
    """Else the test above would prove nothing."""
    loose.goto(f"{own.origin}/book/ordliste.html")
    own.caught.clear()
    attempt(loose, FROM_PAGE, own.origin)
    loose.wait_for_timeout(SETTLE_MS)
    found = {line.rpartition("leak-")[2] for line in leaks(own)}
    assert found >= {name.replace(" ", "-") for name in FROM_PAGE} - {"font"}


def test_files_are_not_taken_before_the_lock(loose: Page, own: Catcher) -> None:
    loose.route("**/*.wasm", never)  # never arrives
    loose.goto(own.origin + "/book/egen-forskrivning.html")
    assert loose.locator("#riktig-file").is_disabled()
    held = loose.evaluate_handle(
        "() => { const d = new DataTransfer(); d.items.add(new File(['x'], 'x.csv')); return d; }"
    )
    loose.dispatch_event("[data-slot=drop]", "drop", {"dataTransfer": held})
    assert loose.locator("[data-step=choose]").is_visible()
    assert loose.workers == []


def test_what_an_extension_keeps_in_place_is_told(loose: Page, own: Catcher) -> None:
    loose.add_init_script(
        "Object.defineProperty(globalThis, 'RTCPeerConnection',"
        " { value: RTCPeerConnection, configurable: false, writable: false });"
    )
    loose.goto(own.origin + "/book/egen-forskrivning.html")
    loose.wait_for_selector("[data-state=refused]")
    assert loose.locator("#riktig-file").is_disabled()
    assert "ikke låse" in (loose.locator("[data-slot=lock]").text_content() or "")


def test_a_page_that_cannot_lock_itself_takes_no_files(loose: Page, own: Catcher) -> None:
    loose.add_init_script(
        "const append = Element.prototype.append;"
        "Element.prototype.append = function (...nodes) {"
        "  return append.apply(this, nodes.filter((node) => node.tagName !== 'META')); };"
    )
    loose.goto(own.origin + "/book/egen-forskrivning.html")
    loose.wait_for_selector("[data-state=refused]")
    assert loose.locator("#riktig-file").is_disabled()
    assert "ikke låse" in (loose.locator("[data-slot=lock]").text_content() or "")


def test_a_slow_start_gives_a_sentence_after_ten_seconds(loose: Page, own: Catcher) -> None:
    loose.clock.install()
    loose.route("**/*.wasm", never)
    loose.goto(own.origin + "/book/egen-forskrivning.html")
    loose.wait_for_selector("[data-state=locking]")
    loose.wait_for_timeout(200)
    loose.clock.run_for(11_000)
    loose.locator("[data-slot=lock]", has_text="lengre tid enn vanlig").wait_for()
