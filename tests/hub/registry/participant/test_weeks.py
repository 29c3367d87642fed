"""The week's number and the month's check: written, changed, taken back, missing."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

import pytest
from course_register import NOW
from participant_asks import planned, shown
from riktig_hub.participant import week_pages, weeks
from riktig_hub.registry.practice import Plan, WeeklyNumber
from riktig_hub.web.answer import Go, NotHere, Page, Wrong


def test_without_a_plan_there_is_nothing_to_count(ask):
    asked = ask()
    assert "Skriv forbedringsplanen" in shown(week_pages.show_week(asked), asked)
    with pytest.raises(NotHere):
        week_pages.do_week(ask(form={"count": "3"}))


def test_a_week_s_number_is_written_changed_and_taken_back(ask):
    planned(ask)
    week = {"week": "2026-10-05"}
    answer = week_pages.do_week(ask(form={"count": "3", **week}))
    assert isinstance(answer, Go)
    query = {key: str(value) for key, value in answer.filling.items()}
    asked = ask(query={"sagt": answer.said, **query})
    assert "Angre" in shown(week_pages.show_week(asked), asked)
    assert "Lagret: 3 i uke 41." in shown(week_pages.show_week(asked), asked)
    changed = week_pages.do_week(ask(form={"count": "7", **week}))
    assert isinstance(changed, Go)
    assert changed.filling["before"] == 3
    week_pages.do_week(ask(form={"count": "3", "action": "undo", **week}))
    assert counted(ask) == {date(2026, 10, 5): 3}
    week_pages.do_week(ask(form={"count": "", "action": "undo", **week}))
    assert counted(ask) == {}


def counted(ask):
    return weeks.counts_of(ask.session, ask().course, ask().person)


@pytest.mark.parametrize("typed", ["", "-1", "2,5", "tre", "1000", "٣", "01017012345"])
def test_a_week_s_number_is_a_small_whole_number(ask, typed):
    planned(ask)
    with pytest.raises(Wrong) as wrong:
        week_pages.do_week(ask(form={"count": typed}))
    assert wrong.value.at == "count"
    assert counted(ask) == {}


@pytest.mark.parametrize("week", ["2026-10-12", "2026-10-06", "2020-01-06", "uke"])
def test_only_weeks_of_the_series_can_be_written(ask, week):
    planned(ask)
    with pytest.raises(NotHere):
        week_pages.do_week(ask(form={"count": "3", "week": week}))


def test_missing_weeks_are_gaps_and_not_nought(ask):
    planned(ask)
    session, small = ask.session, ask.small
    for at in (0, 1, 3):
        session.add(
            WeeklyNumber(
                course_id=small.course,
                person_id=small.participants[0],
                week=date(2026, 10, 5) + at * weeks.WEEK,
                count=4 + at,
                said_at=NOW,
            )
        )
    asked = ask(now=datetime(2026, 10, 27, 9, tzinfo=UTC))
    answer = week_pages.show_week(asked)
    assert isinstance(answer, Page)
    assert [one.count for one in answer.values["weeks"]] == [7, None, 5, 4]
    page = shown(answer, asked)
    assert "Én uke mangler. Den står som et hull" in page
    assert "For få punkter" in page
    assert "Mål 2,5" in page  # in the picture
    assert "#1c2526" not in str(answer.values["run"].drawing)


def test_another_measure_begins_another_series():
    def a_round(number, measure, begun):
        return Plan(round=number, measure=measure, begun_on=begun)

    first = a_round(1, "Resepter på telefon", date(2026, 9, 1))
    second = a_round(2, " resepter på  telefon", date(2026, 9, 29))
    third = a_round(3, "Timer om søvn", date(2026, 10, 13))
    counts = {date(2026, 8, 31): 3, date(2026, 10, 12): 1}
    today = date(2026, 10, 20)
    assert weeks.series(counts, [first, second], today)[0].monday == date(2026, 8, 31)
    series = weeks.series(counts, [first, second, third], today)
    assert [(one.monday.day, one.count) for one in series] == [(12, 1), (19, None)]


def test_the_month_s_answers_are_kept_and_shown(ask):
    with pytest.raises(Wrong):
        week_pages.do_month(ask(form={"called_in": "kanskje"}))
    week_pages.do_month(ask(form={"called_in": "no", "looked_together": "yes"}))
    ask.session.flush()
    asked = ask()
    page = shown(week_pages.show_month(asked), asked)
    assert "Spørsmål oktober 2026" in page
    assert re.search(r"listen til halvårskontroll\? Nei", page)
