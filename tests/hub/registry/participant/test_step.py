"""The one next step: a table of where somebody is, and what they are told to do."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from riktig_hub.chapters import Chapter, chapter_pages, course_modules
from riktig_hub.participant.step import Facts, ModuleState, Task, decide

TODAY = date(2026, 10, 5)
HOME = "/kurs/k"
CHAPTER = Chapter("modules/anxiety/01-hvorfor", "Den første resepten")
LATER = Chapter("modules/sleep/01-hvorfor", "Natten som ikke ble bedre")


def task(name, days=None):
    due = None if days is None else datetime(2026, 10, 5, 20, tzinfo=UTC) + timedelta(days=days)
    return Task(name, name.title(), "anxiety", f"{HOME}/innlevering/{name}", due)


def module(number, days=None, held=False, unread=(), tasks=()):
    day = None if days is None else TODAY + timedelta(days=days)
    names = ("Angst", "Søvn", "Langvarige smerter")
    return ModuleState(str(number), names[number - 1], number, unread, tasks, day, held)


FIRST = module(1, 30), module(2, 120), module(3, 210)
ONE_HELD = module(1, -5, held=True), module(2, 90), module(3, 180)
ALL_HELD = tuple(module(number, -60, held=True) for number in (1, 2, 3))
NOTHING = Facts(HOME, TODAY, FIRST, shared=frozenset({"before"}))
UNDER_WAY = replace(NOTHING, modules=ONE_HELD, plan="running")
LAST = replace(UNDER_WAY, modules=ALL_HELD, shared=frozenset({"before", "after"}))


def unread(states, at, *chapters):
    return tuple(
        replace(one, unread=chapters) if place == at else one for place, one in enumerate(states)
    )


@pytest.mark.parametrize(
    ("facts", "kind", "address"),
    [
        # Before the first meeting: chapters, then assignments, then numbers, then the meeting.
        (replace(NOTHING, modules=unread(FIRST, 0, CHAPTER)), "read", CHAPTER.address),
        (
            replace(NOTHING, modules=(module(1, 30, tasks=(task("cases"),)), *FIRST[1:])),
            "hand_in",
            f"{HOME}/innlevering/cases",
        ),
        (replace(NOTHING, shared=frozenset()), "share_before", f"{HOME}/tall"),
        (NOTHING, "meeting", f"{HOME}/moter"),
        (
            replace(NOTHING, modules=(module(1), *FIRST[1:])),
            "meeting_undated",
            f"{HOME}/moter",
        ),
        # The next module's chapters wait until this one's meeting.
        (replace(NOTHING, modules=unread(FIRST, 1, LATER)), "meeting", f"{HOME}/moter"),
        # Whoever has not begun begins by reading: no form and no task that is late comes before.
        (
            replace(
                NOTHING,
                modules=(module(1, 30, unread=(CHAPTER,), tasks=(task("late", -9),)), *FIRST[1:]),
                counts=("meeting_2",),
                begun=False,
            ),
            "begin",
            CHAPTER.address,
        ),
        (replace(LAST, counts=("meeting_2",), begun=False), "evaluate", f"{HOME}/evaluering"),
        # What is near comes first: a meeting tomorrow, a form, a deadline.
        (
            replace(
                NOTHING,
                modules=(module(1, 1, unread=(CHAPTER,)), *FIRST[1:]),
                counts=("meeting_2",),
            ),
            "meeting",
            f"{HOME}/moter",
        ),
        (
            replace(UNDER_WAY, counts=("meeting_2",), week_due=True),
            "count",
            f"{HOME}/telling/meeting_2",
        ),
        (
            replace(
                NOTHING,
                modules=(
                    module(1, 30, unread=(CHAPTER,), tasks=(task("far", 8), task("near", 7))),
                    *FIRST[1:],
                ),
            ),
            "hand_in",
            f"{HOME}/innlevering/near",
        ),
        # After the first meeting: the plan, then its number each week, then the learning again.
        (replace(UNDER_WAY, plan="none", week_due=False), "plan", f"{HOME}/plan"),
        (replace(UNDER_WAY, plan="due", week_due=True), "decide", f"{HOME}/plan"),
        (
            replace(UNDER_WAY, week_due=True, modules=unread(ONE_HELD, 1, LATER)),
            "week",
            f"{HOME}/uke",
        ),
        (replace(UNDER_WAY, modules=unread(ONE_HELD, 1, LATER)), "read", LATER.address),
        (replace(UNDER_WAY, month_due=True), "month", f"{HOME}/maaned"),
        # A chapter left from a module whose meeting is over is still the next step.
        (replace(UNDER_WAY, modules=unread(ONE_HELD, 0, CHAPTER)), "read", CHAPTER.address),
        # The numbers of before are no longer asked for after the second meeting.
        (
            replace(UNDER_WAY, modules=(*ALL_HELD[:2], module(3, 90)), shared=frozenset()),
            "meeting",
            f"{HOME}/moter",
        ),
        (
            replace(UNDER_WAY, modules=(*ALL_HELD[:2], module(3, 14))),
            "share_after",
            f"{HOME}/tall",
        ),
        # At the end. What is voluntary stands in nobody's way to the certificate.
        (replace(LAST, complete=True, shared=frozenset()), "certificate", f"{HOME}/kursbevis"),
        (replace(LAST, shared=frozenset()), "evaluate", f"{HOME}/evaluering"),
        (
            replace(
                LAST, evaluated=True, complete=True, certificate=True, shared=frozenset({"before"})
            ),
            "share_after",
            f"{HOME}/tall",
        ),
        (replace(LAST, plan="none"), "plan", f"{HOME}/plan"),
        (replace(LAST, plan="none", over=True), "evaluate", f"{HOME}/evaluering"),
        (replace(LAST, evaluated=True, waiting=True), "waiting", f"{HOME}/kursbevis"),
        (replace(LAST, last_tasks=(task("final"),)), "hand_in", f"{HOME}/innlevering/final"),
        (LAST, "evaluate", f"{HOME}/evaluering"),
        (replace(LAST, evaluated=True), "missing", f"{HOME}/kursbevis"),
        (replace(LAST, evaluated=True, complete=True), "certificate", f"{HOME}/kursbevis"),
        (
            replace(LAST, evaluated=True, complete=True, certificate=True),
            "done",
            f"{HOME}/kursbevis",
        ),
        (
            replace(LAST, evaluated=True, complete=True, certificate=True, counts=("six_months",)),
            "count",
            f"{HOME}/telling/six_months",
        ),
    ],
)
def test_the_next_step(facts, kind, address):
    step = decide(facts)
    assert (step.kind, step.address) == (kind, address)


def test_a_step_says_by_which_day_and_of_what():
    step = decide(replace(NOTHING, modules=(module(1, 30, tasks=(task("near", 3),)), *FIRST[1:])))
    assert (step.what, step.part, step.due) == ("Near", "Angst", date(2026, 10, 8))


def test_chapters_stand_in_the_order_of_the_meetings_with_the_book_s_names():
    first = course_modules()[0]
    assert [one.meeting for one in course_modules()] == [1, 2, 3]
    assert first.chapters[0] == CHAPTER
    assert len(chapter_pages()) == sum(len(one.chapters) for one in course_modules())
