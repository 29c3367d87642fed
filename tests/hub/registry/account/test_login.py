"""Logging in: what is said, how long one waits, and how long a login lasts."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest
from course_browser import Browser, email_of
from course_register import NOW, PASSWORD
from riktig_hub.account.delay import FIRST_WAIT, FREE, LONGEST_WAIT, REMEMBERED, begin, sender
from riktig_hub.account.logins import LONGEST, PASSES, STAYS, browser_in
from riktig_hub.registry.people import FailedLogin, Login, Person
from riktig_hub.registry.store import Registry
from sqlalchemy import func, select

WRONG = "ikke det riktige"
ELSEWHERE = "198.51.100.7"


def rows(registry, table):
    with registry.reading() as session:
        return session.scalar(select(func.count()).select_from(table))


def use_up(browser, email):
    for _ in range(FREE["name"]):
        assert browser.log_in(email, WRONG).status == 422


def test_the_right_password_leads_to_where_one_was_going(held, small, email):
    browser = Browser(held)
    answer = browser.get(f"/kurs/{small.course}/plan")
    assert answer.status == 303
    assert answer.headers["Location"] == f"/konto/inn?til=/kurs/{small.course}/plan"
    back = browser.log_in(email, back=f"/kurs/{small.course}/plan")
    assert back.headers["Location"] == f"/kurs/{small.course}/plan"
    assert browser.is_in()
    again = browser.get("/konto/inn")
    assert again.headers["Location"] == f"/kurs/{small.course}"


@pytest.mark.parametrize(
    "elsewhere",
    [
        "//evil.example",
        "/\\evil.example",
        "https://evil.example",
        "javascript:1",
        "/a\r\nX: y",
        "x",
    ],
)
def test_nobody_is_sent_elsewhere(held, small, email, elsewhere):
    answer = Browser(held).log_in(email, back=elsewhere)
    assert answer.headers["Location"] == f"/kurs/{small.course}"


def test_nothing_tells_who_has_an_account(held, registry, small, email):
    with registry.writing() as session:
        session.get_one(Person, small.participants[1]).closed_at = NOW
        session.get_one(Person, small.participants[2]).password_hash = None
    closed, without = (email_of(registry, one) for one in small.participants[1:3])
    browser = Browser(held)
    said = {
        browser.log_in(one, password).body.replace(one.encode(), b"")
        for one, password in (
            (email, WRONG),
            ("ingen@eksempel.no", WRONG),
            (closed, PASSWORD),
            (without, PASSWORD),
        )
    }
    assert len(said) == 1
    assert "passer ikke sammen" in said.pop().decode()


def tried(registry, email, address, now=NOW, known=""):
    """A try whose password is not looked at: how long it must wait."""
    with registry.writing() as session:
        return begin(session, email, address, known, now).wait


def test_the_wait_is_said_and_ends(held, email):
    browser = Browser(held)
    use_up(browser, email)
    refused = browser.log_in(email, PASSWORD)
    assert refused.status == 429
    assert refused.headers["Retry-After"] == "5"
    page = refused.body.decode()
    assert "Vent 5 sekunder" in page
    assert email in page
    assert PASSWORD not in page
    browser.later(seconds=6)
    assert browser.log_in(email).status == 303
    assert browser.is_in()


@pytest.mark.parametrize("name", ["anne.4@eksempel.no", "ingen@eksempel.no"])
def test_the_wait_grows_to_a_quarter_of_an_hour_whether_there_is_such_a_name(registry, small, name):
    now, waits = NOW, []
    for at in range(FREE["name"]):
        assert not tried(registry, name, f"192.0.2.{at}", now)
    for at in range(12):
        waits.append(tried(registry, name, f"198.51.100.{at}", now))
        now += waits[-1]
        assert not tried(registry, name, f"198.51.100.{at}", now)
    assert [wait.total_seconds() for wait in waits[:4]] == [5, 10, 20, 40]
    assert waits == sorted(waits)
    assert waits[-1] == LONGEST_WAIT


def test_trying_while_one_waits_makes_the_wait_no_longer(registry):
    for at in range(FREE["name"]):
        tried(registry, "a@b.no", f"192.0.2.{at}")
    for _ in range(20):
        assert tried(registry, "a@b.no", ELSEWHERE) == FIRST_WAIT
    assert not tried(registry, "a@b.no", ELSEWHERE, NOW + FIRST_WAIT)


def test_nobody_keeps_a_colleague_out_of_a_browser_they_have_used(held, email):
    own = Browser(held)
    own.log_in(email)
    own.post("/konto/ut")
    other = Browser(held, address=own.address)
    for at in range(FREE["name"]):
        tried(held.registry, email, f"192.0.2.{at}")
    assert other.log_in(email).status == 429
    assert not own.is_in()
    assert own.log_in(email).status == 303


def test_a_browser_that_is_known_waits_too_and_is_known_for_one_person_only(
    held, registry, small, email
):
    browser = Browser(held)
    browser.log_in(email)
    browser.post("/konto/ut")
    use_up(browser, email)
    assert browser.log_in(email).status == 429
    other = email_of(registry, small.participants[1])
    for at in range(FREE["name"]):
        tried(registry, other, f"198.51.100.{at}")
    assert browser.log_in(other).status == 429


def test_one_address_may_not_try_everybody(registry):
    for at in range(FREE["address"]):
        assert not tried(registry, f"d{at}@eksempel.no", "192.0.2.1")
    assert tried(registry, "ny@eksempel.no", "192.0.2.1")
    assert not tried(registry, "ny@eksempel.no", ELSEWHERE)


def test_an_address_is_not_another_for_each_that_a_network_has(registry):
    for at in range(FREE["address"]):
        assert not tried(registry, f"d{at}@eksempel.no", f"2001:db8:1:2:{at:x}::{at:x}")
    assert tried(registry, "ny@eksempel.no", "2001:db8:1:2:ffff::1")
    assert not tried(registry, "ny@eksempel.no", "2001:db8:1:3::1")
    assert sender("::ffff:192.0.2.1") == sender("192.0.2.1") == "192.0.2.1"
    assert sender("") == ""


def test_a_right_password_forgives_the_name_and_not_the_address(held, registry, email):
    browser = Browser(held)
    for _ in range(3):
        browser.log_in(email, WRONG)
    assert rows(registry, FailedLogin) == 6
    browser.log_in(email)
    assert rows(registry, FailedLogin) == 3


def test_old_failures_are_deleted(registry):
    with registry.writing() as session:
        begin(session, "a@b.no", ELSEWHERE, "", NOW)
    with registry.writing() as session:
        begin(session, "c@d.no", ELSEWHERE, "", NOW + REMEMBERED)
    assert rows(registry, FailedLogin) == 2


def test_no_row_holds_a_name_or_an_address(held, registry, email):
    Browser(held).log_in(email, WRONG)
    with registry.reading() as session:
        kept = session.scalars(select(FailedLogin.subject)).all()
    assert all(len(one) == 64 and "@" not in one and "." not in one for one in kept)


def test_tries_at_once_are_all_counted(url):
    registry = Registry(url)
    with ThreadPoolExecutor(8) as pool:
        waits = list(pool.map(lambda at: tried(registry, "a@b.no", f"192.0.2.{at}"), range(40)))
    registry.close()
    assert sum(not wait for wait in waits) == FREE["name"]


def test_each_login_makes_a_new_cookie_and_one_that_was_planted_is_nobodys(held, email):
    browser = Browser(held)
    browser.cookies = replace(browser.cookies, login="planted-by-somebody")
    browser.log_in(email)
    first = browser.cookies.login
    assert first != "planted-by-somebody"
    planted = Browser(held)
    planted.cookies = replace(planted.cookies, login="planted-by-somebody")
    assert not planted.is_in()
    browser.log_in(email)
    assert browser.cookies.login != first
    old = Browser(held)
    old.cookies = replace(old.cookies, login=first)
    assert not old.is_in()


def test_a_stolen_cookie_is_worth_nothing_after_logging_out(held, email):
    browser = Browser(held)
    browser.log_in(email)
    stolen = replace(browser)
    assert stolen.is_in()
    assert browser.post("/konto/ut").cookies.login == ""
    assert not stolen.is_in()


def test_a_closed_account_is_out_at_once(held, registry, small, email):
    browser = Browser(held)
    browser.log_in(email)
    with registry.writing() as session:
        session.get_one(Person, small.participants[0]).closed_at = browser.now
    assert not browser.is_in()


@pytest.mark.parametrize(("stays", "idle"), [("", PASSES), ("yes", STAYS)])
def test_a_login_lasts_while_it_is_used(held, email, stays, idle):
    browser = Browser(held)
    assert browser.log_in(email, stays=stays).cookies.stays == bool(stays)
    step = idle - timedelta(minutes=1)
    for _ in range(3):
        browser.later(seconds=step.total_seconds())
        answer = browser.get("/konto")
        assert answer.status == 200
        assert (answer.cookies.login is not None) == bool(stays)
    browser.later(seconds=idle.total_seconds())
    assert not browser.is_in()


def test_the_password_is_asked_for_now_and_then_however_much_it_is_used(held, email):
    browser = Browser(held)
    browser.log_in(email, stays="yes")
    days = 0
    while browser.is_in():
        browser.later(days=7)
        days += 7
    assert days - 7 < LONGEST.days <= days


def test_logins_that_have_run_out_are_deleted(held, registry, email):
    browser = Browser(held)
    browser.log_in(email)
    browser.later(days=1)
    browser.cookies = replace(browser.cookies, login=None)
    browser.log_in(email)
    assert rows(registry, Login) == 1


def test_coming_from_a_link_on_another_site_asks_for_no_password(held, small, email):
    """A strict cookie stays at home then; the page in between fetches it."""
    browser = Browser(held)
    page = browser.get(f"/kurs/{small.course}", elsewhere=True)
    assert page.status == 200
    assert f'content="0; url=/kurs/{small.course}"' in page.body.decode()


@pytest.mark.parametrize(
    ("agent", "name"),
    [
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36 Edg/140.0", "Edge, Windows"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Safari/604.1", "Safari, iPhone"),
        ("Mozilla/5.0 (Linux; Android 16) Chrome/140.0 Mobile Safari/537.36", "Chrome, Android"),
        ("<script>", ""),
    ],
)
def test_a_browser_is_known_by_two_words(agent, name):
    assert browser_in(agent) == name
