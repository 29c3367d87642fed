"""A real JupyterHub with its real proxy: two people, each with a server of their own."""

from __future__ import annotations

import os
import re
import signal
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest
from asking import heard, message, packed
from course_register import PASSWORD, registry_at, small_course
from jupyterhub_people import PATIENCE, Doctor, Two, come_in, socket_to
from jupyterhub_process import Browser, Page, hub_in, is_alive
from riktig_hub.registry.people import Person
from websockets.exceptions import InvalidStatus

APP = "voila/render/kalkulatorer.ipynb"
STOPPED = 424  # JupyterHub's word for a server that does not run


@pytest.fixture(scope="module")
def two(site, apps, tmp_path_factory):
    folder = tmp_path_factory.mktemp("jupyterhub")
    registry = registry_at(folder / "kurs")
    ids = small_course(registry, participants=2).participants
    with registry.reading() as session:
        emails = [session.get_one(Person, one).email for one in ids]
    with hub_in(folder, site, apps) as hub:
        doctors = [Doctor(*one, Browser(hub)) for one in zip(ids, emails, strict=True)]
        with ThreadPoolExecutor() as at_once:
            list(at_once.map(come_in, doctors))
        yield Two(hub, registry, *doctors)
    registry.close()


@pytest.fixture
def kernel(two):
    """The id of the kernel behind an app that Anne has open."""
    if not two.kernel:
        page = two.anne.browser.ask(two.anne.own + APP)
        assert page.status_code == 200, two.hub.last_words
        two.kernel = re.search(r'"kernelId": "([0-9a-f-]{36})"', page.text).group(1)
    return two.kernel


def test_a_user_is_called_by_an_id_that_tells_nothing(two):
    page = two.anne.browser.go("/hub/home")
    assert two.anne.id in page.text
    assert two.anne.email not in two.hub.log
    assert "Anne" not in two.hub.log


def test_the_own_server_has_the_book_and_the_apps_under_its_own_address(two, kernel):
    front = two.anne.browser.go(two.anne.own)
    assert front.url == f"{two.hub.origin}{two.anne.own}book/forside.html"
    assert two.anne.browser.ask(f"{two.anne.own}_static/book.css").status_code == 200
    page = two.anne.browser.ask(two.anne.own + APP).text
    assert f'"baseUrl": "{two.anne.own}"' in page
    loaded = re.findall(r'(?:src|href)="(/[^"]*)"', page)
    assert loaded
    assert [one for one in loaded if not one.startswith(two.anne.own)] == []
    scripts = [one for one in loaded if one.endswith((".js", ".css"))]
    answers = {one: two.anne.browser.ask(one).status_code for one in scripts}
    assert set(answers.values()) == {200}, answers
    framed = {"Sec-Fetch-Dest": "iframe"}
    sent = two.anne.browser.ask(f"{two.anne.own}apper/kalkulatorer.html", headers=framed)
    assert sent.headers["Location"] == two.anne.own + APP


def test_a_visitor_moves_widgets_and_runs_no_code(two, kernel, tmp_path):
    target = tmp_path / "ran"
    code = f"open({str(target)!r}, 'w')"
    execution = {"code": code, "silent": False, "store_history": False, "user_expressions": {}}
    with socket_to(two, two.anne, kernel) as opened:
        opened.send(packed("shell", message("execute_request", execution)))
        opened.send(packed("shell", message("comm_info_request", {})))
        assert "comm_info_reply" in heard(opened, PATIENCE, "comm_info_reply")
    assert not target.exists()
    for path in ("api/contents", "api/kernels", "api/terminals", "lab", "tree", "voila/files/x"):
        assert two.anne.browser.ask(two.anne.own + path).status_code == 404


def test_nobody_comes_to_anothers_server(two, kernel):
    addresses = [
        two.anne.own + one
        for one in ("", "book/forside.html", APP, "_static/book.css", f"api/kernels/{kernel}", "no")
    ]
    nobody = Browser(two.hub)
    for address in addresses:
        assert two.bjorn.browser.go(address).status_code == 403
        assert two.bjorn.browser.ask(address, headers={"Accept": "*/*"}).status_code == 403
        assert nobody.ask(address, headers={"Accept": "*/*"}).status_code == 403
        assert nobody.go(address).url.startswith(f"{two.hub.origin}/hub/login")
        assert nobody.ask(address, "POST").status_code in (403, 405)
    shutdown = f"{two.anne.own}voila/api/shutdown/{kernel}"
    assert two.bjorn.browser.ask(shutdown, "POST").status_code == 403
    for one in (two.bjorn, Doctor("", "", nobody)):
        with pytest.raises(InvalidStatus, match="403"), socket_to(two, one, kernel):
            pass
    assert two.anne.browser.ask(f"{two.anne.own}api/kernels/{kernel}").status_code == 200


def test_a_login_of_ones_own_opens_nothing_of_anothers(two):
    """Neither the cookie nor its token, moved to the other's server."""
    stolen = Browser(two.hub)
    for one in two.bjorn.browser.session.cookies:
        name = one.name.replace(two.bjorn.id, two.anne.id)
        stolen.session.cookies.set(name, one.value, path="/")
    assert stolen.ask(two.anne.own, headers={"Accept": "*/*"}).status_code == 403
    assert stolen.go(two.anne.own).status_code == 403


