"""A saved journal review is put into the audit's summaries, marked as counted by hand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from browser_watch import result
from playwright.sync_api import Page, expect

from riktig.registry import handle

pytestmark = pytest.mark.browser


@pytest.fixture
def review(tmp_path: Path) -> Path:
    rows = [{"contact": "none" if number < 3 else "consultation"} for number in range(20)]
    saved = handle({"op": "journal", "rows": rows})["saved"]
    path = tmp_path / "riktig-journal-2026-03-03.json"
    path.write_text(json.dumps({**saved, "dated": "2026-03-03"}), "utf-8")
    return path


def example(page: Page) -> None:
    page.get_by_role("button", name="Prøv med eksempeldata").click()
    result(page)


def saved(page: Page, button: str, folder: Path) -> dict:
    with page.expect_download() as waiting:
        page.get_by_role("button", name=button).click()
    waiting.value.save_as(folder / "summary.json")
    return json.loads((folder / "summary.json").read_text("utf-8"))


def by_hand(summary: dict) -> dict[str, dict]:
    return {one["id"]: one for one in summary["measures"] if one.get("method") == "hand_counted"}


def test_counts_by_hand_go_into_both_files(audit_page: Page, review: Path, tmp_path: Path) -> None:
    example(audit_page)
    audit_page.set_input_files("#riktig-hand", str(review))
    expect(audit_page.locator("[data-slot=hand_told]")).to_have_text(
        "Håndtalte tall er med: 20 resepter, lagret 03.03.2026."
    )
    private = by_hand(saved(audit_page, "Lagre for meg selv", tmp_path))
    contact = private["review_consultation"]
    assert (contact["numerator"], contact["denominator"]) == (17, 20)
    assert private["review_driving"]["status"] == "not_computable"
    audit_page.get_by_role("button", name="Ta den bort").click()
    expect(audit_page.locator("[data-slot=hand_told]")).to_contain_text("tatt bort")
    assert not by_hand(saved(audit_page, "Lagre for meg selv", tmp_path))


def test_a_file_of_another_kind_is_refused(audit_page: Page, tmp_path: Path) -> None:
    example(audit_page)
    other = tmp_path / "other.json"
    other.write_text('{"schema": "riktig-summary/1", "name": "Kari 01010112345"}', "utf-8")
    audit_page.set_input_files("#riktig-hand", str(other))
    refused = audit_page.locator("[data-slot=hand_refused]")
    expect(refused).to_contain_text("Dette er ikke en fil fra siden De 20 siste reseptene.")
    assert "01010112345" not in audit_page.content()
