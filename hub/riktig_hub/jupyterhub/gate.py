"""The gate of a server that is one person's own: the hub says who comes.

It stands before every address. A page sends whoever is not logged in to the hub, and the hub lets
nobody through to another's server; a file, an answer or a socket is refused at once.
"""

from __future__ import annotations

import inspect
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader
from jupyterhub import __version__ as hub_version
from jupyterhub.services.auth import HubOAuth, HubOAuthCallbackHandler
from tornado import web
from tornado.httputil import url_concat

from riktig.paper.theme import css_variables
from riktig.text import text
from riktig_hub.guard import Guard

PAGES = Path(__file__).parent / "pages"
CALLBACK = "oauth_callback"


class Gate(web.RequestHandler):
    """Put before the bases of every handler by `gated`."""

    def set_default_headers(self) -> None:
        """The hub looks for its own version, and warns where it finds none."""
        super().set_default_headers()
        self.set_header("X-JupyterHub-Version", hub_version)

    async def prepare(self) -> None:
        """Only the owner goes on."""
        user = await _user_of(self)
        if user is None:
            self._to_the_hub()
            return
        if user.get("kind") != "user" or user["name"] != self.settings["owner"]:
            raise web.HTTPError(403)
        before = super().prepare()
        if inspect.isawaitable(before):
            await before

    def _to_the_hub(self) -> None:
        wants_a_page = "text/html" in self.request.headers.get("Accept", "")
        if self.request.method != "GET" or not wants_a_page:
            raise web.HTTPError(403)
        hub: HubOAuth = self.settings["hub"]
        verifier, challenge, method = hub.generate_pkce_code_challenge()
        asked = {"code_challenge": challenge, "code_challenge_method": method}
        asked["state"] = hub.set_state_cookie(
            self, next_url=self.request.uri, code_verifier=verifier
        )
        self.set_header("Cache-Control", "no-store")
        self.redirect(url_concat(hub.login_url, asked))


async def _user_of(handler: web.RequestHandler) -> dict[str, Any] | None:
    """Whom the hub knows by the cookie. No token in an address or a header lets anybody in."""
    hub: HubOAuth = handler.settings["hub"]
    kept = handler.get_signed_cookie(hub.cookie_name)
    if not kept:
        return None
    session_id = hub.get_session_id(handler)
    found: dict[str, Any] | None = await hub.user_for_token(
        kept.decode("ascii"), session_id=session_id, sync=False
    )
    return found


def gated(rule: tuple[Any, ...]) -> tuple[Any, ...]:
    """An address with its handler behind the gate."""
    pattern, handler, *more = rule
    return (pattern, type(f"Gated{handler.__name__}", (Gate, handler), {}), *more)


class ComeBack(Guard, HubOAuthCallbackHandler):
    """From the hub. The page in between is ours: what it opens is asked for by our own page."""

    @property
    def hub_auth(self) -> HubOAuth:
        """One for all, since it remembers who has left for the hub."""
        hub: HubOAuth = self.settings["hub"]
        return hub

    def redirect(self, url: str, permanent: bool = False, status: int | None = None) -> None:  # noqa: ARG002
        """On to what was asked for."""
        self.set_header("Cache-Control", "no-store")
        self.set_header("Content-Type", "text/html; charset=utf-8")
        loader = FileSystemLoader(PAGES)
        page = Environment(loader=loader, autoescape=True).get_template("come_in.html.j2")
        self.finish(page.render(to=url, text=text, variables=css_variables()))
