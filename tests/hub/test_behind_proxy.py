"""`riktig serve --public`: others come, by a proxy in front, and nobody is the operator."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from asking import Asking
from course_register import PASSWORD
from course_server import CourseServer, course_server
from riktig_hub.address import public_origin
from riktig_hub.refusal import Refusal

HOST = "kurs.example.no"
WRONG = "ikke det riktige passordet"


@pytest.fixture(scope="module")
def course(tmp_path_factory, site, apps) -> Iterator[CourseServer]:
    folder = tmp_path_factory.mktemp("proxy") / "kurs"
    with course_server(folder, site, apps, host=HOST) as running:
        yield running


@pytest.fixture
def inside(course):
    return course.inside(course.small.participants[0])


def test_it_says_where_the_proxy_sends_and_prints_no_token(course):
    assert f"https://{HOST}" in course.served.printed
    assert "token" not in course.served.printed
    for given in ("", "0", "x"):
        assert course.ask(course.stranger(), f"/?token={given}").status == 410


def test_the_cookies_are_for_https_and_this_host_alone(course):
    answer = course.log_in(course.email(course.small.participants[0]))
    assert answer.status == 303
    cookies = answer.headers["set-cookie"].split("\n")
    assert len(cookies) == 2
    for cookie in cookies:
        assert cookie.startswith("__Host-riktig-")
        assert "Secure" in cookie
        assert "HttpOnly" in cookie
        assert "SameSite=Strict" in cookie
        assert "Domain" not in cookie


def test_by_https_alone_from_then_on(course):
    for path in ("/konto/inn", "/book/forside.html", "/none"):
        headers = course.ask(course.stranger(), path).headers
        assert headers["strict-transport-security"] == "max-age=31536000"


def test_a_form_must_come_from_the_public_address(course):
    email = "ingen@eksempel.no"
    assert course.log_in(email, WRONG).status == 422
    assert course.log_in(email, WRONG, Origin=f"http://{HOST}").status == 403
    assert course.log_in(email, WRONG, Origin=course.served.base).status == 403
    assert course.log_in(email, WRONG, Host="127.0.0.1").status == 422


@pytest.mark.parametrize("host", ["other.example.no", f"x.{HOST}", f"{HOST}.evil.example"])
def test_other_names_get_nothing(course, host):
    assert course.stranger().ask("/book/forside.html", Host=host).status == 404


def test_health_is_there_for_whoever_watches_on_the_machine(course):
    assert course.stranger().ask("/healthz").status == 200


def test_apps_are_for_those_who_are_logged_in(course, inside):
    path = "/voila/render/kalkulatorer.ipynb"
    answer = course.ask(course.stranger(), path)
    assert answer.status in (302, 303)
    assert answer.headers["location"].startswith(f"/konto/inn?til={path}")
    assert course.ask(inside, path).status == 200


def test_a_kernel_here_is_told_that_its_reader_is_elsewhere(course, inside):
    page = course.ask(inside, "/voila/render/environment.ipynb").text
    names = re.search(r"NAMES ([A-Z0-9_ ]+)", page)
    assert names, page
    assert "RIKTIG_LOOPBACK" not in names.group(1)


def test_a_line_to_a_kernel_opens_from_the_public_page_only(course, inside):
    page = course.ask(inside, "/voila/render/kalkulatorer.ipynb").text
    kernel = re.search(r'"kernelId": "([0-9a-f-]{36})"', page).group(1)
    handshake = {
        "Connection": "Upgrade",
        "Upgrade": "websocket",
        "Sec_WebSocket_Version": "13",
        "Sec_WebSocket_Key": "AAAAAAAAAAAAAAAAAAAAAA==",
        "Sec_WebSocket_Protocol": "v1.kernel.websocket.jupyter.org",
    }
    address = f"/api/kernels/{kernel}/channels"
    other = course.inside(course.small.participants[1])
    origin = f"https://{HOST}"
    assert course.ask(other, address, Origin=origin, **handshake).status == 404
    assert course.ask(inside, address, Origin="https://evil.example", **handshake).status == 403
    assert course.ask(inside, address, Origin=origin, **handshake).status == 101


def test_the_wait_is_the_senders_and_not_the_proxys(course):
    """Only what the proxy itself says counts: a sender may put any addresses before it."""

    def subjects(**headers: str) -> set[str]:
        before = course.failed()
        course.log_in("ingen.her@eksempel.no", WRONG, **headers)
        return course.failed() - before

    first = subjects(X_Forwarded_For="203.0.113.9")
    assert len(first) == 2
    assert subjects(X_Forwarded_For="198.51.100.1, 203.0.113.9") == set()
    assert len(subjects(X_Forwarded_For="203.0.113.9, 198.51.100.1")) == 1
    assert len(subjects(X_Forwarded_For="<script>")) <= 1


@pytest.mark.parametrize(
    "given",
    [
        "kurs.example.no",
        "http://kurs.example.no",
        "https://kurs.example.no/kurs",
        "https://bruker@kurs.example.no",
        "https://",
        "ftp://kurs.example.no",
        "https://kurs.example.no:port",
    ],
)
def test_an_address_that_cannot_be_public(given):
    with pytest.raises(Refusal, match="adressen til kurset"):
        public_origin(given)


@pytest.mark.parametrize(
    ("given", "origin"),
    [
        ("https://Kurs.Example.no/", "https://kurs.example.no"),
        ("https://kurs.example.no:8443", "https://kurs.example.no:8443"),
        ("http://localhost:9000", "http://localhost:9000"),
    ],
)
def test_an_address_that_can(given, origin):
    assert public_origin(given) == origin


def test_nobody_here_is_the_operator(course):
    """Not even with a cookie of the operator's name: there is no such session to have."""
    port = course.served.base.rpartition(":")[2]
    forged = Asking(course.served.base, {f"riktig-{port}": "2|1:0|10:1795298982|11:x|4:YQ==|00"})
    assert course.ask(forged, "/styring").status == 303
    assert PASSWORD not in course.served.printed
