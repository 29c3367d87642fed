"""How a played course is graded: by itself, by who reads the texts, and once more."""

from __future__ import annotations

from time import monotonic, sleep

from course_played import BEGAN, Played, Someone, said
from course_played_work import answer_file, send
from playwright.sync_api import Page, expect
from riktig_exercises.course import gradebook
from riktig_exercises.course_rules import rules
from riktig_exercises.key import sheets_for
from riktig_exercises.master import assignments
from riktig_hub.handing_in.places import exercise_folder

SECONDS_TO_GRADE = 300
SECONDS_BETWEEN_LOOKS = 0.5
SEEN_TO = "Svaret sier hva pasienten selv vil."


def wait_for_grades(played: Played) -> None:
    """Until the server says that nothing is being graded; it begins by itself."""
    home = f"/styring/{played.course}/resultater"
    until = monotonic() + SECONDS_TO_GRADE
    while played.office.get(f"{home}/framdrift").json()["making"]:
        assert monotonic() < until, played.served.printed
        sleep(SECONDS_BETWEEN_LOOKS)


def test_page(played: Played, someone: Someone) -> Page:
    """What a participant sees of the final test."""
    return someone.open(f"/kurs/{played.course}/innlevering/{rules().test}")


def feedback(played: Played, someone: Someone, assignment: str) -> str:
    """What a participant is told of their answers."""
    home = f"/kurs/{played.course}/innlevering"
    return someone.get(f"{home}/{assignment}/tilbakemelding").text()


def read_texts(played: Played) -> int:
    """What somebody does in formgrader: full points for each text, and a word. Gives how many."""
    read_now = 0
    with gradebook(exercise_folder(played.folder, played.course)) as book:
        for name in assignments():
            texts = {
                f"{question}-answer": sheet.key.points
                for question, sheet in sheets_for(name, "d01").items()
                if sheet.key.kind == "text"
            }
            for at in BEGAN:
                for cell, points in texts.items():
                    code = played.doctor(at).code
                    grade = book.find_grade(cell, name, name, code)
                    grade.manual_score, grade.needs_manual_grade = points, False
                    book.find_comment(cell, name, name, code).manual_comment = SEEN_TO
                    read_now += 1
        book.db.commit()
    return read_now


def grade_again(played: Played, someone: Someone) -> None:
    """The office fetches what was given for the texts, and the next attempt comes meanwhile."""
    page = played.office.open(f"/styring/{played.course}/resultater")
    page.get_by_role("button", name="Rett nå").click()
    # The page with the button may say that all is graded too: it is the next page that is meant.
    # Left while it still looks by itself, it shows itself anew in the middle of what comes after.
    said(page, "Rettingen er startet.")
    expect(page.get_by_role("button", name="Rett nå")).to_have_count(0)
    send(played, someone, answer_file(someone.code, rules().test, attempt=2))
    done = page.get_by_role("heading", name="Alt som er levert, er rettet")
    expect(done).to_be_visible(timeout=SECONDS_TO_GRADE * 1000)  # the page looks by itself
