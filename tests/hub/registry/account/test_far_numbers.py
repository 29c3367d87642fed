"""Numbers and days that nobody means: said so at the field, and nothing breaks later."""

from __future__ import annotations

from datetime import date

import pytest
from course_browser import Browser
from course_register import NOW, cookie_for
from riktig_hub.keeping.retention import overdue
from riktig_hub.registry.courses import Course
from riktig_hub.web.answer import NotHere
from riktig_hub.web.cookies import Cookies
from riktig_hub.web.whole import whole
from riktig_hub.web.zone import from_local

# More digits than Python reads as a number.
DIGITS = "9" * 6000
COURSE = {"title": "T", "organiser": "O", "starts_on": "2026-09-01", "ends_on": "2027-05-01"}
PLAN = dict.fromkeys(("aim", "measure", "change", "prediction"), "ord") | {"goal": "1"}
VISIT = {"municipality": "1506", "name": "Molde"}
GROUP = {"name": "Gruppe 1"} | {f"minutes_{number}": "60" for number in (1, 2, 3)}


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("15", 15),
        ("0015", 15),
        *(
            (one, None)
            for one in (
                "14",
                "61",
                "",
                "-20",
                "²0",
                "٣٣",
            )
        ),
    ],
)
def test_a_whole_number_within_its_bounds(typed, read):
    assert whole(typed, 15, 60) == read


def test_nought_is_a_number():
    assert whole("000", 0, 9) == 0


@pytest.mark.parametrize("typed", ["0001-01-01T00:00", "9999-12-31T23:59", "1989-12-31T12:00"])
def test_a_moment_far_away_is_none(typed):
    with pytest.raises(ValueError, match="far away"):
        from_local(typed)


@pytest.mark.parametrize(
    ("who", "address", "field", "given", "form"),
    [
        ("facilitator", "/gruppe/{group}/moter/1/tid", "minutes", DIGITS, {"day": "2026-10-19"}),
        ("administrator", "/styring/{course}/grupper/{group}", "minutes_1", DIGITS, GROUP),
        ("administrator", "/styring/{course}/grupper/{group}", "starts_1", "0001-01-01", GROUP),
        ("administrator", "/styring/nytt", "keep_days", DIGITS, COURSE),
        ("administrator", "/styring/nytt", "ends_on", "9999-12-31", COURSE),
        ("participant", "/kurs/{course}/plan", "by_day", "9999-12-31", PLAN),
        ("detailer", "/besok/{course}/kommuner", "gps", DIGITS, VISIT),
    ],
)
def test_it_is_said_at_the_field(held, registry, small, who, address, field, given, form):
    ids = {**vars(small), "participant": small.participants[0]}
    cookie = cookie_for(registry, ids[who], NOW)
    browser = Browser(held, cookies=Cookies(login=cookie))
    page = browser.post(address.format(**ids), clock="19:00", **{**form, field: given})
    assert page.status == 422
    tag = next(one for one in page.body.decode().split("<") if f'name="{field}"' in one)
    assert 'aria-invalid="true"' in tag


def test_a_week_with_a_number_nobody_reaches(held, registry, small):
    cookie = cookie_for(registry, small.participants[0], NOW)
    browser = Browser(held, cookies=Cookies(login=cookie))
    address = f"/kurs/{small.course}/uke"
    plan = browser.post(f"/kurs/{small.course}/plan", **PLAN, by_day="2026-12-01")
    assert plan.status == 303
    assert browser.post(address, count=DIGITS).status == 422
    assert browser.post(address, count="7").status == 303


@pytest.mark.parametrize("until", ["2026-01-01", "9999-12-31T23:59:59-12:00", "i dag"])
def test_a_page_of_the_log_that_no_link_leads_to(held, registry, small, until):
    browser = Browser(held, cookies=Cookies(login=cookie_for(registry, small.administrator, NOW)))
    with pytest.raises(NotHere):
        browser.get(f"/styring/{small.course}/logg?til={until}")


def test_a_course_of_an_endless_year_stops_no_server(registry, small):
    with registry.writing() as session:
        session.get_one(Course, small.course).ends_on = date.max
    with registry.reading() as session:
        assert overdue(session, date(2030, 1, 1)) == []
