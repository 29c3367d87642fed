"""The built book as files: types, copies, caching, and nothing outside it."""

from __future__ import annotations

import gzip
import os

import brotli
import pytest
from riktig_hub.book import accepted_encodings, front_page
from small_site import RUNTIME

CSS = "/_static/book.css"


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/book/forside.html", "text/html; charset=utf-8"),
        (CSS, "text/css; charset=utf-8"),
        (f"/{RUNTIME}/page.js", "text/javascript; charset=utf-8"),
        (f"/{RUNTIME}/pyodide/pyodide.asm.wasm", "application/wasm"),
        (f"/{RUNTIME}/core.zip", "application/zip"),
    ],
)
@pytest.mark.parametrize("encoding", ["", "br", "gzip"])
def test_types_are_right_with_and_without_compression(stranger, path, kind, encoding):
    answer = stranger.ask(path, Accept_Encoding=encoding)
    assert answer.status == 200
    assert answer.headers["content-type"] == kind


def test_the_best_copy_the_browser_takes(site, stranger):
    content = (site / "_static/book.css").read_bytes()
    plain = stranger.ask(CSS)
    pressed = stranger.ask(CSS, Accept_Encoding="gzip, deflate, br")
    zipped = stranger.ask(CSS, Accept_Encoding="gzip, br;q=0")
    assert plain.body == content
    assert "content-encoding" not in plain.headers
    assert pressed.headers["content-encoding"] == "br"
    assert brotli.decompress(pressed.body) == content
    assert zipped.headers["content-encoding"] == "gzip"
    assert gzip.decompress(zipped.body) == content
    assert {a.headers["vary"] for a in (plain, pressed, zipped)} == {"Accept-Encoding"}


def test_an_encoding_that_is_refused_is_not_chosen():
    assert accepted_encodings("gzip;q=1.0, br;q=0, zstd") == {"gzip", "zstd"}
    assert accepted_encodings("br; q=0.000") == set()


def test_a_copy_older_than_its_page_is_not_sent(site, stranger):
    page = site / "book" / "changed.html"
    page.write_text("<p>ny</p>" * 200)
    copy = page.with_name("changed.html.br")
    copy.write_bytes(brotli.compress(b"<p>gammel</p>" * 200))
    os.utime(copy, (1, 1))
    assert "ny" in stranger.ask("/book/changed.html", Accept_Encoding="br").text


def test_unchanged_is_told_by_the_etag(stranger):
    first = stranger.ask(CSS, Accept_Encoding="br")
    again = stranger.ask(CSS, Accept_Encoding="br", If_None_Match=first.headers["etag"])
    assert again.status == 304
    assert again.body == b""
    assert stranger.ask(CSS).headers["etag"] != first.headers["etag"]


def test_a_page_built_anew_is_seen_at_once(site, stranger):
    page = site / "book" / "rebuilt.html"
    page.write_text("<p>one</p>")
    first = stranger.ask("/book/rebuilt.html")
    page.write_text("<p>two</p>")
    again = stranger.ask("/book/rebuilt.html", If_None_Match=first.headers["etag"])
    assert again.status == 200
    assert "two" in again.text


@pytest.mark.parametrize(
    ("path", "cached"),
    [
        (f"/{RUNTIME}/page.js", True),
        (f"{CSS}?v=1234abcd", True),
        (CSS, False),
        ("/book/forside.html", False),
        ("/book/forside.html?v=1", False),
    ],
)
def test_only_what_never_changes_is_kept_for_long(stranger, path, cached):
    assert ("immutable" in stranger.ask(path).headers["cache-control"]) is cached


@pytest.mark.parametrize(
    "path",
    [
        "/none.html",
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/book/../../secret.txt",
        "/..%2fsecret.txt",
        "//etc/passwd",
        "/book",
        "/_static",
    ],
)
def test_nothing_outside_and_no_folders(stranger, path):
    answer = stranger.ask(path)
    assert answer.status == 404
    assert "Siden finnes ikke" in answer.text
    assert 'href="/"' in answer.text


@pytest.mark.parametrize(
    "path",
    [
        "/%00",
        "/book/%00.html",
        "/book/forside.html%00",
        "/voila/render/%00",
        "/voila/static/%00",
        "/voila/templates/riktig/static/%00",
        f"/{'x' * 4000}.html",
        "/book/%ff.html",
        "/%0a",
        "/book/forside.html/",
    ],
)
def test_an_address_no_file_can_have_is_no_failure_of_ours(served, stranger, operator, path):
    for asking in (stranger, operator):
        for encoding in ("", "br"):
            assert 400 <= asking.ask(path, Accept_Encoding=encoding).status < 500
    assert "Traceback" not in served.printed


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])
def test_files_are_only_read(stranger, method):
    assert stranger.ask("/book/forside.html", method).status in (403, 405)


def test_head_has_the_headers_and_no_body(stranger):
    answer = stranger.ask("/book/forside.html", "HEAD")
    assert answer.status == 200
    assert answer.body == b""


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "192.168.1.4"])
def test_a_name_made_to_point_here_gets_nothing(stranger, host):
    for path in ("/", "/book/forside.html", "/healthz", "/voila/render/kalkulatorer.ipynb"):
        assert stranger.ask(path, Host=host).status == 404


def test_front_page_without_a_forwarding_index(tmp_path):
    assert front_page(tmp_path) == ""
    (tmp_path / "index.html").write_text("<h1>Selve forsiden</h1>")
    assert front_page(tmp_path) == ""
