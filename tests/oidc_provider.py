"""A small OpenID Connect provider of the tests' own: real http, real keys, real signed tokens.

It holds the client to the rules (secret, redirect address, one use of a code, PKCE), and can be
told to say something that must not be believed.
"""

from __future__ import annotations

import asyncio
import base64
import hashlib
import json
import secrets
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from joserfc import jwt
from joserfc.jwk import OctKey, RSAKey
from tornado import web
from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets

CLIENT, SECRET = "riktig-kurs", "secret-of-the-client"


@dataclass
class OidcProvider:
    """Who is logged in there, what it was asked, and what it says wrongly."""

    issuer: str = ""
    person: dict[str, Any] = field(default_factory=dict)
    wrong: dict[str, Any] = field(default_factory=dict)  # claims, "key", "algorithm", "described"
    asked: list[str] = field(default_factory=list)
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    key: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, {"kid": "1"}))

    def described(self) -> dict[str, Any]:
        known = {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/keys",
        }
        return {**known, **self.wrong.get("described", {})}

    def token(self, asked: dict[str, str]) -> str:
        now = int(time.time())
        claims = {
            "iss": self.issuer,
            "aud": CLIENT,
            "sub": "subject-1",
            "iat": now,
            "exp": now + 300,
            "nonce": asked["nonce"],
            **self.person,
            **self.wrong.get("claims", {}),
        }
        claims = {name: value for name, value in claims.items() if value is not None}
        algorithm = self.wrong.get("algorithm", "RS256")
        key: Any = self.wrong.get("key", self.key)
        if algorithm == "HS256":  # signed by what is public, or by what the client knows too
            key = OctKey.import_key(SECRET.ljust(32))
        if algorithm == "none":  # signed by nobody
            parts = ({"alg": "none", "typ": "JWT"}, claims)
            return ".".join(_plain(json.dumps(one).encode()) for one in parts) + "."
        header = {"alg": algorithm, "kid": "1"}
        return jwt.encode(header, claims, key, algorithms=[algorithm])


def _plain(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()


class Page(web.RequestHandler):
    def initialize(self, provider: OidcProvider) -> None:
        self.provider = provider

    def prepare(self) -> None:
        self.provider.asked.append(self.request.path)


class Description(Page):
    def get(self) -> None:
        self.write(self.provider.described())


class Keys(Page):
    def get(self) -> None:
        self.write({"keys": [self.provider.key.as_dict(private=False)]})


class Authorize(Page):
    """Somebody is logged in here already, and agrees."""

    def get(self) -> None:
        asked = {name: self.get_query_argument(name) for name in self.request.query_arguments}
        assert asked["response_type"] == "code"
        assert asked["client_id"] == CLIENT
        assert "openid" in asked["scope"].split()
        assert asked["code_challenge_method"] == "S256"
        code = secrets.token_urlsafe(16)
        self.provider.codes[code] = asked
        back = urlencode({"code": code, "state": asked["state"]})
        self.redirect(f"{asked['redirect_uri']}?{back}")


class Token(Page):
    def post(self) -> None:
        asked = self.provider.codes.pop(self.get_body_argument("code"), None)
        basic = base64.b64encode(f"{CLIENT}:{SECRET}".encode()).decode()
        verifier = self.get_body_argument("code_verifier").encode()
        challenge = _plain(hashlib.sha256(verifier).digest())
        right = (
            asked is not None
            and self.request.headers.get("Authorization") == f"Basic {basic}"
            and asked["code_challenge"] == challenge
            and asked["redirect_uri"] == self.get_body_argument("redirect_uri")
        )
        if not right or asked is None:
            self.set_status(400)
            self.write({"error": "invalid_grant"})
            return
        said = {"access_token": "a", "token_type": "Bearer", "id_token": self.provider.token(asked)}
        self.write(json.dumps(said))


@contextmanager
def oidc_provider(host: str = "127.0.0.1") -> Iterator[OidcProvider]:
    """Serves in a thread of its own, until left."""
    provider = OidcProvider()
    ready, loop_of = threading.Event(), []

    async def serve() -> None:
        # Every address the name has: a browser may try another than we would, and find another's.
        sockets = bind_sockets(0, host)
        provider.issuer = f"http://{host}:{sockets[0].getsockname()[1]}"
        given = {"provider": provider}
        server = HTTPServer(
            web.Application(
                [
                    ("/.well-known/openid-configuration", Description, given),
                    ("/keys", Keys, given),
                    ("/authorize", Authorize, given),
                    ("/token", Token, given),
                ],
                log_function=lambda _handler: None,
            )
        )
        server.add_sockets(sockets)
        stopped = asyncio.Event()
        loop_of.append((asyncio.get_running_loop(), stopped))
        ready.set()
        await stopped.wait()
        server.stop()

    thread = threading.Thread(target=lambda: asyncio.run(serve()), daemon=True)
    thread.start()
    ready.wait(10)
    try:
        yield provider
    finally:
        loop, stopped = loop_of[0]
        loop.call_soon_threadsafe(stopped.set)
        thread.join(10)
