"""The way round: no two links of one name, and the one that somebody is in is marked."""

from __future__ import annotations

import re
from datetime import date

from course_register import NOW, asking, cookie_for
from riktig_hub.registry.courses import Course
from riktig_hub.registry.people import Membership
from riktig_hub.web.cookies import Cookies
from riktig_hub.web.places import places


def test_several_courses_are_one_link_to_the_list_of_them(registry, small, tmp_path):
    with registry.reading() as session:
        asked = asking(session, small.participants[0], tmp_path, small)
        first = places(asked)[0]
        assert (first.to, first.label) == (f"/kurs/{small.course}", "Mitt kurs")
        days = {"starts_on": date(2027, 1, 1), "ends_on": date(2027, 6, 1)}
        other = Course(title="Våren", organiser="Kontoret", created_at=NOW, **days)
        session.add(other)
        session.flush()
        for person, role in ((small.participants[0], "participant"), (small.detailer, "detailer")):
            session.add(
                Membership(person_id=person, course_id=other.id, role=role, enrolled_at=NOW)
            )
        session.flush()
        first = places(asked)[0]
        assert (first.to, first.label) == ("/kurs", "Mine kurs")
        visits = places(asking(session, small.detailer, tmp_path, small))
        assert [one.label for one in visits][:2] == [
            "Besøk: Våren",
            "Besøk: Riktig forskrivning, høsten 2026",
        ]


# Whose page, its address, and the entry of the menu that it is in.
MARKED = (
    ("participant", "/kurs/{course}", ["Mitt kurs"]),
    ("participant", "/kurs/{course}/plan", ["Mitt kurs"]),
    ("participant", "/konto/mine-data", ["Min konto"]),
    ("participant", "/kursbevis", []),
    ("facilitator", "/gruppe", ["Gruppen min"]),
    ("facilitator", "/gruppe/{group}", ["Gruppen min"]),
    ("detailer", "/besok/{course}/kommuner", ["Besøk"]),
    ("municipality", "/kommune/{course}", ["Kommunen"]),
    ("administrator", "/styring/{course}/status", ["Styring"]),
)


def test_the_menu_marks_the_entry_one_is_in(registry, small, browser):
    for who, address, marked in MARKED:
        person = getattr(small, who, small.participants[0])
        browser.cookies = Cookies(login=cookie_for(registry, person, browser.now))
        page = browser.get(address.format(course=small.course, group=small.group)).body.decode()
        menu = page.split("<nav", 1)[1].split("</nav>")[0]
        assert re.findall(r'aria-current="page">([^<]+)<', menu) == marked, address
