"""One-time links, passwords, and what somebody decides about themselves."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from course_browser import Browser, email_of, held_course
from course_register import NOW, PASSWORD, cookie_for, small_course
from riktig_hub.account.command import main
from riktig_hub.account.delay import FREE
from riktig_hub.account.invitations import LASTS, invite, invited, link, use
from riktig_hub.account.passwords import check, hashed, is_outdated, is_right
from riktig_hub.registry.people import Invitation, Login, Person
from riktig_hub.registry.store import Registry, registry_in
from riktig_hub.web.answer import Wrong
from riktig_hub.web.cookies import Cookies
from sqlalchemy import func, select

NEW = "fire gule epler i en bolle"
WRONG = "galt her også"


def made(registry, person_id, now=NOW):
    with registry.writing() as session:
        return invite(session, session.get_one(Person, person_id), now)


def person(registry, person_id):
    with registry.reading() as session:
        return session.get_one(Person, person_id)


def chosen(browser, token, password=NEW, again=None, **more):
    typed = {"password": password, "password_again": password if again is None else again}
    return browser.post("/konto/invitasjon", code=token, **typed, **more)


def test_a_link_is_opened_as_often_as_one_likes_and_used_once(browser, registry, small, email):
    token = made(registry, small.participants[0])
    for _ in range(3):
        page = browser.get(f"/konto/invitasjon?kode={token}")
        assert page.status == 200
        html = page.body.decode()
        assert "Anne Lege" in html
        assert "Du er meldt på «Riktig forskrivning, høsten 2026»" in html
        assert "Gruppelederen ser navnet ditt" in html  # before anything is agreed to
    answer = chosen(browser, token)
    assert answer.headers["Location"] == f"/kurs/{small.course}?sagt=hub_account.said.chosen"
    assert browser.is_in()
    assert "er brukt" in chosen(Browser(browser.held), token).body.decode()
    used = browser.get(f"/konto/invitasjon?kode={token}")
    assert used.status == 410
    assert 'href="/kurs"' in used.body.decode()
    used = Browser(browser.held).get(f"/konto/invitasjon?kode={token}")
    assert 'href="/konto/inn"' in used.body.decode()
    assert Browser(browser.held).log_in(email, NEW).status == 303
    assert Browser(browser.held).log_in(email, PASSWORD).status == 422


def test_who_comes_by_a_link_may_stay_logged_in_as_others_may(browser, registry, small):
    for stays in ("", "yes"):
        chosen(browser, made(registry, small.participants[0]), stays=stays)
        with registry.reading() as session:
            (login,) = session.scalars(select(Login)).all()
            assert login.stays == bool(stays)


def test_only_the_links_hash_is_kept(registry, small):
    token = made(registry, small.participants[0])
    with registry.reading() as session:
        assert token not in session.scalars(select(Invitation.token_hash)).all()
    assert link("https://kurs.example.no", token).endswith(f"/konto/invitasjon?kode={token}")


@pytest.mark.parametrize("why", ["old", "replaced", "unknown", "closed", "none"])
def test_a_link_that_cannot_be_used_says_what_to_do(browser, registry, small, why):
    token = made(registry, small.participants[0])
    if why == "old":
        browser.now += LASTS
    elif why == "replaced":
        made(registry, small.participants[0], NOW + timedelta(hours=1))
        browser.later(hours=2)
    elif why == "closed":
        with registry.writing() as session:
            session.get_one(Person, small.participants[0]).closed_at = NOW
    else:
        token = "nobody-has-this" if why == "unknown" else ""
    page = browser.get(f"/konto/invitasjon?kode={token}")
    assert page.status == (410 if why in ("old", "replaced") else 404)
    assert "be om en ny" in page.body.decode()
    assert "Anne" not in page.body.decode()
    assert chosen(browser, token).status == page.status
    assert not browser.is_in()


def test_a_new_password_by_a_link_logs_out_whoever_else_was_in(browser, registry, small, email):
    other = Browser(browser.held)
    other.log_in(email)
    chosen(browser, made(registry, small.participants[0]))
    assert browser.is_in()
    assert not other.is_in()


def test_a_link_opened_where_somebody_else_is_logged_in(browser, registry, small):
    browser.log_in(email_of(registry, small.administrator))
    first = browser.cookies.login
    token = made(registry, small.participants[0])
    assert "Kari Kontor" in browser.get(f"/konto/invitasjon?kode={token}").body.decode()
    chosen(browser, token)
    assert "Anne Lege" in browser.get("/konto").body.decode()
    with registry.reading() as session:
        assert session.scalar(select(func.count()).select_from(Login)) == 1
    assert browser.cookies.login != first


def test_of_two_that_use_a_link_at_once_one_gets_it(url):
    registry = Registry(url)
    small = small_course(registry, participants=1)
    token = made(registry, small.participants[0])

    def taken(_at: int) -> bool:
        with registry.writing() as session:
            return use(session, token, NOW)

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(taken, range(8))) == 1
    registry.close()


@pytest.mark.parametrize(
    ("password", "said"),
    [
        ("kort passord"[:11], "minst 12"),
        ("a" * 4 + "1" * 200, "høyst 200"),
        ("passord12345!", "lett å gjette"),
        ("Sommerferie2026", "lett å gjette"),
        ("111111111111", "lett å gjette"),
        ("abcabcabcabcabc", "lett å gjette"),
        ("123456789012", "lett å gjette"),
        ("fastlegekontor"[:8] + "2026!2026", "lett å gjette"),
        ("Anne Lege 2026", "navnet ditt"),
        ("anne.4@eksempel.no", "navnet ditt"),
    ],
)
def test_a_password_that_is_short_or_what_everybody_chooses(
    browser, registry, small, password, said
):
    page = chosen(browser, made(registry, small.participants[0]), password)
    assert page.status == 422
    assert said in page.body.decode()
    assert password not in page.body.decode().replace("anne.4@eksempel.no", "", 1)
    assert person(registry, small.participants[0]).password_hash is not None


def test_the_two_must_be_alike_and_the_link_is_still_there(browser, registry, small):
    token = made(registry, small.participants[0])
    page = chosen(browser, token, again="noe helt annet her")
    assert "ikke like" in page.body.decode()
    assert token in page.body.decode()
    assert chosen(browser, token).status == 303


@pytest.mark.parametrize("password", ["tolv små ærf", "æøå æøå åpen", "🦉 og elleve tegn"])
def test_no_signs_are_demanded(password):
    check(password, password, Person(name="Anne Lege", email="a@b.no"))


def test_a_password_is_the_same_from_every_keyboard():
    kept = hashed("blå bær i ål")
    assert is_right("bla\u030a bær i a\u030al", kept)
    assert not is_outdated(kept)
    assert not is_right("", None)


def test_who_has_forgotten_asks_and_the_office_sees_it(browser, registry, small, email):
    answers = {
        browser.post("/konto/glemt", email=one).headers["Location"]
        for one in (email.upper(), "ingen@eksempel.no", "")
    }
    assert len(answers) == 1
    assert "Kurskontoret har fått beskjed" in browser.get(answers.pop()).body.decode()
    assert person(registry, small.participants[0]).link_wanted_at == NOW
    assert person(registry, small.participants[1]).link_wanted_at is None
    made(registry, small.participants[0])
    assert person(registry, small.participants[0]).link_wanted_at is None


def test_nobody_asks_for_links_all_day(browser, registry, small, email):
    for at in range(FREE["asks"]):
        assert browser.post("/konto/glemt", email=f"{at}@eksempel.no").status == 303
    page = browser.post("/konto/glemt", email=email)
    assert page.status == 422
    assert "for mange ganger" in page.body.decode()
    assert person(registry, small.participants[0]).link_wanted_at is None
    browser.address = "198.51.100.7"
    assert browser.post("/konto/glemt", email=email).status == 303
    assert person(registry, small.participants[0]).link_wanted_at == NOW
    assert browser.log_in(email).status == 303


@pytest.fixture
def inside(browser, registry, small):
    """Logged in without waiting for the password to be reckoned."""
    browser.cookies = Cookies(login=cookie_for(registry, small.participants[0], NOW))
    return browser


DETAILS = {"name": "Anne Ny Lege", "hpr_number": "7654321", "municipality_number": "0301"}


def test_details_are_changed(inside, registry, small):
    assert inside.post("/konto", **DETAILS).status == 303
    now = person(registry, small.participants[0])
    assert (now.name, now.hpr_number, now.municipality_number) == tuple(DETAILS.values())
    assert now.reminders is False
    inside.post("/konto", **DETAILS, reminders="yes")
    assert person(registry, small.participants[0]).reminders is True


def test_one_page_says_who_sees_what(inside):
    html = inside.get("/konto").body.decode()
    assert "Gruppelederen ser navnet ditt" in html
    assert "Det kommer ikke brev når en oppgave er rettet." in html


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("name", ""),
        ("name", "=1+1"),
        ("hpr_number", "123456"),
        ("hpr_number", "1234567890"),
        ("hpr_number", "12345x7"),
        ("municipality_number", "12345"),
    ],
)
def test_what_cannot_be_kept_is_said_and_the_rest_stands(inside, registry, small, field, typed):
    page = inside.post("/konto", **{**DETAILS, field: typed})
    assert page.status == 422
    html = page.body.decode()
    assert f'name="{field}"' in html
    assert html.count('aria-invalid="true"') == 1
    assert all(kept in html for key, kept in DETAILS.items() if key != field)
    assert person(registry, small.participants[0]).name == "Anne Lege"


@pytest.mark.parametrize("field", ["hpr_number", "name", "municipality_number"])
def test_an_identity_number_is_neither_kept_nor_shown_again(inside, registry, small, field):
    for typed in ("01010112345", "010101 12345"):
        page = inside.post("/konto", **{**DETAILS, field: typed})
        assert page.status == 422
        assert "12345" not in page.body.decode()


def test_another_password_logs_out_the_others(inside, held, email):
    other = Browser(held)
    other.log_in(email)
    inside.log_in(email)
    before = inside.cookies
    form = {"new_password": NEW, "new_password_again": NEW}
    assert inside.post("/konto/passord", old_password=WRONG, **form).status == 422
    assert other.is_in()
    assert inside.post("/konto/passord", old_password=PASSWORD, **form).status == 303
    assert inside.is_in()
    assert inside.cookies.login != before.login
    assert inside.cookies.known != before.known
    assert not other.is_in()
    assert Browser(held).log_in(email, NEW).status == 303


def test_whoever_finds_a_browser_open_cannot_try_passwords_for_ever(inside):
    form = {"new_password": NEW, "new_password_again": NEW}
    for _ in range(5):
        inside.post("/konto/passord", old_password=WRONG, **form)
    page = inside.post("/konto/passord", old_password=PASSWORD, **form)
    assert "for mange ganger" in page.body.decode()
    assert inside.post("/konto/mine-data", password=PASSWORD).status == 422
    assert inside.is_in()


def test_nor_delete_its_owner_by_guessing(inside, registry, small):
    for _ in range(5):
        page = inside.post("/konto/mine-data", password=WRONG)
        assert "Passordet er feil" in page.body.decode()
    page = inside.post("/konto/mine-data", password=PASSWORD)
    assert "for mange ganger" in page.body.decode()
    inside.later(minutes=15)
    assert inside.post("/konto/mine-data", password=PASSWORD).status == 303
    with registry.reading() as session:
        assert session.get(Person, small.participants[0]) is None


@pytest.mark.parametrize(
    ("address", "form"),
    [
        ("/konto/passord", {"old_password": PASSWORD}),
        ("/konto/epost", {"password": PASSWORD, "email": "anne.ny@eksempel.no"}),
    ],
)
def test_a_link_that_lies_somewhere_opens_no_account_that_has_been_changed(
    inside, held, registry, small, address, form
):
    token = made(registry, small.participants[0])
    choice = {"new_password": NEW, "new_password_again": NEW}
    assert inside.post(address, **choice, **form).status == 303
    assert chosen(Browser(held), token, "noe helt annet her").status == 410


def test_a_link_sent_to_a_wrong_address_is_of_no_use_when_that_is_put_right(
    browser, held, registry, small, email
):
    token = made(registry, small.participants[0])
    browser.cookies = Cookies(login=cookie_for(registry, small.administrator, NOW))
    address = f"/styring/{small.course}/deltakere/{small.participants[0]}"
    form = {"do": "save", "name": "Anne Lege", "group": small.group}
    assert browser.post(address, **form, email=email).status == 303
    assert Browser(held).get(f"/konto/invitasjon?kode={token}").status == 200
    assert browser.post(address, **form, email="anne.rett@eksempel.no").status == 303
    assert chosen(Browser(held), token).status == 410


def test_another_address_to_log_in_with(inside, held, registry, small):
    taken = email_of(registry, small.participants[3])
    for given, said in ((taken, "kan ikke bruke"), ("ikke en adresse", "e-post")):
        page = inside.post("/konto/epost", email=given, password=PASSWORD)
        assert page.status == 422
        assert said in page.body.decode()
    page = inside.post("/konto/epost", email=taken, password=WRONG).body.decode()
    assert "kan ikke bruke" not in page
    new = "anne.ny@eksempel.no"
    assert inside.post("/konto/epost", email=new, password=WRONG).status == 422
    assert inside.post("/konto/epost", email=new.upper(), password=PASSWORD).status == 303
    assert Browser(held).log_in(new).status == 303


def test_where_one_is_logged_in_and_out_of_all_of_it(inside, held, email):
    other = Browser(held, agent="Mozilla/5.0 (iPhone) Safari/604.1")
    other.log_in(email)
    inside.log_in(email)
    page = inside.get("/konto").body.decode()
    assert "Firefox, Windows" in page
    assert "Safari, iPhone" in page
    assert page.count("(denne nettleseren)") == 1
    assert inside.post("/konto/ut-overalt").status == 303
    assert not inside.is_in()
    assert not other.is_in()


def test_what_was_typed_is_there_when_the_login_has_ended(inside, registry, small, email):
    old = inside.token
    inside.later(days=1)
    page = inside.post("/konto", old, **DETAILS, password=PASSWORD)
    assert page.status == 401
    html = page.body.decode()
    assert 'value="Anne Ny Lege"' in html
    assert PASSWORD not in html
    assert old not in html
    inside.log_in(email)
    again = inside.post("/konto", "", **DETAILS)
    assert again.status == 422
    assert "logget inn på nytt" in again.body.decode()
    assert 'value="Anne Ny Lege"' in again.body.decode()
    assert person(registry, small.participants[0]).name == "Anne Lege"
    assert inside.post("/konto", **DETAILS).status == 303


@pytest.mark.parametrize("token", ["", "wrong", "é", "0" * 64])
def test_a_form_without_its_token_does_nothing(inside, registry, small, token):
    assert inside.post("/konto", token, **DETAILS).status == 422
    assert person(registry, small.participants[0]).name == "Anne Lege"
    with pytest.raises(Wrong):
        inside.post("/konto/ut", token)
    assert inside.is_in()


def test_the_operator_has_no_account_and_is_sent_to_what_they_may_do(held):
    operator = Browser(held, operator="signed")
    assert operator.get("/konto").headers["Location"] == "/styring"


def test_the_first_administrator_is_let_in_from_the_machine(tmp_path, capsys, browser):
    folder = str(tmp_path / "nytt")
    origin = ["--origin", "https://kurs.example.no", "--course", folder]
    assert main(["ola@kontor.no", *origin]) == 2
    assert "--name" in capsys.readouterr().err
    assert main(["ola@kontor.no", "--name", "Ola Kontor", *origin]) == 0
    token = capsys.readouterr().out.partition("kode=")[2].strip()
    registry = Registry(registry_in(tmp_path / "nytt"))
    with registry.reading() as session:
        ola = session.scalar(select(Person))
        assert ola.administrator
        assert invited(session, ola, ola.created_at)
    with held_course(registry, tmp_path) as held:
        new = Browser(held, now=ola.created_at)
        assert chosen(new, token).headers["Location"].startswith("/styring")
    registry.close()
