"""The way round: no two links of one name."""

from __future__ import annotations

from datetime import date

from course_register import NOW, asking
from riktig_hub.registry.courses import Course
from riktig_hub.registry.people import Membership
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
