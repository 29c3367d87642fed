"""Who the hub lets in: whoever is in the course's registry, under the registry's own id."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from functools import cached_property
from typing import Any

from jupyterhub.auth import Authenticator
from oauthenticator.generic import GenericOAuthenticator
from tornado import web
from traitlets import Unicode

from riktig.text import text
from riktig_hub.account.delay import begin, forgive
from riktig_hub.account.logins import person_with
from riktig_hub.account.oidc_pages import person_of
from riktig_hub.account.provider import Identity
from riktig_hub.registry.people import Person
from riktig_hub.registry.store import Registry


class Enrolled(Authenticator):
    """What both ways in have in common. The registry is asked in a thread: the hub goes on."""

    registry_url = Unicode(help="The course's registry.").tag(config=True)

    @cached_property
    def registry(self) -> Registry:
        """Opened at the first login."""
        return Registry(self.registry_url)

    async def refresh_user(self, user: Any, handler: Any = None, **_more: Any) -> bool:  # noqa: ARG002
        """Whether somebody who is in may stay: an account that is closed is closed here too."""
        return await asyncio.to_thread(self._is_open, user.name)

    def _is_open(self, person_id: str) -> bool:
        with self.registry.reading() as session:
            person = session.get(Person, person_id)
            return person is not None and person.closed_at is None


class CoursePasswords(Enrolled):
    """By the login name and password that somebody has in the course, with its growing wait."""

    async def authenticate(self, handler: Any, data: dict[str, str]) -> str:
        """The person's id. A refusal is raised, and not returned: the hub would log the name."""
        given = (data.get("username", "").strip().lower(), data.get("password", ""))
        return await asyncio.to_thread(self._person, *given, handler.request.remote_ip)

    def _person(self, email: str, password: str, address: str) -> str:
        now = datetime.now(UTC)
        with self.registry.writing() as session:
            tried = begin(session, email, address, "", now)
        if tried.wait:
            raise web.HTTPError(429, text("hub_jupyterhub.login.wait"))
        with self.registry.reading() as session:
            person = person_with(session, email, password)
        if person is None:
            raise web.HTTPError(403, text("hub_account.login.wrong"))
        with self.registry.writing() as session:
            forgive(session, tried)
        return person.id


class CourseOidc(Enrolled, GenericOAuthenticator):
    """By an OpenID Connect provider. Whoever it names must be invited, or have come before."""

    issuer = Unicode(help="What the provider calls itself.").tag(config=True)
    custom_403_message = Unicode(text("hub_jupyterhub.login.unknown"))

    async def update_auth_model(self, auth_model: dict[str, Any]) -> dict[str, Any] | None:
        """The person's id in place of the provider's; nothing where the course knows nobody."""
        said = auth_model["auth_state"][self.user_auth_state_key]
        email = str(said.get("email") or "") if said.get("email_verified") is True else ""
        identity = Identity(f"{self.issuer} {said['sub']}", email.lower())
        person_id = await asyncio.to_thread(self._person, identity)
        return {**auth_model, "name": person_id} if person_id else None

    def _person(self, identity: Identity) -> str | None:
        with self.registry.writing() as session:
            person = person_of(session, identity, datetime.now(UTC))
            return person.id if person else None
