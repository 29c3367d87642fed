"""What participants and facilitators do in a played course: reading, handing in, meeting."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Sequence
from time import monotonic, sleep
from typing import Any

from course_played import (
    AGAIN,
    BEGAN,
    DOCTORS,
    KRISTIANSUND,
    LEADERS,
    MOLDE,
    STOPPED,
    Played,
    Someone,
)
from given_answers import right_answer
from playwright.sync_api import expect
from riktig_exercises.course import gradebook
from riktig_exercises.course_rules import rules
from riktig_exercises.key import sheets_for
from riktig_exercises.master import assignments
from riktig_hub.handing_in.chapters import chapters
from riktig_hub.handing_in.places import exercise_folder

SECONDS_TO_GRADE = 300
SEEN_TO = "Svaret sier hva pasienten selv vil."
MEETINGS = (1, 2, 3)
# The one who stops reads two modules and comes to two meetings.
STOPS_AFTER = 2


def tick_in_the_book(someone: Someone, chapter: str) -> None:
    """A chapter is read where it stands, and ticked at its foot."""
    page = someone.open(f"/{chapter}")
    page.get_by_label("Jeg har lest kapitlet").check()
    expect(page.get_by_role("status")).to_have_text("Krysset følger kurset ditt.")


def read(played: Played, at: int) -> None:
    """Ticks the chapters of all modules, but for who stops."""
    for module, pages in chapters().items():
        if at == STOPPED and module > STOPS_AFTER:
            continue
        plain = [page.removesuffix(".html") for page in pages]
        played.doctor(at).post(f"/kurs/{played.course}/lest", {"chapter": plain})


def answer_file(code: str, assignment: str, attempt: int = 1, right: bool = True) -> bytes:
    """As the form makes it: all right, or every question but the last answered with the first."""
    sheets = sheets_for(assignment, code, attempt)
    answers: dict[str, Any] = {name: right_answer(one) for name, one in sheets.items()}
    if not right:
        answers = dict(list(answers.items())[:2])
    named = f"{code}/{assignment}/{attempt}"
    file = {
        "schema": "riktig-answers/2",
        "assignment": assignment,
        "submission_id": hashlib.sha256(named.encode()).hexdigest()[:32],
        "participant": code,
        "attempt": attempt,
        "answers": answers,
    }
    return json.dumps(file, ensure_ascii=False).encode()


def hand_in_by_the_page(played: Played, someone: Someone, assignment: str) -> None:
    """A file is chosen on the assignment's page; the page says that it is kept."""
    page = someone.open(f"/kurs/{played.course}/innlevering/{assignment}")
    expect(page.get_by_role("heading", name="Ikke begynt")).to_be_visible()
    page.locator("input[type=file]").set_input_files(
        {
            "name": f"{assignment}.svar.json",
            "mimeType": "application/json",
            "buffer": answer_file(someone.code, assignment),
        }
    )
    page.locator("main button[type=submit]").click()
    expect(page.get_by_role("status")).to_be_visible()
    expect(page.get_by_role("heading", name="Levert, ikke rettet ennå")).to_be_visible()
    page.goto("about:blank")  # it would look again when the answers are graded


def hand_in(played: Played, at: int, names: Sequence[str] = assignments()) -> None:
    """Sends the answer files of one participant; the test goes wrong for two of them."""
    someone = played.doctor(at)
    for name in names:
        right = name != rules().test or at not in (AGAIN, STOPPED)
        send(played, someone, answer_file(someone.code, name, right=right))


def send(played: Played, someone: Someone, file: bytes) -> str:
    """Sends one answer file."""
    path = f"/kurs/{played.course}/innlevering"
    return someone.send(path, {}, "svarfil", "oppgave.svar.json", file)


def wait_for_grades(played: Played) -> None:
    """Until the server says that nothing is being graded; it begins by itself."""
    home = f"/styring/{played.course}/resultater"
    until = monotonic() + SECONDS_TO_GRADE
    while played.office.get(f"{home}/framdrift").json()["making"]:
        assert monotonic() < until, played.served.printed
        sleep(0.3)


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


def grade_now(played: Played) -> None:
    """The office fetches what was given for the texts."""
    page = played.office.open(f"/styring/{played.course}/resultater")
    page.get_by_role("button", name="Rett nå").click()
    # The page with the button may say that all is graded too: it is the next page that is meant.
    # Left while it still looks by itself, it shows itself anew in the middle of what comes after.
    expect(page.get_by_role("status")).to_have_text("Rettingen er startet.")
    expect(page.get_by_role("button", name="Rett nå")).to_have_count(0)
    done = page.get_by_role("heading", name="Alt som er levert, er rettet")
    expect(done).to_be_visible(timeout=SECONDS_TO_GRADE * 1000)  # the page looks by itself


def members(group: str) -> range:
    """Places in the list of those in a group."""
    return MOLDE if group == "Molde" else KRISTIANSUND


def came(group: str, number: int) -> list[int]:
    """Who is at a meeting: everybody who began, but for who stops before the last."""
    return [at for at in members(group) if at in BEGAN and (at != STOPPED or number <= STOPS_AFTER)]


def meet_in_pages(played: Played, group: str) -> None:
    """The first meeting as a facilitator runs it: who came, what each will try, the worksheet."""
    page = played.someone(LEADERS[group]).open("/gruppe")
    page.get_by_role("link", name=f"Åpne {group}").click()
    page.get_by_role("link", name="Til oppmøtet").click()
    for at in came(group, 1):
        page.get_by_role("checkbox", name=DOCTORS[at]).check()
    page.get_by_role("button", name="Lagre oppmøtet").click()
    expect(page.get_by_role("status")).to_contain_text("6 av 6 kom")
    page.get_by_role("link", name="Avtaler").click()
    page.locator("#who").select_option(label=DOCTORS[0])
    page.locator("#what").fill("Ingen ny resept uten samtale")
    page.locator("#number").fill("5")
    page.get_by_role("button", name="Skriv ned avtalen").click()
    expect(page.get_by_role("status")).to_have_text("Avtalen er skrevet ned.")
    home = f"/gruppe/{played.groups[group]}/moter/1"
    page = played.someone(LEADERS[group]).open(f"{home}/arbeidsark")
    page.locator("#endring").fill("Samtale før første resept, fra mandag.")
    page.locator("#slutning").select_option("mest naturlig")
    page.locator("[name=filled]").check()
    page.get_by_role("button", name="Lever arbeidsarket").click()
    expect(page.get_by_role("status")).to_have_text("Arbeidsarket er levert.")


def meet(played: Played, group: str, number: int) -> None:
    """A meeting as the same forms: what was kept since last, who came, a new promise, the sheet."""
    leader = played.someone(LEADERS[group])
    home = f"/gruppe/{played.groups[group]}/moter/{number}"
    ids = [played.ids[DOCTORS[at]] for at in came(group, number)]
    leader.post(f"{home}/oppmote", {"present": ids})
    earlier = re.findall(r'name="(kept-[^"]+)"', leader.get(f"{home}/avtaler").text())
    if earlier:
        leader.post(f"{home}/holdt", dict.fromkeys(earlier, "yes"))
    words = {1: "endring", 2: "laert", 3: "varer"}
    leader.post(f"{home}/avtaler", {"who": ids[0], "what": f"Prøve etter møte {number}"})
    sheet = {words[number]: "Ringe før fornyelse.", "filled": "yes", "do": "hand_in"}
    leader.post(f"{home}/arbeidsark", sheet)
