"""What is done with one request, in a thread of its own: everything that asks the database."""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import quote

from riktig_exercises.identity import holds_identity
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from riktig_hub.account.logins import is_due, renew
from riktig_hub.registry.people import Login, Seen
from riktig_hub.web.access import LogIn, look_up
from riktig_hub.web.answer import Answer, Go, Page, Wrong
from riktig_hub.web.asked import Asked, Viewer
from riktig_hub.web.came import Came, Fields
from riktig_hub.web.comes import knows, viewer_of
from riktig_hub.web.given import Written, written
from riktig_hub.web.held import Course
from riktig_hub.web.route import Route

LOGIN = "/konto/inn"
TOKEN = "csrf"  # noqa: S105  (the field's name)
# Never sent back to a browser, not even in a field that is hidden.
SECRET_FIELDS = (TOKEN, "password", "old_password", "new_password", "code")


@dataclass
class Work:
    """One request to one route of the course."""

    held: Course
    route: Route
    came: Came
    now: datetime
    login: Login | None = None  # the one that was used

    def done(self) -> Written:
        """The answer. `Forbidden` and `NotHere` where it is not for whoever asks."""
        try:
            ready = self._answered()
        except Wrong as wrong:
            ready = self._again(wrong)
        except LogIn:
            ready = self._logged_out()
        return self._renewed(ready)

    def _answered(self) -> Written:
        """A post that met another at the same moment is done once more, and sees what that one did.

        Nothing of the first time is kept. Two clicks on a button are two such posts.
        """
        if self.came.method != "post" or self.route.own_transactions:
            return self._once()
        try:
            return self._once()
        except IntegrityError:
            return self._once()

    def _once(self) -> Written:
        writes = self.came.method == "post"
        with self._session(writes) as session:
            asked = self._asked(session)
            if writes and asked.viewer.actor and not self._holds_token(asked):
                raise Wrong("hub_account.form_is_old")
            return written(self._call(self.came.method, asked), asked)

    def _session(self, writes: bool) -> AbstractContextManager[Session]:
        registry = self.held.registry
        if self.route.own_transactions:
            return registry.reading()
        return registry.writing() if writes or self.route.sees else registry.reading()

    def _asked(self, session: Session) -> Asked:
        cookies, operator = self.came.cookies, bool(self.came.operator)
        viewer = viewer_of(session, cookies.login or "", operator, self.now)
        self.login = viewer.login
        here = look_up(session, self.route, viewer, self.came.values)
        return replace(self._bare(session, viewer), here=here)

    def _bare(self, session: Session, viewer: Viewer) -> Asked:
        came = self.came
        return Asked(
            viewer=viewer,
            session=session,
            now=self.now,
            setting=self.held.setting,
            path=came.path,
            values=came.values,
            query=came.query,
            form=came.form,
            files=came.files,
            address=came.address,
            cookie=came.cookies.login or came.operator,
            cookies=came.cookies,
            agent=came.agent,
            registry=self.held.registry,
        )

    def _holds_token(self, asked: Asked) -> bool:
        return knows(asked.cookie, asked.given(TOKEN))

    def _call(self, method: str, asked: Asked) -> Answer:
        function = getattr(self.route, method)
        answer: Answer = function(asked)
        if self.route.sees:
            about = asked.values.get(self.route.sees, "") or asked.person.id
            asked.session.add(
                Seen(at=asked.now, actor=asked.viewer.actor, what=self.route.name, about=about)
            )
        return answer

    def _again(self, wrong: Wrong) -> Written:
        """The form once more, with what was typed and what is wrong with it."""
        if self.route.get is None:
            raise wrong
        with self._session(False) as session:
            asked = self._asked(session)
            page = self._call("get", asked)
            if not isinstance(page, Page):
                return written(page, asked)
            filled = {**page.values, "wrong": wrong, "typed": _shown_again(asked.form)}
            return written(replace(page, values=filled, status=422), asked)

    def _logged_out(self) -> Written:
        """The way to the login page, and back. What was typed meanwhile is kept in the page."""
        came = self.came
        with self.held.registry.reading() as session:
            asked = self._bare(session, Viewer())
            if came.method == "post":
                kept = {k: v for k, v in _shown_again(came.form).items() if k not in SECRET_FIELDS}
                fields = [(key, one) for key, given in kept.items() for one in given]
                values = {"fields": fields, "files": bool(came.files)}
                return written(Page("account/logged_out.html.j2", values, 401), asked)
            if came.elsewhere:  # a strict cookie stays at home when another site sends the browser
                return written(Page("account/come_in.html.j2", {"to": came.path}), asked)
            return written(Go(f"{LOGIN}?til={quote(came.path)}"), asked)

    def _renewed(self, ready: Written) -> Written:
        """A login that is used lasts on. Written at most once an hour."""
        cookie = self.came.cookies.login
        if not cookie or self.login is None or ready.cookies.login is not None:
            return ready
        if not is_due(self.login, self.now):
            return ready
        with self.held.registry.writing() as session:
            renew(session, cookie, self.now)
        if not self.login.stays:
            return ready
        return replace(ready, cookies=replace(ready.cookies, login=cookie, stays=True))


def _shown_again(form: Fields) -> Fields:
    """What was typed, but never an identity number."""
    return {key: given for key, given in form.items() if not any(map(holds_identity, given))}


def answered(held: Course, route: Route, came: Came, now: datetime) -> Written:
    """What the route answers. `Wrong` where a form is, and there is no page to show it on."""
    return Work(held, route, came, now).done()
