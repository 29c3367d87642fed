"""The course's pages as a browser or an attacker reaches them, by the real server."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from course_register import PASSWORD
from course_server import FORM, CourseServer, course_server
from riktig_hub.account.invitations import invite
from riktig_hub.registry.people import Person
from riktig_hub.web.comes import csrf_of

WRONG = "ikke det riktige passordet"
MULTIPART = "multipart/form-data"


@pytest.fixture(scope="module")
def course(tmp_path_factory, site, apps) -> Iterator[CourseServer]:
    with course_server(tmp_path_factory.mktemp("pages") / "kurs", site, apps) as running:
        yield running


@pytest.fixture
def email(course):
    return course.email(course.small.participants[0])


def test_a_login_gives_a_cookie_that_only_our_pages_get(course, email):
    answer = course.log_in(email)
    assert answer.status == 303
    login, known = answer.headers["set-cookie"].split("\n")
    assert login.startswith(f"{course.cookie_name}=")
    assert "Max-Age" not in login
    for cookie in (login, known):
        assert "HttpOnly" in cookie
        assert "SameSite=Strict" in cookie
        assert "Path=/" in cookie
        assert "Domain" not in cookie


@pytest.mark.parametrize("path", ["/konto/inn", "/konto/invitasjon?kode=x", "/konto", "/styring"])
def test_a_course_page_is_guarded_more_than_the_book(course, path):
    inside = course.inside(course.small.participants[0])
    for headers in (inside.ask(path).headers, course.stranger().ask(path).headers):
        assert headers["cache-control"] == "no-store"
        assert headers["x-frame-options"] == "DENY"
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "form-action 'self'" in policy
        assert "unsafe" not in policy
        assert "strict-transport-security" not in headers


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ({}, 422),
        ({"Origin": "null", "Sec_Fetch_Site": "same-origin"}, 422),
        ({"Origin": "", "Sec_Fetch_Site": "same-origin"}, 422),
        ({"Origin": ""}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "null", "Sec_Fetch_Site": "cross-site"}, 403),
        ({"Origin": "", "Sec_Fetch_Site": "same-site"}, 403),
        ({"Origin": "http://evil.example", "Sec_Fetch_Site": "same-origin"}, 403),
        ({"Origin": "http://127.0.0.1:1"}, 403),
        ({"Origin": "https://127.0.0.1"}, 403),
    ],
)
def test_only_our_own_pages_may_post(course, said, status):
    answer = course.log_in("ingen@eksempel.no", WRONG, **said)
    assert answer.status == status
    if status == 403:
        assert "Siden er ikke for deg" in answer.text


def test_a_form_with_another_logins_token_does_nothing(course):
    one, two = course.small.participants[:2]
    browser = course.inside(one)
    other = course.inside(two)
    token = csrf_of(other.cookies[course.cookie_name])
    assert course.post(browser, "/konto/ut", {"csrf": token}).status == 400
    assert browser.ask("/konto").status == 200
    assert course.post(browser, "/konto/ut", {}).status == 303
    assert browser.ask("/konto").status == 303


def test_another_host_name_gets_nothing(course):
    assert course.stranger().ask("/konto/inn", Host="kurs.example.no").status == 404


BAD = [
    (FORM, b"email=%ff%fe&password=x"),
    (FORM, b"email=\xff&password=x"),
    (FORM, b"email=a%00b&password=x"),
    (FORM, b"a%00b=1"),
    (FORM, b"&".join(b"a%d=1" % at for at in range(5000))),
    (MULTIPART, b"x"),
    (f"{MULTIPART}; boundary=b", b"--b\r\n\r\nno headers\r\n--b--\r\n"),
    (f"{MULTIPART}; boundary=b", b"not a part"),
    (f"{MULTIPART}; boundary=" + "b" * 4000, b"--b"),
    ("application/json", b'{"email": "a"}'),
    ("", b"\0\1\2"),
]


@pytest.mark.parametrize(("kind", "body"), BAD, ids=range(len(BAD)))
def test_a_body_that_cannot_be_read_is_answered(course, kind, body):
    sent = {"Origin": course.origin, "Content_Type": kind}
    answer = course.stranger().ask("/konto/inn", "POST", body, **sent)
    assert answer.status in (400, 422)
    assert '<html lang="nb">' in answer.text


def test_a_form_that_is_packed_is_not_unpacked(course):
    sent = {"Origin": course.origin, "Content_Type": FORM, "Content_Encoding": "gzip"}
    assert course.stranger().ask("/konto/inn", "POST", b"x", **sent).status == 400


@pytest.mark.parametrize("query", ["til=%ff", "til=a%00b", "til=%", "%ff=1"])
def test_a_query_that_cannot_be_read_is_answered(course, query):
    answer = course.stranger().ask(f"/konto/inn?{query}")
    assert answer.status in (200, 400)
    assert '<html lang="nb">' in answer.text


def test_what_is_too_large_is_said_so_and_not_kept(course):
    sent = {"Origin": course.origin, "Content_Type": FORM}
    for size in (65 * 1024, 3 * 1024 * 1024):
        answer = course.stranger().ask("/konto/inn", "POST", b"a" * size, **sent)
        assert answer.status == 413
        assert "for stort" in answer.text


@pytest.mark.parametrize("area", ["kurs", "gruppe", "styring", "besok", "kommune"])
def test_whoever_is_astray_is_led_to_their_own_start_and_told_nothing_more(course, area):
    """Another's page, one that is not there, and an address of no page: word for word the same."""
    small, unknown = course.small, "0" * 16
    own = course.inside(small.participants[0])
    anothers = {"gruppe": small.group}.get(area, small.course)
    answers = [own.ask(f"/{area}/{one}") for one in (anothers, unknown, f"{unknown}/a/b", "a/")]
    if area == "kurs":
        answers[0] = course.inside(small.participants[1]).ask(f"/kurs/{unknown}")
    if area == "styring":  # a role's pages are refused before anything is looked up
        answers = answers[2:]
    for answer in answers:
        assert answer.status == 404
        assert f'href="/kurs/{small.course}">Til kurset<' in answer.text
        assert answer.body == answers[0].body
    stranger = course.stranger().ask(f"/{area}/{unknown}/a/b")
    assert stranger.status == 404
    assert 'href="/konto/inn">Logg inn' in stranger.text
    assert small.course not in stranger.text


