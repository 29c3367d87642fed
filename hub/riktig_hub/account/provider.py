"""Somebody else who says who a person is: one OpenID Connect provider, from one file.

Authorization code with PKCE, state and nonce. The provider's own description, its keys and the
token are fetched at a login and at no other time: it is the one thing the server asks of another
machine for a page.
"""

from __future__ import annotations

import hashlib
import secrets
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from riktig_hub.address import is_loopback
from riktig_hub.refusal import Refusal

CALLBACK = "/konto/tjeneste/svar"
KEYS = frozenset(("name", "issuer", "client_id", "client_secret_file", "scope"))
NEEDED = KEYS - {"scope"}
SCOPE = "openid email"
DESCRIPTION = "/.well-known/openid-configuration"
ENDPOINTS = ("authorization_endpoint", "token_endpoint", "jwks_uri")
# Signed by a key pair of the provider's. Never unsigned, and never by a secret that we hold too.
ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "EdDSA")
SECONDS_TO_WAIT = 10
SECONDS_CLOCKS_DIFFER = 60
MOST_BYTES = 1024 * 1024


class NotSaid(Exception):
    """The provider is not there, or what it says cannot be trusted. Holds nothing it said."""


@dataclass(frozen=True)
class Identity:
    """Who the provider says it is. `email` only where the provider has verified it."""

    subject: str
    email: str = ""
    person: str = ""  # the registry's own id, from a provider that knows people by it


@dataclass(frozen=True)
class Errand:
    """A login under way. All its secrets come of one number, which the browser's cookie holds."""

    number: str

    @classmethod
    def new(cls) -> Errand:
        """An errand nobody can guess."""
        return cls(secrets.token_urlsafe(32))

    def secret(self, purpose: str) -> str:
        """The secret for a purpose: `state`, `nonce` or `verifier`. None tells another."""
        return hashlib.sha256(f"{purpose}:{self.number}".encode()).hexdigest()


@dataclass(frozen=True)
class Provider:
    """The provider, and what we are called there."""

    name: str
    issuer: str
    client_id: str
    client_secret: str
    scope: str = SCOPE

    @property
    def logout(self) -> str:
        """Where one is logged out with them as well; empty where one stays logged in there."""
        return ""

    def address(self, errand: Errand, origin: str) -> str:
        """Where the browser goes to log in there. `NotSaid` where the provider does not answer."""
        with self._client(origin) as client:
            address, _ = client.create_authorization_url(
                self._description(client)["authorization_endpoint"],
                state=errand.secret("state"),
                nonce=errand.secret("nonce"),
                code_verifier=errand.secret("verifier"),
            )
        return str(address)

    def identity(self, errand: Errand, code: str, origin: str) -> Identity:
        """Who it is, by the code the browser came back with. `NotSaid` for anything that is off."""
        from authlib.common.errors import AuthlibBaseError
        from joserfc.errors import JoseError

        try:
            with self._client(origin) as client:
                described = self._description(client)
                token = client.fetch_token(
                    described["token_endpoint"],
                    code=code,
                    grant_type="authorization_code",
                    code_verifier=errand.secret("verifier"),
                    timeout=SECONDS_TO_WAIT,
                    allow_redirects=False,
                )
                keys = self._fetched(client, described["jwks_uri"])
            return self._read(token["id_token"], token.get("access_token"), keys, errand)
        except (AuthlibBaseError, JoseError, OSError, ValueError, LookupError, TypeError):
            raise NotSaid from None

    def _client(self, origin: str) -> Any:
        """The library is imported here: a course without a provider does without it."""
        from authlib.integrations.requests_client import OAuth2Session

        client = OAuth2Session(
            self.client_id,
            self.client_secret,
            scope=self.scope,
            redirect_uri=f"{origin}{CALLBACK}",
            code_challenge_method="S256",
        )
        client.trust_env = False  # no password for the provider from somebody's .netrc
        return client

    def _description(self, client: Any) -> dict[str, Any]:
        try:
            described = self._fetched(client, self.issuer.rstrip("/") + DESCRIPTION)
            if described["issuer"] != self.issuer:
                raise NotSaid
            if not all(may_be_asked(described[key]) for key in ENDPOINTS):
                raise NotSaid
        except (OSError, ValueError, LookupError, TypeError):
            raise NotSaid from None
        return described

    def _fetched(self, client: Any, address: str) -> dict[str, Any]:
        answer = client.get(
            address, timeout=SECONDS_TO_WAIT, allow_redirects=False, withhold_token=True
        )
        if answer.status_code != 200 or len(answer.content) > MOST_BYTES:
            raise NotSaid
        read: dict[str, Any] = answer.json()
        return read

    def _read(
        self, token: str, access: str | None, keys: dict[str, Any], errand: Errand
    ) -> Identity:
        from authlib.oidc.core import CodeIDToken
        from joserfc import jwt
        from joserfc.jwk import KeySet

        decoded = jwt.decode(token, KeySet.import_key_set(keys), algorithms=list(ALGORITHMS))  # type: ignore[arg-type]
        claims = CodeIDToken(
            decoded.claims,
            decoded.header,
            {
                "iss": {"essential": True, "value": self.issuer},
                "aud": {"essential": True, "value": self.client_id},
                "sub": {"essential": True},
            },
            {
                "nonce": errand.secret("nonce"),
                "client_id": self.client_id,
                "access_token": access,
            },
        )
        claims.validate(leeway=SECONDS_CLOCKS_DIFFER)
        verified = claims.get("email_verified") is True
        email = str(claims.get("email") or "").lower() if verified else ""
        return Identity(f"{self.issuer} {claims['sub']}", email)


def may_be_asked(address: str) -> bool:
    """By https; on this machine also without, for a trial."""
    parts = urlsplit(address)
    if parts.scheme == "http":
        return is_loopback(parts.hostname or "")
    return parts.scheme == "https" and bool(parts.hostname)


def read_provider(file: Path) -> Provider:
    """The settings of a file. `Refusal` says what is missing; the secret is never in it."""
    try:
        raw = tomllib.loads(file.read_text("utf-8"))
    except (OSError, ValueError):
        raise Refusal("hub.refused.oidc_file", file=str(file)) from None
    strings = all(isinstance(value, str) and value for value in raw.values())
    if set(raw) - KEYS or NEEDED - set(raw) or not strings:
        raise Refusal("hub.refused.oidc_keys", file=str(file), keys=", ".join(sorted(NEEDED)))
    if not may_be_asked(raw["issuer"]):
        raise Refusal("hub.refused.oidc_issuer", file=str(file))
    secret = _secret(file.parent / raw["client_secret_file"])
    scope = raw.get("scope", SCOPE)
    return Provider(raw["name"], raw["issuer"], raw["client_id"], secret, scope)


def _secret(file: Path) -> str:
    try:
        return file.read_text("utf-8").strip()
    except (OSError, ValueError):
        raise Refusal("hub.refused.oidc_secret", file=str(file)) from None
