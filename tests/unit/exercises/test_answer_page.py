"""The form in a real browser: a file comes out, nothing is sent, and the course can read it."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from exercise_course import ASSIGNMENT, RIGHT
from playwright.sync_api import Browser, Page
from riktig_exercises import show_exercise
from riktig_exercises.answers import read_answer_file
from riktig_exercises.submit import submit

from riktig.text import text

pytestmark = pytest.mark.browser
NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
PAGE = """<!doctype html><html lang="nb"><meta charset="utf-8"><title>x</title>{form}
<script type="module">
import {{ mountExercise }} from "./static/exercise.js";
document.querySelectorAll(".riktig-exercise").forEach(mountExercise);
document.body.dataset.ready = "";
</script></html>"""


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *arguments: object) -> None:
        pass


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Iterator[str]:
    site = tmp_path_factory.mktemp("site")
    shutil.copytree(root / "widgets/riktig_widgets/static", site / "static")
    (site / "index.html").write_text(PAGE.format(form=show_exercise(ASSIGNMENT).html), "utf-8")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/index.html"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A loaded page with the network gone and every later request counted."""
    context = browser.new_context(locale="nb-NO")
    opened = context.new_page()
    opened.goto(address)
    opened.wait_for_selector("body[data-ready]")
    context.set_offline(True)
    sent: list[str] = []
    context.on("request", lambda request: sent.append(request.url))
    yield opened
    context.close()
    assert [url for url in sent if not url.startswith("blob:")] == []


def fill_in(page: Page, **changes: str) -> None:
    for question, answer in (RIGHT | changes).items():
        field = page.locator(f"[name={question}]")
        chosen = field.evaluate("element => element.matches('select')")
        field.select_option(answer) if chosen else field.fill(answer)


def save(page: Page, target: Path) -> Path:
    with page.expect_download() as download:
        page.get_by_role("button", name="Last ned svarfilen").click()
    assert download.value.suggested_filename == f"{ASSIGNMENT}.svar.json"
    download.value.save_as(target)
    return target


def test_the_file_is_what_the_course_takes_in(page, course, tmp_path):
    fill_in(page, dose=" 72,0 mg ")
    page.get_by_label("Deltakerkode").fill("D07")
    file = save(page, tmp_path / "a.json")
    _, answers = submit(course, file, "d07", NOW)
    assert answers.answers == RIGHT | {"dose": "72,0 mg"}
    said = page.get_by_role("status").inner_text()
    assert said == text("exercises.form.saved", file=f"{ASSIGNMENT}.svar.json")


def test_the_same_answers_keep_their_id_and_others_get_a_new_one(page, tmp_path):
    fill_in(page)
    page.get_by_label("Deltakerkode").fill("d07")
    first, again = (read_answer_file(save(page, tmp_path / name)) for name in ("a", "b"))
    fill_in(page, dose="33")
    other = read_answer_file(save(page, tmp_path / "c"))
    assert first == again
    assert other.submission_id != first.submission_id


def press_save(page: Page) -> None:
    page.get_by_role("button", name="Last ned svarfilen").click()


def test_empty_answers_are_asked_about_once(page, tmp_path):
    fill_in(page)
    page.locator("[name=dose]").fill("")
    page.get_by_label("Deltakerkode").fill("d07")
    press_save(page)
    asked = page.get_by_role("group", name=text("exercises.form.one_empty"))
    assert asked.evaluate("element => element === document.activeElement")
    page.get_by_role("button", name="Tilbake til svarene").click()
    assert page.locator("[name=dose]").evaluate("element => element === document.activeElement")
    assert asked.is_hidden()
    press_save(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="Lagre likevel").click()
    download.value.save_as(tmp_path / "a")
    assert read_answer_file(tmp_path / "a").answers == RIGHT | {"dose": ""}
    assert text("exercises.form.missing", missing=1) in page.get_by_role("status").inner_text()
    save(page, tmp_path / "b")


def test_a_wholly_empty_form_is_asked_about(page):
    page.get_by_label("Deltakerkode").fill("d07")
    press_save(page)
    assert page.get_by_text(text("exercises.form.all_empty")).is_visible()


@pytest.mark.parametrize("typed", ["syttito", "-5", "72.000", "60-80 mg"])
def test_what_is_no_number_is_marked_beside_its_field(page, tmp_path, typed):
    fill_in(page, dose=typed)
    page.get_by_label("Deltakerkode").fill("d07")
    press_save(page)
    field = page.locator("[name=dose]")
    assert page.get_by_text(text("exercises.form.not_a_number")).count() == 1
    assert field.get_attribute("aria-invalid") == "true"
    assert field.evaluate("element => element === document.activeElement")
    assert page.get_by_role("status").count() == 0
    field.fill("72")
    save(page, tmp_path / "a")


def test_who_gives_feedback_and_when_is_said(page, tmp_path):
    fill_in(page)
    page.get_by_label("Deltakerkode").fill("d07")
    save(page, tmp_path / "a")
    said = page.get_by_role("status").inner_text()
    assert "kurskontoret" in said
    assert "tilbakemeldingen" in said.casefold()


@pytest.mark.parametrize("code", ["", "Kåre Nordmann", "01010112345", "../d08"])
def test_without_a_usable_code_there_is_no_file(page, code):
    fill_in(page)
    field = page.get_by_label("Deltakerkode")
    field.fill(code)
    page.get_by_role("button", name="Last ned svarfilen").click()
    assert page.get_by_text(text("exercises.form.no_participant")).is_visible()
    assert field.evaluate("element => element === document.activeElement")
    field.fill("d07")
    assert not page.get_by_text(text("exercises.form.no_participant")).is_visible()


def test_it_can_be_answered_by_keyboard_alone(page, tmp_path):
    page.locator("[name=dose]").focus()
    for typed in ("72", "120", "En", "Kalle", "d07"):
        page.keyboard.type(typed)
        page.keyboard.press("Tab")
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    download.value.save_as(tmp_path / "a")
    assert read_answer_file(tmp_path / "a").answers == RIGHT