def test_what_is_too_large_leads_back_to_one_s_own_pages(course):
    """A file that is no file of the course's, from somebody who leads a group."""
    leader = course.inside(course.small.facilitator)
    answer = course.post(leader, "/konto", {"note": "a" * 80 * 1024})
    assert answer.status == 413
    assert 'href="/gruppe">Til kurset<' in answer.text


def test_a_large_body_to_the_wrong_place_is_not_taken_in(course):
    """The line is cut once the refusal is sent: nobody makes the server read for nothing."""
    host, port = course.served.base.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=10) as line:
        head = "POST /konto/inn HTTP/1.1\r\nHost: 127.0.0.1\r\nOrigin: http://evil.example\r\n"
        line.sendall(f"{head}Content-Length: 10000000000\r\n\r\n".encode())
        assert b" 403 " in line.recv(4096)


def test_what_a_sender_says_of_its_address_is_not_heard(course):
    course.log_in("en.adresse@eksempel.no", WRONG)
    before = course.failed()
    said = {"X_Forwarded_For": "203.0.113.9", "X_Real_Ip": "203.0.113.9"}
    assert course.log_in("en.adresse@eksempel.no", WRONG, **said).status == 422
    assert course.failed() == before


def test_nothing_secret_is_in_the_log(course, email):
    with course.registry.writing() as session:
        person = session.get_one(Person, course.small.participants[3])
        token = invite(session, person, datetime.now(UTC))
    stranger = course.stranger()
    stranger.ask(f"/konto/invitasjon?kode={token}")
    stranger.ask(f"/konto/invitasjon/finnes-ikke?kode={token}")
    course.post(stranger, "/konto/invitasjon", {"code": token, "password": "kort"})
    course.log_in(email, WRONG)
    cookie = course.log_in(email).headers["set-cookie"].partition("=")[2].partition(";")[0]
    stranger.ask(f"/konto/inn?til=%00{token}")
    stranger.ask("/konto/inn", "POST", f"{email}\xff".encode("latin-1"), Content_Type=FORM)
    stranger.ask("/konto/inn", "PUT", b"")
    printed = course.served.printed
    for secret in (token, email, WRONG, PASSWORD, cookie, course.registry.engine.url.database):
        assert secret not in printed
    assert "Traceback" not in printed


@pytest.mark.browser
def test_in_a_real_browser_the_form_is_let_in_under_the_policy(course, browser):
    """A page that tells nobody where it was posts from the origin `null`."""
    page = browser.new_page()
    said = []
    page.on("console", lambda message: said.append(message.text))
    try:
        page.goto(f"{course.served.base}/kurs/{course.small.course}")
        page.locator("#email").fill(course.email(course.small.participants[0]))
        page.locator("#password").fill(PASSWORD)
        page.locator("main button").click()
        page.wait_for_url(f"{course.served.base}/kurs/{course.small.course}")
        assert page.evaluate("document.cookie") == ""
        assert not [one for one in said if "Content Security Policy" in one]
    finally:
        page.close()
