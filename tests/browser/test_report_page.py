"""Før og etter: the report as a person meets it, by mouse, keyboard, phone and paper."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from axe import AXE, serious
from browser_watch import opened, plain, refusal, result
from kept_page import KeptPage, kept_page
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from riktig.registry import handle
from riktig.synthetic import halves, molde_effect, practice, write_canonical

pytestmark = pytest.mark.browser
COMPARE = "/book/sammenlign.html"
GROUP_FILE = """schema = "riktig-group/1"
title = "Oppdiktet gruppe"
meetings = [2025-06-01]
next_look = 2027-03-01
"""
MEMBERS = "ABCDEF"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Own summaries of A, shared ones of all, and a group file."""
    made = tmp_path_factory.mktemp("group")
    for seed, member in enumerate(MEMBERS, 3):
        sides = halves(practice(seed=seed, months=24, effect=molde_effect()))
        for side, half in zip(("before", "after"), sides, strict=True):
            options = {"list_size": "1100", "member": member}
            request = {"op": "audit", "names": ["P.csv"], "options": options}
            answer = handle(request, [write_canonical(half).encode()])
            kinds = ("private", "share") if member == "A" else ("share",)
            for kind in kinds:
                path = made / f"{kind}-{side}-{member}.json"
                path.write_text(json.dumps(answer[kind]), "utf-8")
    (made / "gruppe.toml").write_text(GROUP_FILE, "utf-8")
    (made / "annet.txt").write_text("handleliste", "utf-8")
    return made


def own(folder: Path) -> list[str]:
    return [str(folder / f"private-{side}-A.json") for side in ("before", "after")]


def shared(folder: Path) -> list[str]:
    return [str(path) for path in sorted(folder.glob("share-*-[B-F].json"))]


def with_own(page: Page, folder: Path) -> Page:
    for side, path in zip(("before", "after"), own(folder), strict=True):
        page.set_input_files(f"#riktig-{side}", path)
    result(page)
    return page


def with_group(page: Page, folder: Path) -> Page:
    files = [*shared(folder), str(folder / "gruppe.toml"), str(folder / "annet.txt")]
    page.set_input_files("#riktig-group", files)
    expect(page.locator(".riktig-told")).to_be_visible()
    return page


@pytest.fixture
def report(compare_page: Page, folder: Path) -> Page:
    """The page with A's own report."""
    return with_own(compare_page, folder)


@pytest.fixture
def beside(report: Page, folder: Path) -> Page:
    """The same with the group, its file, and a file that is neither."""
    return with_group(report, folder)


@pytest.fixture(scope="module")
def kept(browser: Browser, origin: str) -> Iterator[KeptPage]:
    with kept_page(browser, origin, COMPARE, "[data-state=locked]", lambda _: None) as page:
        yield page
        assert page.watch.foreign == []
        assert page.watch.errors == []


@pytest.fixture(scope="module")
def read_alone(kept: KeptPage, folder: Path) -> Page:
    """As `report`, for those who only look; they come before those of `read_beside`."""
    return with_own(kept.opened_anew(), folder)


@pytest.fixture(scope="module")
def read_beside(kept: KeptPage, folder: Path) -> Page:
    """As `beside`, for those who only look."""
    return with_group(with_own(kept.opened_anew(), folder), folder)


def test_page_one_comes_first_and_is_short(read_alone: Page) -> None:
    report = read_alone
    front = report.locator(".riktig-front")
    assert len(plain(front.inner_text()).split()) <= 150
    headlines = front.locator(".riktig-headlines > li")
    assert 1 <= headlines.count() <= 3
    expect(front.get_by_role("heading", name="Ett neste steg")).to_be_visible()
    assert "Ikke sendt til noen" in plain(front.inner_text())
    order = report.locator(".riktig-report > *").evaluate_all("all => all.map(e => e.className)")
    assert order.index("riktig-front") < order.index("riktig-report-section")
    heading = report.get_by_role("heading", name="Din forskrivning før og etter")
    expect(heading).to_be_focused()


@pytest.mark.thorough
def test_a_headline_leads_to_its_measure(report: Page) -> None:
    link = report.locator(".riktig-headlines a").first
    target = link.get_attribute("href") or ""
    assert report.locator(target).count() == 1
    link.click()
    expect(report.locator(target)).to_be_in_viewport()


