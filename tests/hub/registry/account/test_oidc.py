"""A login elsewhere, by a real provider: who gets in, and all that is not believed."""

from __future__ import annotations

import time
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from course_browser import ORIGIN, Browser, held_course
from course_register import NOW, cookie_for
from joserfc.jwk import RSAKey
from oidc_provider import CLIENT, SECRET, oidc_provider
from riktig_hub.account.invitations import invite
from riktig_hub.account.provider import Provider, read_provider
from riktig_hub.refusal import Refusal
from riktig_hub.registry.people import Invitation, Person
from riktig_hub.web.answer import NotHere
from riktig_hub.web.cookies import Cookies
from sqlalchemy import func, select


@pytest.fixture(scope="module")
def running():
    with oidc_provider() as started:
        yield started


@pytest.fixture
def provider(running, email):
    running.person = {"sub": "anne-1", "email": email, "email_verified": True}
    running.wrong = {}
    running.asked.clear()
    running.codes.clear()
    return running


@pytest.fixture
def held(registry, tmp_path, provider):
    ours = Provider("Testtjenesten", provider.issuer, CLIENT, SECRET)
    with held_course(registry, tmp_path, provider=ours) as opened:
        yield opened


@pytest.fixture
def browser(held):
    return Browser(held)


def invited(registry, person_id):
    with registry.writing() as session:
        return invite(session, session.get_one(Person, person_id), NOW)


def there(browser, address="/konto/tjeneste"):
    """Goes to the provider, and gives the address it sends the browser back to."""
    left = browser.get(address)
    assert left.status == 303
    answer = requests.get(left.headers["Location"], allow_redirects=False, timeout=10)
    back = urlsplit(answer.headers["Location"])
    assert f"{back.scheme}://{back.netloc}" == ORIGIN
    return f"{back.path}?{back.query}"


def logged_in(browser, address="/konto/tjeneste"):
    return browser.get(there(browser, address), elsewhere=True)


def test_nothing_is_asked_of_the_provider_before_somebody_logs_in(browser, provider):
    page = browser.get("/konto/inn?til=/kurs/1").body.decode()
    assert "Testtjenesten" in page
    assert 'href="/konto/tjeneste?til=/kurs/1"' in page
    assert provider.asked == []


def test_an_invited_person_comes_in_and_is_known_the_next_time(browser, registry, small, provider):
    invited(registry, small.participants[0])
    page = logged_in(browser)
    assert page.status == 200
    assert f'content="0; url=/kurs/{small.course}"' in page.body.decode()
    assert browser.cookies.errand == ""
    assert browser.is_in()
    with registry.reading() as session:
        person = session.get_one(Person, small.participants[0])
        assert person.oidc_subject == f"{provider.issuer} anne-1"
        assert session.scalar(select(func.count()).where(Invitation.used_at.is_not(None))) == 1
    provider.person = {"sub": "anne-1"}
    again = Browser(browser.held)
    logged_in(again)
    assert again.is_in()


def test_one_comes_back_to_where_one_was_going(browser, registry, small):
    invited(registry, small.participants[0])
    page = logged_in(browser, "/konto/tjeneste?til=/kurs/x/plan")
    assert 'content="0; url=/kurs/x/plan"' in page.body.decode()
    assert "evil" not in logged_in(browser, "/konto/tjeneste?til=//evil.example").body.decode()


@pytest.mark.parametrize(
    "who",
    ["not invited", "unverified", "a word for true", "no address", "unknown", "closed", "taken"],
)
def test_nobody_else_comes_in(browser, registry, small, provider, who):
    if who != "not invited":
        invited(registry, small.participants[0])
    changes = {
        "unverified": {"email_verified": False},
        "a word for true": {"email_verified": "true"},
        "no address": {"email": None},
        "unknown": {"email": "ukjent@eksempel.no"},
    }
    provider.person |= changes.get(who, {})
    with registry.writing() as session:
        person = session.get_one(Person, small.participants[0])
        if who == "closed":
            person.closed_at = NOW
        if who == "taken":
            person.oidc_subject = f"{provider.issuer} somebody-else"
        before = session.scalar(select(func.count()).select_from(Person))
    page = logged_in(browser)
    assert page.status == 403
    assert "ingen i kurset har denne brukeren" in page.body.decode()
    assert not browser.is_in()
    with registry.reading() as session:
        assert session.scalar(select(func.count()).select_from(Person)) == before