def test_the_hubs_own_doors_are_closed_to_others(two):
    xsrf = {one.name: one.value for one in two.bjorn.browser.session.cookies}.get("_xsrf", "")
    with_token = {"X-XSRFToken": xsrf, "Accept": "application/json"}
    for method, path in (
        ("GET", f"users/{two.anne.id}"),
        ("DELETE", f"users/{two.anne.id}/server"),
        ("POST", f"users/{two.anne.id}/tokens"),
        ("GET", "users"),
        ("GET", "proxy"),
        ("POST", "shutdown"),
    ):
        answer = two.bjorn.browser.ask(f"/hub/api/{path}", method, headers=with_token)
        assert answer.status_code in (403, 404), (method, path, answer.text)
    assert two.bjorn.browser.go(f"/hub/spawn/{two.anne.id}").status_code in (403, 404)
    assert two.bjorn.browser.go("/hub/admin").status_code == 403


def test_cookies_and_headers(two):
    again = Browser(two.hub)
    form = Page.of(again.ask("/hub/login"))
    given = {**form.hidden, "username": two.anne.email, "password": PASSWORD}
    answer = again.ask("/hub/login", "POST", data=given)
    again.own_page(two.anne.id)
    cookies = {one.name: one for one in again.session.cookies}
    for name in ("jupyterhub-hub-login", "jupyterhub-session-id"):
        assert re.search(rf"{name}=[^\n]*HttpOnly", answer.headers["Set-Cookie"])
    own = cookies[f"jupyterhub-user-{two.anne.id}"]
    assert own.path == two.anne.own
    assert own.has_nonstandard_attr("HttpOnly")
    assert own.get_nonstandard_attr("SameSite") == "Lax"
    for page in (again.ask("/hub/home"), again.ask(f"{two.anne.own}book/forside.html")):
        assert page.headers["X-Content-Type-Options"] == "nosniff"
        assert "frame-ancestors" in page.headers["Content-Security-Policy"]
        assert "object-src 'none'" in page.headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in again.ask("/hub/login").headers["Content-Security-Policy"]


def test_the_course_takes_the_hubs_word_for_who_it_is(two):
    page = two.anne.browser.go("/konto/tjeneste?til=/konto")
    assert page.url == f"{two.hub.origin}/konto"
    assert "Anne Lege" in page.text
    page = two.bjorn.browser.go("/konto/tjeneste?til=/kurs")
    assert "/kurs/" in page.url
    assert page.ok
    nobody = Browser(two.hub).go("/konto/tjeneste?til=/konto")
    assert nobody.url.startswith(f"{two.hub.origin}/hub/login")


def test_who_is_not_in_the_course_does_not_come_in(two):
    for email, password in (
        (two.anne.email, "et helt annet passord"),
        ("ukjent@eksempel.no", PASSWORD),
        (two.anne.id, PASSWORD),
    ):
        somebody = Browser(two.hub)
        assert somebody.log_in(email, password).status_code == 403
        assert somebody.go(two.anne.own).url.startswith(f"{two.hub.origin}/hub/login")
    assert "ukjent@" not in two.hub.log


def test_a_process_that_is_killed_comes_back_by_the_hubs_page(two):
    killed = two.hub.server_of(two.anne.id)
    os.kill(killed, signal.SIGKILL)
    two.kernel = ""

    def is_seen() -> bool:
        return two.anne.browser.ask(f"/hub{two.anne.own}").status_code == STOPPED

    two.hub.until(is_seen)
    page = two.anne.browser.ask(f"/hub{two.anne.own}")
    assert Page.of(page).refresh.startswith(f"/hub/spawn/{two.anne.id}")
    assert f'href="{Page.of(page).refresh}"'.replace("&", "&amp;") in page.text
    two.anne.browser.own_page(two.anne.id)
    assert two.hub.server_of(two.anne.id) != killed


def test_a_hub_that_is_started_anew_keeps_logins_and_servers(two):
    doctors = (two.anne, two.bjorn)
    before = [two.hub.server_of(one.id) for one in doctors]
    two.hub.stop()
    page = two.anne.browser.ask(f"{two.anne.own}book/forside.html")
    assert page.status_code == 200  # the proxy and the servers go on without a hub
    two.hub.start()
    for one in doctors:
        assert one.browser.ask("/hub/home").status_code == 200
        assert one.browser.ask(f"{one.own}book/forside.html").status_code == 200
    assert [two.hub.server_of(one.id) for one in doctors] == before
    assert all(is_alive(one) for one in before)
    assert two.bjorn.browser.go(two.anne.own).status_code == 403


def test_a_closed_account_is_out_of_the_course_at_once(two):
    with two.registry.writing() as session:
        session.get_one(Person, two.bjorn.id).closed_at = datetime.now(UTC)
    assert two.bjorn.browser.go("/konto/tjeneste").status_code == 403
    assert Browser(two.hub).log_in(two.bjorn.email, PASSWORD).status_code == 403


def test_logging_out_of_the_course_is_out_of_all_and_ends_what_ran(two):
    ran = two.hub.server_of(two.anne.id)
    form = Page.of(two.anne.browser.go("/konto/tjeneste?til=/konto")).hidden
    origin = {"Origin": two.hub.origin}
    page = two.anne.browser.go("/konto/ut", "POST", data=form, headers=origin)
    assert page.url.startswith(f"{two.hub.origin}/hub/login")
    two.hub.until(lambda: not is_alive(ran))
    answer = two.anne.browser.go(two.anne.own)
    assert answer.url.startswith(f"{two.hub.origin}/hub/login")
