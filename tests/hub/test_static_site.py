"""`riktig site` on a real nginx in a real browser: with the network, and without."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from asking import Asking
from browser_watch import answer, fill_row
from playwright.sync_api import Browser, expect
from policy_watch import watching
from riktig_hub.static_site.command import main

from bench.nginx_site import nginx

ROOT = Path(__file__).parents[2]
BUILT = Path(os.environ.get("RIKTIG_BUILT", ROOT / "_build")) / "html"
CHAPTER = "modules/anxiety/01-hvorfor.html"
READY = "async () => { await navigator.serviceWorker.ready; return (await caches.keys()).length }"


@dataclass(frozen=True)
class Served:
    """The site's folder, its address, and the server that can be stopped."""

    folder: Path
    base: str
    process: subprocess.Popen[bytes]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("published") / "site"
    assert main([str(folder), "--site", str(BUILT)]) == 0
    return folder


@pytest.fixture(scope="module")
def served(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("nginx")
    with nginx(site, folder) as (base, process):
        yield Served(site, base, process)


def test_every_page_is_there_and_locks_itself(site: Path) -> None:
    before = sorted(one.relative_to(BUILT) for one in BUILT.rglob("*.html"))
    after = sorted(one.relative_to(site) for one in site.rglob("*.html"))
    assert after == before
    for name in after:
        head = (site / name).read_text("utf-8")
        assert head.count("Content-Security-Policy") == 1, name
        assert "unsafe-eval'" not in head.replace("wasm-unsafe-eval'", ""), name
        assert "charset" not in head or head.index("charset") < 1024, name


def test_no_page_loads_what_has_no_name_of_its_content(site: Path) -> None:
    loaded = re.compile(r"""(?:src|href)=["']((?:\.\./)*_(?:static|images)/[^"']+)["']""")
    for page in site.rglob("*.html"):
        for name in loaded.findall(page.read_text("utf-8")):
            assert re.search(r"\.[0-9a-f]{12}\.\w+$|\.[0-9a-f]{64}\.css$", name), (page, name)
            assert (page.parent / name).is_file(), (page, name)


def test_what_the_build_keeps_for_itself_is_not_published(site: Path) -> None:
    names = {one.name for one in site.rglob("*")}
    assert names.isdisjoint({"riktig.stamp", ".buildinfo", "objects.inv"})


def test_the_site_is_replaced_whole_and_nothing_else_is(site: Path, tmp_path: Path) -> None:
    out = tmp_path / "site"
    small = tmp_path / "book"
    (small / "runtime").mkdir(parents=True)
    (small / "index.html").write_text("<head><title>En</title></head>", "utf-8")
    assert main([str(out), "--site", str(small)]) == 0
    (small / "index.html").write_text("<head><title>To</title></head>", "utf-8")
    assert main([str(out), "--site", str(small)]) == 0
    assert "To" in (out / "index.html").read_text("utf-8")
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "brev.txt").write_text("x", "utf-8")
    assert main([str(mine), "--site", str(small)]) == 2
    assert [one.name for one in mine.iterdir()] == ["brev.txt"]
    assert main([str(out), "--site", str(tmp_path / "ingen")]) == 2
    assert sorted(one.name for one in tmp_path.iterdir()) == ["book", "mine", "pressed", "site"]


def test_headers_are_as_documented(served: Served) -> None:
    asking = Asking(served.base)
    page = asking.ask(f"/{CHAPTER}", Accept_Encoding="gzip")
    assert page.status == 200
    assert page.headers["content-encoding"] == "gzip"
    assert page.headers["x-content-type-options"] == "nosniff"
    assert page.headers["cache-control"] == "no-cache"
    assert page.headers["content-security-policy"] == "frame-ancestors 'self'"
    runtime = next(served.folder.glob("runtime/*/riktig.css")).relative_to(served.folder)
    for kept in (runtime.as_posix(), _hashed(served.folder)):
        assert "immutable" in asking.ask(f"/{kept}").headers["cache-control"], kept
    assert asking.ask("/_headers").status == 404
    wasm = next(served.folder.glob("runtime/*/pyodide/*.wasm")).relative_to(served.folder)
    assert asking.ask(f"/{wasm.as_posix()}").headers["content-type"] == "application/wasm"


def _hashed(site: Path) -> str:
    return next(site.glob("_static/book.????????????.css")).relative_to(site).as_posix()


@pytest.mark.browser
def test_read_once_it_is_read_without_a_network(browser: Browser, served: Served) -> None:
    """Also what was never opened, and it computes. The last test here: it stops the server."""
    with watching(browser, served.base) as watched:
        page = watched.page
        page.goto(f"{served.base}/{CHAPTER}")
        assert page.evaluate(READY) == 1
        served.process.terminate()
        served.process.wait(10)
        page.goto(f"{served.base}/modules/chronic_pain/02-kunnskap-dosen.html")
        fill_row(page, 0, substance="oksykodon", dose="20", per_day="2")
        answer(page, "60 mg")
        page.goto(f"{served.base}/modules/sleep/01-hvorfor.html")
        expect(page.locator("h1").first).to_contain_text("natten som ikke ble bedre")
        page.goto(f"{served.base}/")
        expect(page.locator("h1").first).to_be_visible()
        assert watched.outside == []
        assert watched.complaints == []