@pytest.mark.thorough
def test_what_was_read_and_what_was_not_is_told(beside: Page) -> None:
    told = plain(beside.locator(".riktig-told").inner_text())
    assert "10 filer fra gruppen er lest." in told
    assert "gruppe.toml: Gruppefilen er lest." in told
    assert "annet.txt: Filen er ikke et sammendrag" in told
    expect(beside.locator(".riktig-report-about")).to_contain_text("I gruppen er du A.")
    assert "01.03.2027" in plain(beside.locator(".riktig-report").text_content() or "")


@pytest.mark.thorough
def test_a_bad_group_file_is_told_and_stops_nothing(report: Page, tmp_path: Path) -> None:
    bad = tmp_path / "gruppe.toml"
    bad.write_text(GROUP_FILE + "meetings = nei\n", "utf-8")
    broken = tmp_path / "delt.json"
    broken.write_text('{"schema": "riktig-summary/1", "kind": "sha', "utf-8")
    report.set_input_files("#riktig-group", [str(bad), str(broken)])
    told = report.locator(".riktig-told li")
    expect(told).to_have_count(2)
    assert all(one.endswith(".") for one in told.all_inner_texts())
    assert report.locator(".riktig-report [data-block]").count() >= 3


@pytest.mark.thorough
def test_comparison_and_view_are_chosen_by_keyboard(beside: Page) -> None:
    beside.get_by_text("Velg sammenligning og visning").click()
    comparators = beside.locator("[data-choice=comparator] input:visible")
    expect(comparators).to_have_count(3)
    benchmark = beside.get_by_label("Målestokken i gruppen")
    expect(benchmark).to_be_checked()
    benchmark.focus()
    beside.keyboard.press("ArrowLeft")
    mine = beside.get_by_label("Meg selv før")
    expect(mine).to_be_checked()
    expect(mine).to_be_focused()
    pictures = beside.locator(".riktig-report .riktig-picture")
    expect(pictures.first).to_be_attached()
    beside.get_by_label("Mest tabeller").focus()
    beside.keyboard.press("Space")
    expect(pictures).to_have_count(0)
    beside.keyboard.press("ArrowLeft")
    expect(pictures.first).to_be_attached()
    expect(mine).to_be_checked()


def test_without_a_group_there_is_nothing_to_compare_with_but_oneself(read_alone: Page) -> None:
    report = read_alone
    report.get_by_text("Velg sammenligning og visning").click()
    expect(report.locator("[data-choice=comparator]")).to_be_hidden()
    expect(report.locator("[data-choice=seen] input:visible")).to_have_count(3)


@pytest.mark.thorough
def test_all_files_dropped_at_once_are_told_apart(compare_page: Page, folder: Path) -> None:
    files = [*shared(folder), *reversed(own(folder)), str(folder / "gruppe.toml")]
    content = [[Path(path).name, Path(path).read_text("utf-8")] for path in files]
    compare_page.evaluate(
        """(files) => {
            const given = new DataTransfer();
            for (const [name, text] of files) given.items.add(new File([text], name));
            const area = document.querySelector('[data-drop="before"]');
            area.dispatchEvent(new DragEvent("drop", {dataTransfer: given, bubbles: true}));
        }""",
        content,
    )
    result(compare_page)
    assert "10 filer fra gruppen" in plain(compare_page.locator(".riktig-told").inner_text())


def saved(page: Page, kind: str, to: Path) -> Path:
    with page.expect_download() as started:
        page.locator(f"[data-do=report-{kind}]").click()
    path = to / started.value.suggested_filename
    started.value.save_as(path)
    return path


@pytest.fixture
def elsewhere(browser: Browser, read_beside: Page, tmp_path: Path) -> Iterator[Page]:
    """The report saved as one file, opened from the disk of a machine without a network."""
    path = saved(read_beside, "page", tmp_path)
    machine = browser.new_context(offline=True, locale="nb-NO")
    asked: list[str] = []
    machine.on("request", lambda request: asked.append(request.url))
    made = machine.new_page()
    made.goto(path.as_uri())
    yield made
    machine.close()
    assert asked == [path.as_uri()]


def test_one_file_opens_from_the_disk_and_runs_nothing(elsewhere: Page, read_beside: Page) -> None:
    assert elsewhere.title() == "Din forskrivning før og etter"
    assert plain(elsewhere.locator(".riktig-front").inner_text()) == plain(
        read_beside.locator(".riktig-front").inner_text()
    )
    source = elsewhere.content()
    assert not re.search(r"<script|<link|@import|url\(|src=|\bon[a-z]+=", source)
    assert "default-src 'none'" in source
    expect(elsewhere.locator("button, input")).to_have_count(0)
    figures = elsewhere.locator(".riktig-picture")
    assert figures.count() == elsewhere.locator(".riktig-picture svg").count() > 0
    for width in (390, 1280):
        elsewhere.set_viewport_size({"width": width, "height": 844})
        assert elsewhere.evaluate("document.documentElement.scrollWidth") <= width
    elsewhere.locator("summary").first.click()
    expect(elsewhere.locator("details table").first).to_be_visible()


