"""A meeting by the clock, the box about the guideline, and what all of it weighs."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect


@pytest.mark.parametrize("typed", ["18", "18.00", "18:00", "1800", " 18.00 "])
def test_a_meeting_by_the_clock(course: Page, typed: str):
    first = course.locator(".running-order [data-from]").first
    counted = first.inner_text()
    assert counted.startswith("0–")
    course.get_by_label("Møtet begynner klokken").fill(typed)
    expect(first).to_have_text(f"18.00–18.{counted.removeprefix('0–'):0>2}")
    course.get_by_label("Møtet begynner klokken").fill("")
    expect(first).to_have_text(counted)


@pytest.mark.parametrize("typed", ["25", "18.60", "atten"])
def test_what_is_no_time_of_day_is_said(course: Page, typed: str):
    course.get_by_label("Møtet begynner klokken").fill(typed)
    expect(course.get_by_text("Klokkeslettet lar seg ikke lese.")).to_be_visible()
    expect(course.locator(".running-order [data-from]").first).to_contain_text("0–")


def test_the_box_about_the_guideline_is_folded_on_a_phone(course: Page):
    expect(course.locator("details.guideline")).not_to_have_attribute("open", "")
    course.set_viewport_size({"width": 1280, "height": 844})
    course.reload()
    expect(course.get_by_text("Ikke lest:")).to_be_visible()


def test_the_script_is_small_and_starts_no_python(course_address: str, tmp_path: Path):
    from riktig_widgets.runtime.bundle import esbuild

    esbuild("course.js", tmp_path / "course.js")
    written = (tmp_path / "course.js").read_text("utf-8")
    assert len(written) < 12_000
    assert "pyodide" not in written.lower()
    assert "Worker(" not in written
