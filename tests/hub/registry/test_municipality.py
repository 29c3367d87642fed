"""A municipality's figures: five doctors or nothing, however one looks and how often."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from course_register import NOW, registry_at, small_course
from group_room import Room, pair, share
from riktig_hub.municipality.pages import show_municipality
from riktig_hub.municipality.sums import LEAST, doctors_of, sums_of
from riktig_hub.registry.courses import Course
from riktig_hub.registry.people import Membership, Person
from riktig_hub.registry.practice import SharedSummary
from sqlalchemy import select
from sqlalchemy.orm import Session
from summary_dicts import COUNTS_AFTER, COUNTS_BEFORE

from riktig.municipality.figures import given

DOCTORS = 16
STEPS = 45  # so many amounts are told apart by a summary, which takes less than 1e15
CLASSES = ("N02A", "N05BA", "N05CD", "N03AE01", "N05CF", "N02BF", "N06BA", "R05DA", "N07BC")
MUCH = {"sedative_90_ddd": (40, 200)}


def sides(ddd: float = 4000.0, opioids: float | None = 9000.0) -> Any:
    """A doctor's two files, with benzodiazepines of their own amount."""

    def of(amount: float | None) -> dict[str, Any]:
        return {"rows": 400, "patients": 200, "ddd": amount, "omeq_mg": None}

    classes = {one: of(7000.0) for one in CLASSES}
    classes |= {"N02A": of(opioids), "N05BA": of(ddd)}
    first, _ = pair(counts={**COUNTS_BEFORE, **MUCH}, classes=classes)
    _, last = pair(counts={**COUNTS_AFTER, **MUCH}, classes=classes)
    return first, last


@pytest.fixture
def room(tmp_path: Path) -> Room:
    registry = registry_at(tmp_path)
    small = small_course(registry, participants=DOCTORS)
    return Room(registry, tmp_path, small, small.municipality)


def shared(room: Room, doctors: Sequence[str], **more: Any) -> None:
    with room.asked() as asked:
        for one in doctors:
            share(asked.session, room.small, one, sides(), **more)


def test_four_doctors_are_told_by_how_many_are_missing_alone(room: Room) -> None:
    assert "Det mangler 5." in room.html(show_municipality)
    shared(room, room.small.participants[:4])
    shared(room, room.small.participants[4:6], municipality=False)
    page = room.html(show_municipality)
    assert "Det mangler 1." in page
    assert "<table" not in page
    assert all(word not in page for word in ("Anne", "Lege", "9000", "4000"))


def test_five_doctors_are_shown_beside_molde(room: Room) -> None:
    shared(room, room.small.participants[:5])
    page = room.html(show_municipality)
    assert "DDD til sammen" in page
    assert "27 % ned" in page
    assert "fra 34 til 24 per 1000" in page
    assert "Oppdiktede data" in page
    assert "Navaratnam" in page
    assert "68 % ned" in page  # opioid with a sedative, from 31 to 10
    assert "Det mangler" not in page


def test_the_sixth_changes_nothing_that_is_shown(room: Room) -> None:
    shared(room, room.small.participants[:5])
    five = room.html(show_municipality)
    shared(room, room.small.participants[5:9])
    with room.asked() as asked:
        first = asked.session.get(Person, room.small.participants[0])
        asked.session.delete(first)
    assert room.html(show_municipality) == five
    shared(room, room.small.participants[9:10])
    assert room.html(show_municipality) != five


def test_doctors_of_another_municipality_or_course_are_not_in_it(room: Room) -> None:
    shared(room, room.small.participants[:5])
    with room.asked() as asked:
        for one in room.small.participants[:5]:
            found = asked.session.get(Person, one)
            found.municipality_number = "1547"
    assert "Det mangler 5." in room.html(show_municipality)


def test_a_masked_amount_is_in_no_sum_and_takes_none_of_the_others_with_it(room: Room) -> None:
    shared(room, room.small.participants[:4])
    with room.asked() as asked:
        share(asked.session, room.small, room.small.participants[4], sides(opioids=None))
    page = room.html(show_municipality)
    assert "DDD opioider" not in page
    assert "Pasienter med minst 90 DDD z-hypnotikum" in page


