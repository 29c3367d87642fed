"""A whole course, from the first account to the last certificate, against a running server.

Each test is a phase and goes on where the one before ended: the module is played whole.
"""

from __future__ import annotations

from collections.abc import Iterator

import course_played as cast
import course_played_between as between
import course_played_coming_in as coming_in
import course_played_forms as forms
import course_played_grading as grading
import course_played_meetings as meetings
import course_played_numbers as numbers
import course_played_office as office
import course_played_papers as papers
import course_played_work as work
import pytest
from course_played import Played, email_of
from course_played_server import brought_back, playing
from playwright.sync_api import Browser, expect
from riktig_exercises.master import assignments

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def played(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Played]:
    """The built book served with an empty course folder."""
    with playing(browser, tmp_path_factory.mktemp("whole") / "kurs") as course:
        yield course


@pytest.fixture(scope="module")
def failed_before(request: pytest.FixtureRequest) -> int:
    """How many tests had failed when the play began."""
    return request.session.testsfailed


@pytest.fixture(autouse=True)
def as_played(request: pytest.FixtureRequest, failed_before: int) -> None:
    """A phase is not played on top of one that failed."""
    if request.session.testsfailed > failed_before:
        pytest.skip("an earlier phase failed")


def test_the_office_begins_with_nothing(played):
    office.first_account(played)
    office.make_approval(played)
    office.make_course(played)


def test_twelve_are_enrolled_in_two_groups(played, tmp_path):
    office.enrol(played, tmp_path)
    office.fill_groups(played)
    office.set_deadlines(played)
    office.know_participants(played)
    assert len(set(played.ids.values())) == len(cast.DOCTORS)
    front = played.office.open(f"/styring/{played.course}")
    expect(front.get_by_text("Trenger lenke for å komme inn: 15")).to_be_visible()


def test_everybody_comes_in_by_a_link_that_works_once(played):
    links = office.invitations(played)
    assert len(links) == 15
    coming_in.everybody(played, links)
    coming_in.nobody_twice(played, links[email_of(cast.LEADERS["Molde"])])
    empty = played.office.open(f"/styring/{played.course}/invitasjoner")
    expect(empty.get_by_text("Alle i kurset kan logge inn.")).to_be_visible()


def test_chapters_are_read_and_answers_handed_in(played):
    for at in cast.BEGAN:
        if at in cast.IN_PAGES:
            work.read_and_hand_in_by_pages(played, played.doctor(at))
        else:
            work.read(played, at)
            work.hand_in(played, at)


def test_somebody_elses_answers_are_not_taken(played):
    for name in (cast.DOCTORS[cast.ONLY_ENROLLED], cast.LEADERS["Molde"], "stranger"):
        work.cannot_send(played, played.someone(name), played.doctor(0))


def test_three_meetings_are_held(played):
    meetings.meet_in_pages(played, "Molde")
    meetings.meet(played, "Kristiansund", 1)
    for number in (2, 3):
        for group in cast.LEADERS:
            meetings.meet(played, group, number)
    page = played.someone(cast.LEADERS["Molde"]).open(f"/gruppe/{played.groups['Molde']}")
    expect(page.get_by_text("Alle tre møtene er holdt")).to_be_visible()


def test_numbers_are_shared_and_the_groups_report_is_made(played, tmp_path):
    numbers.share_all(played, numbers.practices(tmp_path))
    said = numbers.report_in_the_page(played, "Molde")
    assert "Molde" in said
    assert "oppdiktede data" in said.lower()
    assert numbers.nobody_named(said)
    few = played.someone(cast.LEADERS["Kristiansund"])
    shown = few.get(f"/gruppe/{played.groups['Kristiansund']}/rapport").text()
    assert "Det mangler 1." in shown
    few.get(f"/gruppe/{played.groups['Molde']}/rapport", 404)


def test_the_municipality_sees_all_together_and_nobody_alone(played):
    page = played.someone(cast.MUNICIPAL).open(f"/kommune/{played.course}")
    expect(page.get_by_role("table").first).to_be_visible()
    assert numbers.nobody_named(page.content())


