"""The hub as the one who says who somebody is: its users are called by the registry's ids."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any

from authlib.oauth2.rfc7636 import create_s256_code_challenge
from jupyterhub.services.auth import HubOAuth
from tornado.httputil import url_concat
from tornado.web import HTTPError

from riktig.text import text
from riktig_hub.account.provider import CALLBACK, Errand, Identity, NotSaid, Provider

# The hub is beside us.
AUTHORIZE = "/hub/api/oauth2/authorize"
LOGOUT = "/hub/logout"


class HubLogin(Provider):
    """OAuth with the hub, by JupyterHub's own client. The `issuer` is the hub's API."""

    @property
    def logout(self) -> str:
        """The hub's own: what ran for the person is stopped, and the next one finds nothing."""
        return LOGOUT

    def address(self, errand: Errand, origin: str) -> str:
        """Where the browser goes; who is logged in at the hub comes straight back."""
        asked = {
            "client_id": self.client_id,
            "redirect_uri": f"{origin}{CALLBACK}",
            "response_type": "code",
            "state": errand.secret("state"),
            "code_challenge": create_s256_code_challenge(errand.secret("verifier")),
            "code_challenge_method": "S256",
        }
        return url_concat(f"{origin}{AUTHORIZE}", asked)

    def identity(self, errand: Errand, code: str, origin: str) -> Identity:
        """Who it is, by the registry's id. `NotSaid` when the hub is away or knows no such code."""
        try:
            user = asyncio.run(self._user(code, errand.secret("verifier"), origin))
        except HTTPError:
            raise NotSaid from None
        if not user or user.get("kind") != "user":
            raise NotSaid
        return Identity(f"{self.issuer} {user['name']}", person=str(user["name"]))

    async def _user(self, code: str, verifier: str, origin: str) -> dict[str, Any] | None:
        hub = HubOAuth(
            api_url=self.issuer,
            api_token=self.client_secret,
            oauth_client_id=self.client_id,
            oauth_redirect_uri=f"{origin}{CALLBACK}",
        )
        token = await hub.token_for_code(code, code_verifier=verifier, sync=False)
        found: dict[str, Any] | None = await hub.user_for_token(token, use_cache=False, sync=False)
        return found


def hub_login(environment: Mapping[str, str]) -> HubLogin:
    """The hub that has started this process."""
    return HubLogin(
        name=environment.get("RIKTIG_LOGIN") or text("hub_jupyterhub.login.name"),
        issuer=environment["JUPYTERHUB_API_URL"],
        client_id=environment["JUPYTERHUB_CLIENT_ID"],
        client_secret=environment["JUPYTERHUB_API_TOKEN"],
    )
