"""The same calculators where a kernel computes."""

from __future__ import annotations

import pytest
from browser_watch import Watch
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


def test_a_calculator_of_the_app_is_fetched_when_opened_and_draws_its_picture(
    page: Page, front_door: str, origin: str, watch: Watch
) -> None:
    page.goto(front_door)
    page.goto(f"{origin}/voila/render/kalkulatorer.ipynb")
    fold = page.locator("[data-open=run_chart]")
    fold.wait_for()
    assert page.locator("form").count() == 0
    fold.locator(":scope > summary").click()
    fold.locator("textarea").fill(" ".join(str(10 + n % 4) for n in range(20)))
    expect(fold.locator(".riktig-card")).to_be_visible()
    expect(fold.locator(".riktig-picture svg").first).to_be_visible()
    assert not [line for line in watch.said if "Content Security Policy" in line]