def test_two_courses_do_not_differ_by_one_doctor(room: Room) -> None:
    """The same five and one more take another course: what that adds must not tell of the sixth."""
    shared(room, room.small.participants[:5])
    room.html(show_municipality)
    with room.asked() as asked:
        session = asked.session
        first = asked.course
        other = Course(
            title="Neste kurs",
            organiser="Kurskontoret",
            starts_on=first.starts_on,
            ends_on=first.ends_on,
            created_at=NOW,
        )
        session.add(other)
        session.flush()
        again = replace(room.small, course=other.id)
        for one in room.small.participants[:6]:
            session.add(
                Membership(person_id=one, course_id=other.id, role="participant", enrolled_at=NOW)
            )
            share(session, again, one, sides())
    second = Room(room.registry, room.folder, again, room.small.municipality)
    page = second.html(show_municipality)
    assert "<table" not in page
    assert "telles ikke to ganger" in page
    with room.asked() as asked:  # years that begin after the first sums were made are others
        for row in asked.session.scalars(select(SharedSummary).filter_by(course_id=again.course)):
            row.period_from = NOW.date() + timedelta(days=1)
    assert "<table" in second.html(show_municipality)


def test_an_officer_without_a_municipality_is_told_what_to_do(room: Room) -> None:
    with room.asked() as asked:
        found = asked.session.get(Person, room.small.municipality)
        found.municipality_number = None
    assert "Be kurskontoret" in room.html(show_municipality)


def test_only_who_administers_may_choose_a_municipality(room: Room) -> None:
    shared(room, room.small.participants[:5])
    other = {"kommune": "1547"}
    assert "<table" in room.html(show_municipality, query=other)
    office = Room(room.registry, room.folder, room.small, room.small.administrator)
    assert "Det mangler 5." in office.html(show_municipality, query=other)
    assert "<table" in office.html(show_municipality, query={"kommune": "1506"})


def test_what_is_no_share_of_a_year_gives_nothing() -> None:
    first, last = sides()
    assert given(first, last).groups
    assert not given({**first, "kind": "private"}, last).groups
    short = {**last, "period": {"from": "2026-05-01", "to": "2026-10-31"}}
    assert not given(first, short).groups
    assert not given({"kind": "share"}, last).groups


def test_no_view_or_set_of_views_tells_of_fewer_than_five(room: Room) -> None:
    """Each doctor's amount is a power of two, so a sum says who is in it."""
    chance = random.Random(18)  # noqa: S311
    seen: list[int] = []
    naive: list[int] = []
    bits = iter(range(STEPS))
    for step in range(STEPS):
        with room.asked() as asked:
            _something_happens(asked.session, room, chance, bits)
        room.html(show_municipality, now=NOW + timedelta(days=step))
        with room.asked() as asked:
            course = asked.course
            sums = [o for o in sums_of(asked.session, course, "1506") if o.figure == "amounts"]
            seen.append(sum(int(one.sums["after"]["benzodiazepines"]) for one in sums))
            naive.append(
                sum(
                    int(one.after.content["classes"]["N05BA"]["ddd"])
                    for one in doctors_of(asked.session, course, "1506")
                )
            )
    assert len(set(seen)) > 2, "figures were renewed, or there was nothing to attack"
    assert min(_companies(naive)) == 1, "the attack finds one doctor in the sums of today"
    assert min(_companies(seen)) >= LEAST


def _something_happens(session: Session, room: Room, chance: random.Random, bits: Any) -> None:
    """A doctor shares, takes back, or shares anew."""
    who = chance.choice(room.small.participants)
    rows = session.scalars(select(SharedSummary).where(SharedSummary.person_id == who)).all()
    for row in rows:
        session.delete(row)
    session.flush()
    if not rows or chance.random() < 0.5:
        share(session, room.small, who, sides(float(2 ** next(bits))))


def _companies(views: Sequence[int]) -> list[int]:
    """How many doctors are in each set that all the views together can tell from the others."""
    width = max(views).bit_length()
    told = Counter(tuple(view >> bit & 1 for view in views) for bit in range(width))
    return [count for places, count in told.items() if any(places)]
