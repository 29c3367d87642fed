"""Many who try to come in keep nobody waiting who is in."""

from __future__ import annotations

from threading import Event

from course_browser import route_of
from course_register import NOW, cookie_for
from riktig_hub.web.came import Came
from riktig_hub.web.cookies import Cookies
from riktig_hub.web.held import THREADS
from riktig_hub.web.work import answered

DOOR = ("/konto/inn", "/konto/tjeneste", "/konto/tjeneste/svar", "/konto/glemt")


def test_a_page_is_answered_while_all_at_the_door_wait(held, registry, small):
    path = f"/kurs/{small.course}"
    route, values = route_of(path)
    inside = Cookies(login=cookie_for(registry, small.participants[0], NOW))
    came = Came(path=path, values=values, cookies=inside)
    opened = Event()
    try:
        for address in DOOR:  # more than there are threads, as a provider that does not answer
            door = held.threads_for(route_of(address)[0])
            waiting = [door.submit(opened.wait) for _ in range(THREADS)]
        page = held.threads_for(route).submit(answered, held, route, came, NOW)
        assert page.result(timeout=20).status == 200
        assert not any(one.done() for one in waiting)
    finally:
        opened.set()
