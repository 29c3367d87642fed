"""A whole course, from the first account to the last certificate, against a running server.

Each test is a phase and goes on where the one before ended: the module is played whole.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

import course_played_numbers as numbers
import course_played_office as office
import course_played_work as work
import pytest
from course_played import (
    AGAIN,
    BEGAN,
    COMPLETE,
    DOCTORS,
    LEADERS,
    MUNICIPAL,
    OFFICE,
    ONLY_ENROLLED,
    PASSWORD,
    STOPPED,
    Played,
    email_of,
)
from course_played_papers import certificate, main_pages, pdf_text
from playwright.sync_api import Browser, expect
from riktig_exercises.course_rules import rules
from riktig_exercises.master import assignments
from serving import server_process

from riktig.cli import main

pytestmark = [pytest.mark.browser, pytest.mark.thorough]
ROOT = Path(__file__).parents[2]
BUILT = Path(os.environ.get("RIKTIG_BUILT", ROOT / "_build"))
PHONE = {"width": 390, "height": 844}
REPORT_SECONDS = 180
FIRST_CHAPTER = "modules/anxiety/01-hvorfor.html"


@pytest.fixture(scope="module")
def played(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Played]:
    """The built book served with an empty course folder. `make test` builds it first."""
    if not (BUILT / "html" / "index.html").is_file():
        pytest.fail("the book is not built: run make book")
    folder = tmp_path_factory.mktemp("whole") / "kurs"
    html, apps = BUILT / "html", BUILT / "apps"
    with server_process(html, apps, "--course", str(folder)) as served:
        course = Played(served, browser, folder)
        course.someone(DOCTORS[1], viewport=PHONE, has_touch=True)
        yield course
        course.close()


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
    assert len(set(played.ids.values())) == len(DOCTORS)
    front = played.office.open(f"/styring/{played.course}")
    expect(front.get_by_text("Trenger lenke for å komme inn: 15")).to_be_visible()


def test_everybody_comes_in_by_a_link_that_works_once(played):
    links = office.invitations(played)
    assert len(links) == 15
    for at in (0, 1):
        played.doctor(at).choose_password(links[email_of(DOCTORS[at])])
        expect(played.doctor(at).page.get_by_role("heading", level=1)).to_have_text("Mitt kurs")
    leader = LEADERS["Molde"]
    played.someone(leader).choose_password(links[email_of(leader)])
    for name in (*DOCTORS[2:], LEADERS["Kristiansund"], MUNICIPAL):
        played.someone(name).come_in(links[email_of(name)])
    played.someone("stranger").get(
        f"/konto/invitasjon?{links[email_of(leader)].partition('?')[2]}", 410
    )
    empty = played.office.open(f"/styring/{played.course}/invitasjoner")
    expect(empty.get_by_text("Alle i kurset kan logge inn.")).to_be_visible()


def test_chapters_are_read_and_answers_handed_in(played):
    work.tick_in_the_book(played.doctor(0), FIRST_CHAPTER)
    for at in BEGAN:
        work.read(played, at)
    first, *rest = assignments()
    work.hand_in_by_the_page(played, played.doctor(1), first)
    work.hand_in(played, 1, rest)
    for at in BEGAN:
        if at != 1:
            work.hand_in(played, at)
    page = played.doctor(0).open(f"/kurs/{played.course}")
    expect(page.get_by_text("12 av 12 kapitler lest")).to_be_attached()


def test_somebody_elses_answers_are_not_taken(played):
    """Of another, or from whoever is not logged in."""
    path = f"/kurs/{played.course}/innlevering"
    for name in (DOCTORS[ONLY_ENROLLED], LEADERS["Molde"], "stranger"):
        someone = played.someone(name)
        file = work.answer_file(played.doctor(0).code, assignments()[0])
        with pytest.raises(AssertionError, match=path):
            someone.send(path, {}, "svarfil", "oppgave.svar.json", file)


def test_three_meetings_are_held(played):
    work.meet_in_pages(played, "Molde")
    work.meet(played, "Kristiansund", 1)
    for number in (2, 3):
        for group in LEADERS:
            work.meet(played, group, number)
    page = played.someone(LEADERS["Molde"]).open(f"/gruppe/{played.groups['Molde']}")
    expect(page.get_by_text("Alle tre møtene er holdt")).to_be_visible()


def test_numbers_are_shared_and_the_groups_report_is_made(played, tmp_path):
    pairs = numbers.practices(tmp_path)
    page = numbers.share_in_the_page(played, 0, pairs[0])
    expect(page.get_by_text("Oppdiktede data")).to_be_visible()
    for at in COMPLETE[1:]:
        numbers.share(played, at, pairs[at])
    leader, home = played.someone(LEADERS["Molde"]), f"/gruppe/{played.groups['Molde']}/rapport"
    page = leader.open(home)
    page.get_by_role("button", name="Lag rapporten").click()
    ready = page.get_by_role("link", name="Rapporten, til utskrift (PDF)")
    expect(ready).to_be_visible(timeout=REPORT_SECONDS * 1000)
    said = pdf_text(leader.get(f"{home}/fil/gruppe.pdf").body())
    assert "Molde" in said
    assert "oppdiktede data" in said.lower()
    assert numbers.nobody_named(said)
    few = played.someone(LEADERS["Kristiansund"])
    shown = few.get(f"/gruppe/{played.groups['Kristiansund']}/rapport").text()
    assert "Det mangler 1." in shown
    few.get(home, 404)


def test_the_municipality_sees_all_together_and_nobody_alone(played):
    page = played.someone(MUNICIPAL).open(f"/kommune/{played.course}")
    expect(page.get_by_role("table").first).to_be_visible()
    assert numbers.nobody_named(page.content())


def test_between_the_meetings(played):
    home = f"/kurs/{played.course}"
    plan = {
        "aim": "Færre får fornyet sovemedisin på telefon.",
        "measure": "Fornyet på telefon",
        "goal": "2",
        "by_day": str(played.day(60)),
        "change": "Alle får tilbud om time.",
        "prediction": "Halvparten tar imot.",
    }
    phone = played.doctor(1)
    page = phone.open(f"{home}/plan")
    for key, value in plan.items():
        page.locator(f"#{key}").fill(value)
    page.get_by_role("button", name="Lagre").click()
    expect(page.get_by_role("status")).to_have_text("Planen er lagret.")
    page = phone.open(f"{home}/uke")
    page.locator("#count").fill("4")
    page.get_by_role("button", name="Lagre").tap()
    expect(page.get_by_role("status")).to_contain_text("Lagret: 4")
    for at in COMPLETE[2:]:
        played.doctor(at).post(f"{home}/plan", plan)
        played.doctor(at).post(f"{home}/uke", {"count": str(at)})
    dates = phone.get(f"{home}/moter.ics").text()
    assert dates.count("BEGIN:VEVENT") == 3


def test_counts_and_evaluations(played):
    numbers.count(played)
    numbers.evaluate(played)
    page = played.office.open(f"/styring/{played.course}/evaluering")
    expect(page.get_by_text("10 har svart.")).to_be_visible()
    row = page.locator("tbody tr").first
    # Five of nine say 5, four say 4, and one says 3.
    expect(row.locator("td.number")).to_have_text("4,4")
    assert numbers.nobody_named(page.locator("main").inner_text())


def test_grading_has_run_by_itself_and_texts_wait_for_a_person(played):
    work.wait_for_grades(played)
    page = played.office.open(f"/styring/{played.course}/resultater")
    expect(page.get_by_role("heading", name="Tekstsvar som venter på en person")).to_be_visible()
    again, home = played.doctor(AGAIN), f"/kurs/{played.course}/innlevering"
    page = again.open(f"{home}/{rules().test}")
    expect(page.get_by_text("du kan prøve igjen").first).to_be_visible()
    assert work.read_texts(played) > 0
    work.send(played, again, work.answer_file(again.code, rules().test, attempt=2))
    work.grade_now(played)
    page = again.open(f"{home}/{rules().test}")
    expect(page.get_by_role("heading", level=2).first).to_contain_text("Bestått")
    feedback = again.get(f"{home}/{assignments()[0]}/tilbakemelding").text()
    assert work.SEEN_TO in feedback


def test_the_status_table_is_what_was_played(played):
    home = f"/styring/{played.course}"
    rows = numbers.status_rows(played.office.get(f"{home}/status.csv").body())
    del rows[""]
    reached = {row: (count,) * 3 for row, count in numbers.REACHED.items()}
    assert rows == {**reached, **numbers.TABLE}
    page = played.office.open(f"{home}/status")
    assert numbers.shown_rows(page, 0)["Fullført"][0] == "10 av 11"
    latest = numbers.shown_rows(page, page.locator("table").count() - 1)
    assert {row: latest[row][0] for row in numbers.LATEST} == numbers.LATEST


def test_certificates_say_what_each_has_done(played):
    page = played.doctor(0).open(f"/kurs/{played.course}/kursbevis")
    expect(page.get_by_role("heading", name="Kurset er gjennomført")).to_be_visible()
    for at in COMPLETE:
        paper = certificate(played, at)
        assert "har gjennomført kurset" in paper
        assert DOCTORS[at] in paper
        assert f"{9000001 + at}" in paper
        assert f"Kurset teller {office.WHOLE_HOURS} timer" in paper
    paper = certificate(played, STOPPED)
    assert "Kurset er ikke fullført." in paper
    assert f"Delene teller {office.PARTS_HOURS} timer" in paper
    assert "ikke bestått" in paper
    assert "fra møte 1, 2 " in paper
    assert len(set(played.codes.values())) == len(played.codes) == 11
    refused = played.doctor(ONLY_ENROLLED).post(f"/kurs/{played.course}/kursbevis", {}, status=422)
    assert "Det er ingenting å bekrefte ennå." in refused.text()
    page = played.someone("stranger").open(f"/kursbevis?kode={played.codes[DOCTORS[AGAIN]]}")
    expect(page.get_by_role("heading", name=DOCTORS[AGAIN])).to_be_visible()
    assert f"{9000001 + AGAIN}" not in page.content()


def test_the_fund_gets_its_paper(played):
    paper = played.doctor(0).post(f"/kurs/{played.course}/fravaer", {}, status=200)
    assert "har deltatt på disse møtene" in pdf_text(paper.body())


@pytest.mark.thorough
def test_every_main_page_fits_a_phone(played):
    wide = []
    for name, path in main_pages(played):
        page = played.someone(name).page
        page.set_viewport_size(PHONE)
        played.someone(name).open(path)
        if page.evaluate("document.documentElement.scrollWidth") > PHONE["width"]:
            wide.append(path)
        page.set_viewport_size({"width": 1280, "height": 800})
    assert wide == []


@pytest.mark.thorough
def test_a_backup_brought_back_is_the_same_course(played, tmp_path):
    """Taken while the course is served, and served again from an empty folder."""
    kept, folder = tmp_path / "kurs.zip", tmp_path / "elsewhere"
    assert main(["backup", str(kept), "--course", str(played.folder)]) == 0
    assert main(["restore", str(kept), "--course", str(folder)]) == 0
    html, apps = BUILT / "html", BUILT / "apps"
    status, code = f"/styring/{played.course}/status.csv", played.codes[DOCTORS[0]]
    with server_process(html, apps, "--course", str(folder)) as served:
        again = Played(served, played.browser, folder)
        form = {"csrf": "", "email": email_of(OFFICE), "password": PASSWORD}
        again.office.post("/konto/inn", form)
        assert again.office.get(status).body() == played.office.get(status).body()
        assert DOCTORS[0] in again.someone("stranger").get(f"/kursbevis?kode={code}").text()
        again.close()


def test_one_takes_their_data_out_and_another_is_forgotten(played):
    held = json.loads(played.doctor(0).get("/konto/mine-data/fil").body())
    assert {"hand_in", "shared_summary", "count_form", "certificate", "attendance"} <= set(held)
    assert len(held["hand_in"]) == len(assignments())
    written = json.dumps(held, ensure_ascii=False)
    assert DOCTORS[0] in written
    assert not any(name in written for name in DOCTORS[1:])
    assert "argon2" not in written
    leaving = played.doctor(1)
    page = leaving.open("/konto/mine-data")
    page.locator("#password").fill(PASSWORD)
    page.get_by_role("button", name="Slett alt om meg").click()
    expect(page.get_by_role("status")).to_have_text("Alt om deg er slettet.")
    form = {"csrf": "", "email": email_of(leaving.name), "password": PASSWORD}
    played.someone("stranger").post("/konto/inn", form, status=422)
    people = played.office.get(f"/styring/{played.course}/deltakere").text()
    assert leaving.name not in people
    # The paper they hold can still be checked.
    shown = played.someone("stranger").get(f"/kursbevis?kode={played.codes[leaving.name]}").text()
    assert leaving.name in shown


def test_it_is_written_down_who_saw_what(played):
    page = played.office.open(f"/styring/{played.course}/logg")
    expect(page.locator("tbody tr").first).to_be_visible()
    said = page.locator("tbody").inner_text()
    assert OFFICE in said
    assert LEADERS["Molde"] in said


def test_nothing_left_the_machine_and_no_name_is_in_the_log(played):
    assert played.outside == []
    assert played.complaints == []
    printed = played.served.printed
    assert "Traceback" not in printed
    names = (*DOCTORS, OFFICE, MUNICIPAL, *LEADERS.values())
    assert not any(name in printed or email_of(name) in printed for name in names)
