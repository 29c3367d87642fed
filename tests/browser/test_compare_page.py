"""Før og etter: two private summaries compared on the reader's machine."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from browser_watch import plain, refusal, result
from playwright.sync_api import Page, expect

from riktig.registry import handle
from riktig.synthetic import halves, molde_effect, practice, write_canonical

pytestmark = pytest.mark.browser


Pair = tuple[Path, Path]


def pair(folder: Path, seed: int, kind: str) -> Pair:
    """Summaries of one made-up practice before and after."""
    made = practice(seed=seed, months=24, effect=molde_effect())
    paths = []
    for name, half in zip(("before", "after"), halves(made), strict=True):
        options = {"list_size": "1100", "member": f"P{seed:04}"}
        request = {"op": "audit", "names": ["P.csv"], "options": options}
        answer = handle(request, [write_canonical(half).encode()])
        assert answer["ok"], answer
        paths.append(folder / f"{name}-{seed}.json")
        paths[-1].write_text(json.dumps(answer[kind]), "utf-8")
    return paths[0], paths[1]


@pytest.fixture(scope="module")
def summaries(tmp_path_factory: pytest.TempPathFactory) -> Pair:
    return pair(tmp_path_factory.mktemp("summaries"), 3, "private")


def choose(page: Page, before: Path, after: Path) -> None:
    page.set_input_files("#riktig-before", str(before))
    page.set_input_files("#riktig-after", str(after))


def test_before_and_after_become_sentence_picture_and_table(
    compare_page: Page, summaries: Pair
) -> None:
    choose(compare_page, *summaries)
    result(compare_page)
    blocks = compare_page.locator(".riktig-report [data-block]")
    assert blocks.count() >= 3
    periods = plain(compare_page.locator(".riktig-report-about").text_content())
    assert re.match(r"Før: [\d.]{10}–[\d.]{10}", periods)
    first = blocks.first
    assert plain(first.locator(".riktig-sentence").text_content())
    first.locator(".riktig-picture svg").wait_for()
    assert first.locator("table").count() == 1
    assert "Oppdiktede data" in plain(compare_page.locator(".riktig-synthetic").text_content())


def test_no_column_is_cut_on_a_phone(compare_page: Page, summaries: Pair) -> None:
    compare_page.set_viewport_size({"width": 390, "height": 844})
    choose(compare_page, *summaries)
    result(compare_page)
    wide = """() => [...document.querySelectorAll('.riktig-report .riktig-scroll')]
        .filter((one) => one.offsetParent && one.scrollWidth > one.clientWidth).length"""
    for summary in compare_page.locator("[data-step=result] summary").all():
        summary.click()
    assert compare_page.evaluate(wide) == 0


@pytest.mark.thorough
def test_made_up_is_said_on_paper_too(compare_page: Page, summaries: Pair) -> None:
    choose(compare_page, *summaries)
    result(compare_page)
    compare_page.emulate_media(media="print")
    assert "Oppdiktede data" in compare_page.locator("main").inner_text()
    assert compare_page.locator("main button:visible").count() == 0


def test_one_file_waits_for_the_other(compare_page: Page, summaries: Pair) -> None:
    compare_page.set_input_files("#riktig-before", str(summaries[0]))
    assert "before-3.json" in plain(compare_page.locator("[data-slot=before]").text_content())
    assert compare_page.locator("[data-step=result]").is_hidden()


@pytest.mark.thorough
def test_what_is_no_summary_is_refused(compare_page: Page, summaries: Pair, tmp_path: Path) -> None:
    other = tmp_path / "annet.json"
    other.write_text('{"a": 1}', "utf-8")
    choose(compare_page, summaries[0], other)
    assert refusal(compare_page).endswith(".")


def test_the_group_is_shown_beside_when_its_files_are_given(
    compare_page: Page, summaries: Pair, tmp_path: Path
) -> None:
    choose(compare_page, *summaries)
    result(compare_page)
    shared = [str(path) for seed in range(4, 8) for path in pair(tmp_path, seed, "share")]
    compare_page.set_input_files("#riktig-group", shared)
    expect(compare_page.locator("[data-block$=-group]").first).to_be_attached()
    expect(compare_page.locator(".riktig-told")).to_contain_text("8 filer fra gruppen er lest.")
    compare_page.locator("[data-slot=beside] summary").click()
    field = compare_page.get_by_label("Koden fra et besøk")
    field.fill("02ta 8710 1v4y")
    compare_page.get_by_role("button", name="Ta med koden").click()
    expect(compare_page.locator(".riktig-told")).to_contain_text("Ett tegn i koden er feil")
    compare_page.locator("[data-slot=beside] summary").click()
    field.fill("02ta 8710 1v4x")
    compare_page.get_by_role("button", name="Ta med koden").click()
    expect(compare_page.get_by_role("heading", name="Avtalt på besøk")).to_be_attached()
    expect(compare_page.locator("[data-block=visit-1]")).to_contain_text("Du ville ha høyst 90")


@pytest.mark.thorough
def test_a_group_of_four_is_not_shown_and_the_page_says_why(
    compare_page: Page, summaries: Pair, tmp_path: Path
) -> None:
    choose(compare_page, *summaries)
    result(compare_page)
    shared = [str(path) for seed in range(4, 7) for path in pair(tmp_path, seed, "share")]
    compare_page.set_input_files("#riktig-group", shared)
    provenance = compare_page.locator("[data-block=provenance]")
    expect(provenance).to_contain_text("Det må være minst 5 medlemmer, du medregnet.")
    expect(compare_page.locator("[data-block$=-group] :is(table, svg)")).to_have_count(0)