def test_between_the_meetings(played):
    between.plan_and_count(played)
    dates = played.doctor(cast.ON_A_PHONE).get(f"/kurs/{played.course}/moter.ics").text()
    assert dates.count("BEGIN:VEVENT") == len(work.MEETINGS)


def test_counts_and_evaluations(played):
    forms.count(played)
    forms.evaluate(played)
    page = played.office.open(f"/styring/{played.course}/evaluering")
    expect(page.get_by_text("10 har svart.")).to_be_visible()
    row = page.locator("tbody tr").first
    # Five of nine say 5, four say 4, and one says 3.
    expect(row.locator("td.number")).to_have_text("4,4")
    assert numbers.nobody_named(page.locator("main").inner_text())


def test_grading_has_run_by_itself_and_texts_wait_for_a_person(played):
    grading.wait_for_grades(played)
    page = played.office.open(f"/styring/{played.course}/resultater")
    expect(page.get_by_role("heading", name="Tekstsvar som venter på en person")).to_be_visible()
    again = played.doctor(cast.AGAIN)
    expect(grading.test_page(played, again).get_by_text("du kan prøve igjen").first).to_be_visible()
    assert grading.read_texts(played) > 0
    grading.grade_again(played, again)
    state = grading.test_page(played, again).get_by_role("heading", level=2).first
    expect(state).to_contain_text("Bestått")
    assert grading.SEEN_TO in grading.feedback(played, again, assignments()[0])


def test_the_status_table_is_what_was_played(played):
    rows = forms.status_rows(played.office.get(f"/styring/{played.course}/status.csv").body())
    del rows[""]
    reached = {row: (count,) * 3 for row, count in forms.REACHED.items()}
    assert rows == {**reached, **forms.TABLE}
    page = played.office.open(f"/styring/{played.course}/status")
    assert forms.shown_rows(page, 0)["Fullført"][0] == "10 av 11"
    latest = forms.shown_rows(page, page.locator("table").count() - 1)
    assert {row: latest[row][0] for row in forms.LATEST} == forms.LATEST


def test_certificates_say_what_each_has_done(played):
    for at in cast.COMPLETE:
        papers.of_the_whole(played, at)
    papers.of_parts(played, cast.STOPPED)
    papers.of_nothing(played, cast.ONLY_ENROLLED)
    assert len(set(played.codes.values())) == len(played.codes) == 11
    papers.can_be_checked(played, cast.AGAIN)


def test_the_fund_gets_its_paper(played):
    page = played.doctor(0).open(f"/kurs/{played.course}/fravaer")
    assert "har deltatt på disse møtene" in papers.downloaded(page, "Last ned bekreftelsen")


def test_every_main_page_fits_a_phone(played):
    assert papers.too_wide(played, cast.PHONE) == []


def test_a_backup_brought_back_is_the_same_course(played, tmp_path):
    status = f"/styring/{played.course}/status.csv"
    with brought_back(played, tmp_path) as again:
        assert again.office.get(status).body() == played.office.get(status).body()
        papers.can_be_checked(again, 0)


def test_one_takes_their_data_out_and_another_is_forgotten(played):
    papers.own_data(played, played.doctor(0))
    papers.is_forgotten(played, played.doctor(cast.ON_A_PHONE))


def test_it_is_written_down_who_saw_what(played):
    page = played.office.open(f"/styring/{played.course}/logg")
    expect(page.locator("tbody tr").first).to_be_visible()
    said = page.locator("tbody").inner_text()
    assert cast.OFFICE in said
    assert cast.LEADERS["Molde"] in said


def test_nothing_left_the_machine_and_no_name_is_in_the_log(played):
    assert played.outside == []
    assert played.complaints == []
    printed = played.served.printed
    assert "Traceback" not in printed
    names = (*cast.DOCTORS, cast.OFFICE, cast.MUNICIPAL, *cast.LEADERS.values())
    assert not any(name in printed or email_of(name) in printed for name in names)
