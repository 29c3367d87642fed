"""A real JupyterHub whose people log in elsewhere, with all it keeps in PostgreSQL."""

from __future__ import annotations

import json
import threading
from base64 import b64decode, urlsafe_b64encode
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from course_register import small_course
from jupyterhub_process import Browser, Hub, hub_in
from postgres_cluster import postgres_cluster
from riktig_hub.account.invitations import invite
from riktig_hub.registry.people import Person
from riktig_hub.registry.store import Registry
from sqlalchemy import create_engine, inspect, make_url, text

CLIENT = ("riktig", "kun-for-tjenesten")
TOKEN = "kun-en-gang"  # noqa: S105

pytestmark = pytest.mark.thorough


@dataclass
class Provider:
    """Says that whoever comes is `claims`, to a client that proves itself and its errand."""

    origin: str
    claims: dict[str, Any] = field(default_factory=dict)
    challenges: dict[str, str] = field(default_factory=dict)

    def authorized(self, query: dict[str, str]) -> str:
        code = f"code-{len(self.challenges)}"
        assert query["code_challenge_method"] == "S256"
        self.challenges[code] = query["code_challenge"]
        return query["redirect_uri"] + "?" + urlencode({"code": code, "state": query["state"]})

    def token(self, given: dict[str, str], authorization: str) -> dict[str, str]:
        basic = b64decode(authorization.partition(" ")[2]).decode() if authorization else ""
        said = tuple(basic.split(":")) if basic else (given["client_id"], given["client_secret"])
        assert said == CLIENT
        hashed = sha256(given["code_verifier"].encode()).digest()
        challenge = urlsafe_b64encode(hashed).decode().rstrip("=")
        assert challenge == self.challenges.pop(given["code"])
        return {"access_token": TOKEN, "token_type": "Bearer"}


@contextmanager
def a_provider() -> Iterator[Provider]:
    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            address = urlsplit(self.path)
            query = {name: given[0] for name, given in parse_qs(address.query).items()}
            if address.path == "/authorize":
                self.send_response(302)
                self.send_header("Location", provider.authorized(query))
                self.send_header("Content-Length", "0")
                self.end_headers()
            else:
                assert self.headers["Authorization"].endswith(TOKEN)
                self.tell(provider.claims)

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            given = {name: one[0] for name, one in parse_qs(body).items()}
            self.tell(provider.token(given, self.headers.get("Authorization", "")))

        def tell(self, values: dict[str, Any]) -> None:
            content = json.dumps(values).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_given: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Answer) as server:
        provider = Provider(f"http://127.0.0.1:{server.server_port}")
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield provider
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture(scope="module")
def elsewhere(site, apps, tmp_path_factory) -> Iterator[tuple[Hub, Provider, Registry, str]]:
    folder = tmp_path_factory.mktemp("elsewhere")
    (folder / "secret").write_text(CLIENT[1])
    with postgres_cluster() as url, a_provider() as provider, ExitStack() as stack:
        oidc = f"""[oidc]
name = "Innlogging"
issuer = "{provider.origin}"
client_id = "{CLIENT[0]}"
client_secret_file = "secret"
authorize_url = "{provider.origin}/authorize"
token_url = "{provider.origin}/token"
userdata_url = "{provider.origin}/userdata"
"""
        stack.enter_context(closing(registry := Registry(url)))
        anne = small_course(registry, participants=1).participants[0]
        with registry.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as opened:
            opened.execute(text("create database hub"))
        own = make_url(url).set(database="hub").render_as_string(hide_password=False)
        database = {"top": f'database = "{own}"', "course": f'registry = "{url}"', "more": oidc}
        with hub_in(folder, site, apps, **database) as hub:
            yield hub, provider, registry, anne


def test_whoever_is_not_invited_is_told_so(elsewhere):
    hub, provider, _registry, _anne = elsewhere
    provider.claims = {"sub": "9", "email": "ukjent@eksempel.no", "email_verified": True}
    answer = Browser(hub).go("/hub/oauth_login")
    assert answer.status_code == 403
    assert "Be kurskontoret om en invitasjon" in answer.text
    assert "ukjent@" not in hub.log


def test_one_login_opens_the_own_server_and_the_course(elsewhere):
    hub, provider, registry, anne = elsewhere
    with registry.writing() as session:
        person = session.get_one(Person, anne)
        invite(session, person, datetime.now(UTC))
        provider.claims = {"sub": "1", "email": person.email, "email_verified": True}
    browser = Browser(hub)
    assert "Logg inn med Innlogging" in browser.go("/hub/login").text
    browser.go("/hub/oauth_login")
    browser.own_page(anne)
    assert "Anne Lege" in browser.go("/konto/tjeneste?til=/konto").text
    assert provider.claims["email"] not in hub.log


def test_what_the_hub_keeps_is_in_postgresql(elsewhere):
    hub, _provider, registry, _anne = elsewhere
    engine = create_engine(registry.engine.url.set(database="hub"))
    try:
        assert {"users", "spawners", "oauth_clients"} <= set(inspect(engine).get_table_names())
    finally:
        engine.dispose()
    assert not (hub.folder / "state" / "hub.db").exists()