OTHER_KEY = RSAKey.generate_key(2048, {"kid": "1"})
LIES = {
    "nonce": {"claims": {"nonce": "another"}},
    "no nonce": {"claims": {"nonce": None}},
    "audience": {"claims": {"aud": "somebody-else"}},
    "two audiences": {"claims": {"aud": [CLIENT, "other"], "azp": "other"}},
    "issuer": {"claims": {"iss": "http://127.0.0.1:1"}},
    "old": {"claims": {"exp": int(time.time()) - 600}},
    "no subject": {"claims": {"sub": None}},
    "at hash": {"claims": {"at_hash": "AAAAAAAAAAAAAAAAAAAAAA"}},
    "another key": {"key": OTHER_KEY},
    "our own secret": {"algorithm": "HS256"},
    "unsigned": {"algorithm": "none"},
    "from tomorrow": {"claims": {"iat": int(time.time()) + 86400}},
    "not yet": {"claims": {"nbf": int(time.time()) + 86400}},
    "described issuer": {"described": {"issuer": "https://evil.example"}},
    "described without": {"described": {"token_endpoint": None}},
    "described elsewhere": {"described": {"token_endpoint": "http://evil.example/token"}},
}


@pytest.mark.parametrize("lie", LIES)
def test_what_cannot_be_trusted_lets_nobody_in(browser, registry, small, provider, lie):
    invited(registry, small.participants[0])
    back = there(browser)
    provider.wrong = LIES[lie]
    page = browser.get(back)
    assert page.status == 502
    assert "svarte ikke slik den skulle" in page.body.decode()
    assert not browser.is_in()


@pytest.mark.parametrize("spoilt", ["state", "no state", "cookie", "no cookie", "no code", "twice"])
def test_an_answer_that_is_not_to_this_browsers_question(browser, registry, small, spoilt):
    invited(registry, small.participants[0])
    back = there(browser)
    code = parse_qs(urlsplit(back).query)["code"][0]
    if spoilt == "state":
        back = f"/konto/tjeneste/svar?code={code}&state={'0' * 64}"
    elif spoilt == "no state":
        back = f"/konto/tjeneste/svar?code={code}"
    elif spoilt == "no code":
        back = back.replace(f"code={code}", "error=access_denied")
    elif spoilt == "twice":
        kept = browser.cookies
        browser.get(back)
        browser.cookies = replace(kept, login=None)
    else:
        number = "another!" if spoilt == "cookie" else None
        browser.cookies = replace(browser.cookies, errand=number)
    page = browser.get(back)
    assert page.status in (400, 502)
    assert browser.cookies.errand in ("", None)
    assert not browser.is_in()


def test_a_login_elsewhere_ends_the_one_that_was(browser, registry, small):
    browser.cookies = Cookies(login=cookie_for(registry, small.administrator, NOW))
    before = browser.cookies.login
    invited(registry, small.participants[0])
    logged_in(browser)
    assert browser.cookies.login != before
    assert not Browser(browser.held, cookies=Cookies(login=before)).is_in()


def test_a_provider_that_is_not_there_is_said_so(registry, tmp_path):
    ours = Provider("Borte", "http://127.0.0.1:9", CLIENT, SECRET)
    with held_course(registry, tmp_path, provider=ours) as held:
        page = Browser(held).get("/konto/tjeneste")
    assert page.status == 502
    assert "svarte ikke" in page.body.decode()


def test_without_a_provider_there_is_no_such_address(registry, tmp_path):
    with held_course(registry, tmp_path) as held:
        for address in ("/konto/tjeneste", "/konto/tjeneste/svar?code=a&state=b"):
            with pytest.raises(NotHere):
                Browser(held).get(address)


RIGHT = {
    "name": "Tjenesten",
    "issuer": "https://login.example.no",
    "client_id": "kurs",
    "client_secret_file": "secret.txt",
}


def written(folder, values):
    lines = [f'{key} = "{value}"' for key, value in values.items()]
    (folder / "oidc.toml").write_text("\n".join(lines))
    (folder / "secret.txt").write_text("the secret\n")
    return folder / "oidc.toml"


def test_the_settings_are_read(tmp_path):
    read = read_provider(written(tmp_path, RIGHT))
    assert read.client_secret == "the secret"  # noqa: S105
    assert read.scope == "openid email"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"issuer": "http://login.example.no"}, "https://"),
        ({"issuer": ""}, "issuer"),
        ({"client_secret": "here"}, "client_secret_file"),
        ({"client_secret_file": "none.txt"}, "hemmeligheten"),
        ({"name": None}, "name"),
    ],
)
def test_settings_that_cannot_be_used_are_refused_in_words(tmp_path, change, said):
    values = {key: value for key, value in {**RIGHT, **change}.items() if value is not None}
    with pytest.raises(Refusal, match=said):
        read_provider(written(tmp_path, values))
    with pytest.raises(Refusal, match="lese"):
        read_provider(tmp_path / "none.toml")
