"""Whose prescriptions a list holds is asked, never guessed: nothing is read before it is told."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser_watch import plain, result, whose
from kept_page import KeptPage, given
from playwright.sync_api import Page, expect

from riktig.registry import handle
from riktig.synthetic import example_file

pytestmark = pytest.mark.browser


@pytest.fixture
def unasked(kept_audit: KeptPage) -> Iterator[Page]:
    """The audit page where nothing has been chosen yet."""
    yield from given(kept_audit)


@pytest.fixture(scope="module")
def extract(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("whose") / "P0001.csv"
    path.write_text(example_file(14), "utf-8")
    return path


def assert_asked(page: Page) -> None:
    field = page.locator("#riktig-attribution")
    expect(field).to_be_focused()
    expect(field).to_have_attribute("aria-invalid", "true")
    assert "Velg hvem sine resepter" in plain(
        page.locator("#riktig-attribution-error").inner_text()
    )
    assert page.locator("[data-step=choose]").is_visible()


def test_nothing_is_chosen_beforehand(unasked: Page) -> None:
    assert unasked.input_value("#riktig-attribution") == ""


def test_a_file_waits_for_the_answer_and_carries_it(unasked: Page, extract: Path) -> None:
    unasked.set_input_files("#riktig-file", str(extract))
    assert_asked(unasked)
    whose(unasked, "my_patients")
    unasked.set_input_files("#riktig-file", str(extract))
    result(unasked)
    with unasked.expect_download() as download:
        unasked.click("[data-do=private]")
    summary = json.loads(Path(download.value.path()).read_text("utf-8"))
    assert summary["attribution"] == "my_patients"


@pytest.mark.thorough
def test_a_pasted_table_waits(unasked: Page) -> None:
    unasked.get_by_text("Lim inn en tabell").click()
    unasked.fill("#riktig-paste", "Pas\tDato\tATC\n1\t01.02.2026\tN02AA05\n")
    unasked.click("[data-do=paste]")
    assert_asked(unasked)
    assert unasked.input_value("#riktig-paste")


def test_a_typed_list_waits(unasked: Page) -> None:
    unasked.get_by_text("Skriv inn en liste selv").click()
    unasked.select_option("#riktig-typed-event", "prescribed")
    unasked.click("[data-do=typed]")
    assert_asked(unasked)


@pytest.mark.thorough
def test_totals_of_a_report_wait(unasked: Page) -> None:
    unasked.get_by_text("Skriv inn tall fra en rapport").click()
    unasked.click("[data-do=totals]")
    assert_asked(unasked)


@pytest.mark.thorough
def test_summaries_say_it_themselves(unasked: Page, tmp_path: Path) -> None:
    blob = example_file().encode()
    paths = []
    for year in ("2024-10-01:2025-09-30", "2025-10-01:2026-09-30"):
        request = {"op": "audit", "names": ["P.csv"], "options": {"period": year}}
        path = tmp_path / f"{year[:4]}.json"
        path.write_text(json.dumps(handle(request, [blob])["private"]), "utf-8")
        paths.append(str(path))
    unasked.set_input_files("#riktig-file", paths)
    unasked.wait_for_selector("[data-step=compared]:not([hidden])")


@pytest.mark.thorough
def test_another_file_is_asked_about_again(unasked: Page) -> None:
    whose(unasked, "my_patients")
    unasked.get_by_role("button", name="Prøv med eksempeldata").click()
    result(unasked)
    unasked.get_by_role("button", name="Start på nytt").click()
    assert unasked.input_value("#riktig-attribution") == ""
