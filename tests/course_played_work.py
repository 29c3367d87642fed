"""What participants do in a played course: reading and handing in."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from typing import Any

import pytest
from course_played import (
    AGAIN,
    SAID,
    STOPPED,
    Played,
    Someone,
)
from given_answers import right_answer
from playwright.sync_api import expect
from riktig_exercises.course_rules import rules
from riktig_exercises.key import sheets_for
from riktig_exercises.master import assignments
from riktig_hub.handing_in.chapters import chapters

FIRST_CHAPTER = "modules/anxiety/01-hvorfor.html"
MEETINGS = (1, 2, 3)
# The one who stops reads two modules and comes to two meetings.
STOPS_AFTER = 2


def read_and_hand_in_by_pages(played: Played, someone: Someone) -> None:
    """All that a participant does alone, as they do it."""
    tick_in_the_book(someone)
    read_in_the_page(played, someone)
    hand_in_by_the_page(played, someone)
    shows_all_as_read(played, someone)


def tick_in_the_book(someone: Someone) -> None:
    """A chapter is read where it stands, and ticked at its foot."""
    page = someone.open(f"/{FIRST_CHAPTER}")
    page.get_by_label("Jeg har lest kapitlet").check()
    expect(page.get_by_role("status")).to_have_text("Krysset følger kurset ditt.")


def read(played: Played, at: int) -> None:
    """Ticks the chapters of all modules, but for who stops."""
    for module, pages in chapters().items():
        if at == STOPPED and module > STOPS_AFTER:
            continue
        plain = [page.removesuffix(".html") for page in pages]
        played.doctor(at).post(f"/kurs/{played.course}/lest", {"chapter": plain})


def read_in_the_page(played: Played, someone: Someone) -> None:
    """Ticks on one's own page, part by part; each is kept as it is set."""
    page = someone.open(f"/kurs/{played.course}")
    for part in page.locator("details.part").all():
        if part.get_attribute("open") is None:
            part.locator("summary").click()
        for box in part.get_by_role("checkbox").all():
            if not box.is_checked():
                with page.expect_response(f"**/kurs/{played.course}/lest"):
                    box.check()
        expect(part.get_by_role("status")).not_to_be_empty()


def shows_all_as_read(played: Played, someone: Someone) -> None:
    """One's own page counts every chapter of every module."""
    page = someone.open(f"/kurs/{played.course}")
    for count, modules in Counter(map(len, chapters().values())).items():
        said_so = page.get_by_text(f"{count} av {count} kapitler lest")
        expect(said_so).to_have_count(modules)


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


def hand_in_by_the_page(played: Played, someone: Someone) -> None:
    """A file is chosen on each assignment's page; the page says that it is kept."""
    for name in assignments():
        page = someone.open(f"/kurs/{played.course}/innlevering/{name}")
        expect(page.get_by_role("heading", name="Ikke begynt")).to_be_visible()
        file = answer_file(someone.code, name)
        page.locator("input[type=file]").set_input_files(
            {"name": f"{name}.svar.json", "mimeType": "application/json", "buffer": file}
        )
        page.locator("main button[type=submit]").click()
        expect(page.locator(SAID)).to_be_visible()
        expect(page.get_by_role("heading", name="Levert, ikke rettet ennå")).to_be_visible()


def hand_in(played: Played, at: int) -> None:
    """Sends the answer files of one participant; the test goes wrong for two of them."""
    someone = played.doctor(at)
    for name in assignments():
        right = name != rules().test or at not in (AGAIN, STOPPED)
        send(played, someone, answer_file(someone.code, name, right=right))


def send(played: Played, someone: Someone, file: bytes) -> str:
    """Sends one answer file."""
    path = f"/kurs/{played.course}/innlevering"
    return someone.send(path, {}, "svarfil", "oppgave.svar.json", file)


def cannot_send(played: Played, someone: Someone, other: Someone) -> None:
    """Answers of another are not taken, nor of whoever is not logged in."""
    file = answer_file(other.code, assignments()[0])
    with pytest.raises(AssertionError, match=f"/kurs/{played.course}/innlevering"):
        send(played, someone, file)
