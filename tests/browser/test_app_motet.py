"""Møtet: the clock and its cuts, numbers after consent, votes, commitments, sheet, and the wall."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from axe import AXE, serious
from browser_watch import Watch, plain
from playwright.sync_api import FilePayload, Page, expect
from summary_dicts import AFTER, BEFORE, COUNTS_AFTER, COUNTS_BEFORE, summary

from riktig.agreed.code import read_code
from riktig.agreed.read import read_agreed

pytestmark = pytest.mark.browser
WIDTHS = (1920, 390)
WALL = {"width": 1920, "height": 1080}
LEAST_OF_HEIGHT = 0.053  # see the style sheet: six times the picture's height, 20 minutes of arc
SMALLEST = """() => Math.min(
  ...[...document.querySelectorAll('.riktig-wall-place :is(h2, p, li)')]
    .filter((e) => e.checkVisibility()).map((e) => parseFloat(getComputedStyle(e).fontSize)))"""
IDENTITY = "01017012345"
CHANGE = "Spørre om søvn før resepten fornyes"


def group_files() -> list[FilePayload]:
    """Six members' shared numbers before and after, and a file with a patient's row."""
    made = [
        (f"lege{number}-{name}.json", json.dumps(summary(counts, span, f"Lege{number}", "share")))
        for number in range(1, 7)
        for name, span, counts in (
            ("foer", BEFORE, COUNTS_BEFORE),
            ("etter", AFTER, COUNTS_AFTER),
        )
    ]
    made.append(("rader.csv", f"fnr;vare\n{IDENTITY};Imovane\n"))
    return [
        {"name": name, "mimeType": "text/plain", "buffer": said.encode()} for name, said in made
    ]


def show(page: Page, part: str) -> None:
    page.locator(f"[data-show={part}]").click()


def begun(page: Page) -> None:
    page.get_by_role("button", name="Åpne: Første møte").click()
    expect(page.locator(".riktig-meeting-now h2")).to_be_focused()
    expect(page.locator(".riktig-meeting-late")).to_have_text("Klokken går når du trykker Start.")
    page.get_by_role("button", name="Start", exact=True).click()
    expect(page.locator(".riktig-meeting-late")).to_have_text("Dere er i rute.")


def late_and_cut(page: Page) -> None:
    """Twelve minutes late: two cuts are marked; one is made, taken back, and made again."""
    expect(page.locator(".riktig-meeting-cuts li")).to_have_count(7)
    page.clock.fast_forward("21:30")
    expect(page.locator(".riktig-meeting-late")).to_have_text("12 min bak planen.")
    expect(page.locator(".riktig-meeting-left")).to_contain_text("over tiden")
    expect(page.locator(".riktig-meeting-cuts [data-needed]")).to_have_count(2)
    cut = page.get_by_role("button", name="Dropp «Det dere har lest»", exact=True)
    cut.click()
    dropped = page.locator(".riktig-meeting-steps [data-dropped]")
    expect(dropped).to_contain_text("droppet, var 10 min")
    page.get_by_role("button", name="Ta tilbake: Dropp «Det dere har lest»").click()
    expect(dropped).to_have_count(0)
    cut.click()
    expect(dropped).to_have_count(1)
    expect(page.locator(".riktig-meeting-late")).to_have_text("2 min bak planen.")
    expect(page.locator(".riktig-meeting-cuts [data-needed]")).to_have_count(1)
    page.get_by_role("button", name="Neste", exact=True).click()
    expect(page.locator(".riktig-meeting-now h2")).to_have_text("Pasientene")
    page.get_by_role("button", name="Pause", exact=True).click()
    page.get_by_role("button", name="Nullstill klokken").click()
    expect(page.locator(".riktig-meeting-now h2")).to_have_text("Velkommen, og oppgavene i kveld")
    page.get_by_role("button", name="Angre").click()
    expect(page.locator(".riktig-meeting-now h2")).to_have_text("Pasientene")


def numbers_after_consent(page: Page) -> None:
    show(page, "numbers")
    part = page.locator("[data-part=numbers]")
    page.set_input_files("#riktig-meeting-files", group_files())
    expect(part).to_contain_text("6 medlemmer.")
    expect(part.locator("[role=alert]")).to_contain_text("rader om pasienter")
    expect(part.locator(".riktig-block")).to_have_count(0)
    page.get_by_role("checkbox", name="Opioidbrukere").check()
    expect(part.locator(".riktig-sentence").first).to_contain_text("av 6")
    page.get_by_role("checkbox", name="Opioidbrukere").uncheck()
    expect(part.locator(".riktig-block")).to_have_count(0)
    page.get_by_role("checkbox", name="Opioidbrukere").check()
    expect(part.locator(".riktig-sentence").first).to_contain_text("av 6")


def voted(page: Page, *counts: str) -> None:
    """Fills the form as it stands and puts the vote in."""
    page.get_by_label("Spørsmål", exact=True).fill("Hva vil du prøve først?")
    for number, (label, count) in enumerate(zip(("Søvn", "Resepten"), counts, strict=True), 1):
        page.get_by_label(f"Svar {number}", exact=True).fill(label)
        page.get_by_label(f"Antall som svarte «{number}»").fill(count)


def votes(page: Page) -> None:
    show(page, "votes")
    put = page.locator("[data-part=votes] form .riktig-button")
    put.click()
    expect(page.locator("[data-part=votes] .riktig-error")).to_have_text("Skriv spørsmålet først.")
    voted(page, "3", "1")
    put.click()
    vote = page.locator(".riktig-meeting-vote")
    expect(vote).to_contain_text("Færre enn 5 svar")
    expect(vote.locator("progress")).to_have_count(0)
    page.get_by_role("button", name="Endre: Hva vil du prøve først?").click()
    voted(page, "4", "3")
    put.click()
    expect(vote).to_contain_text("Flest valgte «Søvn»: 4 av 7.")
    page.get_by_role("button", name="Ta bort: Hva vil du prøve først?").click()
    expect(vote).to_have_count(0)
    page.get_by_role("button", name="Angre").click()
    expect(vote.locator("progress")).to_have_count(2)


def commitments(page: Page, folder: Path) -> None:
    """One with a measure, one in own words; the file is what the report reads."""
    show(page, "ledger")
    expect(page.get_by_label("Bokstav")).to_have_value("")
    page.get_by_label("Kortnavn").fill("lege2")
    expect(page.get_by_label("Bokstav")).to_have_value("B")
    page.get_by_label("Bokstav").fill("A")
    expect(page.get_by_label("Kortnavn")).to_have_value("Lege1")
    page.get_by_label("Det jeg vil prøve").fill(CHANGE)
    page.get_by_label("Mål", exact=True).select_option("z_hypnotic_heavy")
    page.get_by_label("Skal bli (prosent)").fill("140")
    page.get_by_label("Innen").fill("2027-03-01")
    page.get_by_label("Det jeg tror").fill("Halvparten vil prøve")
    put = page.get_by_role("button", name="Skriv inn avtalen")
    put.click()
    expect(page.locator("[data-part=ledger] .riktig-error").first).to_contain_text("fra 0 til 100")
    page.get_by_label("Skal bli (prosent)").fill("40,5")
    put.click()
    listed = page.locator(".riktig-meeting-ledger li")
    expect(listed).to_contain_text(f"A: {CHANGE}")
    code = read_code(page.locator(".riktig-meeting-code b").inner_text())
    assert (code.measure, code.aim, code.by.isoformat()) == (
        "z_hypnotic_heavy", 40.5, "2027-03-01",
    )  # fmt: skip
    expect(page.get_by_label("Bokstav")).to_have_value("")
    page.get_by_label("Bokstav").fill("B")
    page.get_by_label("Det jeg vil prøve").fill("Ringe de eldste")
    page.get_by_label("Mål", exact=True).select_option("")
    put.click()
    expect(listed).to_have_count(2)
    with page.expect_download() as download:
        page.get_by_role("button", name="Lagre gruppefilen").click()
    saved = folder / "gruppe.toml"
    download.value.save_as(saved)
    agreed = read_agreed(saved.read_bytes())
    assert [one.change for one in (*agreed.plans, *agreed.commitments)] == [
        CHANGE,
        "Ringe de eldste",
    ]
    assert len(agreed.letters) == 6


def sheet(page: Page, folder: Path) -> None:
    show(page, "papers")
    page.get_by_role("button", name="Lag møtearket").click()
    expect(page.locator("[data-part=papers] .riktig-report")).to_contain_text("Ringe de eldste")
    with page.expect_download() as download:
        page.get_by_role("button", name="Lagre som fil").click()
    saved = folder / "ark.html"
    download.value.save_as(saved)
    written = saved.read_text("utf-8")
    assert CHANGE in written
    assert "Lege1" not in written
    assert "<script" not in written


def wall(page: Page) -> None:
    """One thing at a time, read from six metres, by keys; no letter, and black on B."""
    page.set_viewport_size(WALL)
    page.get_by_role("button", name="Vis på veggen", exact=True).first.click()
    dialog, place = page.get_by_role("dialog"), page.locator(".riktig-wall-place")
    expect(place.locator("h2")).to_have_text("Pasientene")
    seen = [plain(place.inner_text())]
    while page.get_by_role("button", name="Neste bilde").is_enabled():
        assert page.evaluate(SMALLEST) >= LEAST_OF_HEIGHT * WALL["height"]
        page.keyboard.press("ArrowRight")
        seen.append(plain(place.inner_text()))
    assert len(seen) >= 5
    assert "grunnreglene, klokke" not in " ".join(seen)
    assert CHANGE in seen[-1]
    assert f"A: {CHANGE}" not in seen[-1]
    page.keyboard.press("b")
    expect(page.locator(".riktig-wall-black")).to_be_visible()
    page.keyboard.press("b")
    expect(page.locator(".riktig-wall-black")).to_be_hidden()
    page.keyboard.press("n")
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(page.locator(".riktig-meeting-now h2")).to_have_text("Tallene, hvis alle vil")


def accessible_everywhere(page: Page) -> None:
    for theme in ("light", "dark"):
        page.evaluate("theme => { document.documentElement.dataset.theme = theme }", theme)
        assert serious(page) == []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        for part in ("plan", "numbers", "votes", "ledger", "papers"):
            show(page, part)
            assert page.evaluate("document.documentElement.scrollWidth") <= width
    show(page, "plan")
    small = """[...document.querySelectorAll('.riktig-meeting button')]
                 .filter(e => e.checkVisibility() && e.getBoundingClientRect().height < 43.5)
                 .map(e => e.outerHTML.slice(0, 120))"""
    assert page.evaluate(small) == []


def test_a_meeting_is_held(page: Page, origin: str, watch: Watch, tmp_path: Path) -> None:
    page.add_init_script(path=AXE)
    page.clock.install()
    page.goto(f"{origin}/apper/motet.html")
    page.wait_for_selector("[data-app][data-ready]")
    begun(page)
    late_and_cut(page)
    numbers_after_consent(page)
    votes(page)
    commitments(page, tmp_path)
    sheet(page, tmp_path)
    wall(page)
    accessible_everywhere(page)
    assert IDENTITY not in " ".join([*watch.sent, *watch.said])


def test_a_kernel_holds_the_same_meeting(page: Page, front_door: str, origin: str) -> None:
    page.goto(front_door)
    page.goto(f"{origin}/voila/render/motet.ipynb")
    page.wait_for_selector("[data-app=motet][data-ready]")
    begun(page)
    numbers_after_consent(page)
    votes(page)