def test_paper_has_page_one_alone_and_every_table(elsewhere: Page) -> None:
    pages = read(elsewhere.pdf(format="A4"))
    assert "Ett neste steg" in pages[0]
    assert "Forholdstallet" not in pages[0]
    assert "95 %-intervall" in plain(" ".join(pages))
    assert all("Oppdiktede data" in page for page in pages)


def test_the_page_prints_the_report_alone(read_beside: Page) -> None:
    pages = read(read_beside.pdf(format="A4"))
    assert "Ett neste steg" in pages[0]
    assert "Forholdstallet" not in pages[0]
    assert all("Oppdiktede data" in page for page in pages)
    whole = plain(" ".join(pages))
    for left_out in ("Velg sammenligning", "Gruppefilen er lest", "Skriv ut", "Lagre som én fil"):
        assert left_out not in whole


def read(pdf: bytes) -> list[str]:
    return [plain(page.extract_text()) for page in PdfReader(BytesIO(pdf)).pages]


def test_statements_and_figures_are_saved(read_beside: Page, tmp_path: Path) -> None:
    beside = read_beside
    beside.get_by_text("Lagre tallene").click()
    said = json.loads(saved(beside, "statements", tmp_path).read_text("utf-8"))
    assert said["schema"] == "riktig-report/1"
    front = plain(beside.locator(".riktig-next p").inner_text())
    assert front in [plain(one["text"]) for one in said["statements"]]
    path = saved(beside, "figures", tmp_path)
    assert re.fullmatch(r"riktig-rapport-\d{4}-\d\d-\d\d\.csv", path.name)
    rows = path.read_text("utf-8-sig").splitlines()
    assert len(rows) > 20
    assert ";" in rows[0]


@pytest.mark.thorough
def test_emptying_can_be_undone_until_something_else_is_chosen(beside: Page, folder: Path) -> None:
    front = plain(beside.locator(".riktig-front").inner_text())
    beside.get_by_role("button", name="Tøm og velg andre filer").click()
    expect(beside.locator(".riktig-report")).to_have_count(0)
    undo = beside.get_by_role("button", name="Angre")
    expect(undo).to_be_focused()
    beside.keyboard.press("Enter")
    result(beside)
    assert plain(beside.locator(".riktig-front").inner_text()) == front
    beside.get_by_role("button", name="Tøm og velg andre filer").click()
    beside.set_input_files("#riktig-before", own(folder)[0])
    expect(undo).to_be_hidden()


@pytest.mark.thorough
def test_own_files_that_do_not_fit_are_refused_and_may_be_chosen_again(
    compare_page: Page, folder: Path
) -> None:
    before, after = own(folder)
    compare_page.set_input_files("#riktig-before", after)
    compare_page.set_input_files("#riktig-after", before)
    assert "Bytt om på filene" in refusal(compare_page)
    compare_page.set_input_files("#riktig-before", before)
    compare_page.set_input_files("#riktig-after", after)
    result(compare_page)


def test_nothing_serious_in_any_state(page: Page, origin: str, folder: Path) -> None:
    page.add_init_script(path=AXE)
    opened(page, f"{origin}/book/sammenlign.html")
    for side, path in zip(("before", "after"), own(folder), strict=True):
        page.set_input_files(f"#riktig-{side}", path)
    result(page)
    page.set_input_files("#riktig-group", [*shared(folder), str(folder / "annet.txt")])
    expect(page.locator(".riktig-told")).to_be_visible()
    for summary in page.locator("[data-step=result] summary").all():
        summary.click()
    page.locator(".riktig-report .riktig-picture svg").last.wait_for()
    check(page)
    page.get_by_role("button", name="Tøm og velg andre filer").click()
    check(page)


def check(page: Page) -> None:
    for width in (390, 1280):
        page.set_viewport_size({"width": width, "height": 844})
        page.wait_for_timeout(200)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert serious(page) == []
    page.set_viewport_size({"width": 390, "height": 844})
    small = page.evaluate(
        """[...document.querySelectorAll('.riktig :is(button, summary, label.riktig-button, label.riktig-radio)')]
           .filter(e => e.checkVisibility() && e.getBoundingClientRect().height < 43.5)
           .map(e => e.outerHTML.slice(0, 120))"""  # noqa: E501
    )
    assert small == []
