"""Where an error's page leads, whoever asks and whatever else is wrong."""

from __future__ import annotations

from course_register import NOW, cookie_for
from riktig_hub.registry.people import Login, Person
from riktig_hub.web.astray import way_back
from riktig_hub.web.cookies import Cookies


def test_the_way_back_is_one_s_own_while_one_is_logged_in(registry, small, held):
    def led(person_id: str = "", operator: str = "") -> tuple[str, str]:
        cookie = cookie_for(registry, person_id, NOW) if person_id else ""
        way = way_back(held, Cookies(login=cookie), operator, NOW)
        return way.to, way.label

    assert led(small.participants[0]) == (f"/kurs/{small.course}", "Til kurset")
    assert led(small.detailer) == (f"/besok/{small.course}", "Til kurset")
    assert led(small.municipality) == (f"/kommune/{small.course}", "Til kurset")
    assert led(small.administrator) == ("/styring", "Til kurset")
    assert led(operator="signed") == ("/styring", "Til kurset")
    login = ("/konto/inn", "Logg inn på kurset")
    assert led() == login
    with registry.writing() as session:
        session.get_one(Person, small.participants[0]).closed_at = NOW
    assert led(small.participants[0]) == login


def test_a_registry_that_fails_does_not_take_the_error_s_page_with_it(registry, small, held):
    cookie = cookie_for(registry, small.participants[0], NOW)
    Login.__table__.drop(registry.engine)
    way = way_back(held, Cookies(login=cookie), "", NOW)
    assert (way.to, way.label) == ("/konto/inn", "Til kurset")
