"""Which apps there are, who gets them, and all that is not there."""

from __future__ import annotations

import re

import pytest
from small_site import SECRET

RENDER = "/voila/render/"


@pytest.mark.parametrize("path", ["kalkulatorer.ipynb", "none.ipynb", ""])
def test_without_the_cookie_an_app_says_where_the_address_is(stranger, path):
    answer = stranger.ask(RENDER + path)
    assert answer.status == 403
    assert "Be den som startet kurset" in answer.text
    assert "Boken" in answer.text
    for word in ("terminal", "token", "server"):
        assert word not in answer.text.lower()


@pytest.mark.parametrize(
    "path",
    [
        "none.ipynb",
        "",
        "below/other.ipynb",
        "../outside.ipynb",
        "%2e%2e/outside.ipynb",
        "..%2foutside.ipynb",
        "below/../kalkulatorer.ipynb",
        "kalkulatorer",
        "kalkulatorer.ipynb/",
    ],
)
def test_only_the_apps_by_their_names(operator, path):
    assert operator.ask(RENDER + path).status == 404


@pytest.mark.parametrize("source", ["same-site", "cross-site"])
def test_a_page_elsewhere_starts_no_kernel(operator, source):
    for purpose in ("iframe", "image", "document"):
        asked = {"Sec_Fetch_Site": source, "Sec_Fetch_Dest": purpose}
        assert operator.ask(RENDER + "kalkulatorer.ipynb", **asked).status == 403


ABSENT = [
    "/api",
    "/api/",
    "/api/contents",
    "/api/contents/kalkulatorer.ipynb",
    "/api/kernels",
    "/api/kernelspecs",
    "/api/me",
    "/api/nbconvert",
    "/api/sessions",
    "/api/status",
    "/api/terminals",
    "/files/kalkulatorer.ipynb",
    "/lab",
    "/login",
    "/logout",
    "/metrics",
    "/nbconvert/html/kalkulatorer.ipynb",
    "/terminals/1",
    "/tree",
    "/voila",
    "/voila/api/contents/",
    "/voila/execution/00000000-0000-0000-0000-000000000000",
    "/voila/files/kalkulatorer.ipynb",
    "/voila/query/00000000-0000-0000-0000-000000000000",
    "/voila/templates/lab/static/voila.js",
    "/voila/templates/../lab/static/voila.js",
    "/voila/templates/riktig/conf.json",
    "/voila/templates/riktig/static/../index.html.j2",
    "/voila/tree",
]


@pytest.mark.parametrize("path", ABSENT)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_what_is_not_there(operator, path, method):
    assert operator.ask(path, method, b"" if method == "POST" else None).status in (404, 405)


def test_an_app_page_is_norwegian_and_names_no_other_server(operator):
    page = operator.ask(RENDER + "kalkulatorer.ipynb").text
    assert '<html lang="nb">' in page
    assert "Gjør klar appen" in page
    assert not re.findall(r"https?://(?!127\.0\.0\.1)", page)
    assert "nbgrader" not in page


def test_a_kernel_knows_nothing_of_the_servers_environment(served, operator):
    page = operator.ask(RENDER + "environment.ipynb").text
    names = re.search(r"NAMES ([A-Z0-9_ ]+)", page)
    assert names, page
    known = set(names.group(1).split())
    assert "RIKTIG_LOOPBACK" in known
    assert not known & {"RIKTIG_TEST_SECRET", "QUERY_STRING", "VOILA_REQUEST_URL"}
    assert SECRET not in page
    assert served.url.partition("token=")[2] not in page
