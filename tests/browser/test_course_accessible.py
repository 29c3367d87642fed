"""Cases, questions and running orders with axe-core: begun, answered and finished."""

from __future__ import annotations

import pytest
from axe import serious
from course_reader import pick
from playwright.sync_api import Page

WIDTHS = (390, 1280)


def started(course: Page) -> None:
    """Nothing chosen."""


def answered(course: Page) -> None:
    pick(course, "Du spør.")
    pick(course, "To")
    course.get_by_label("Møtet begynner klokken").fill("sent")


def finished(course: Page) -> None:
    pick(course, "Du sier nei.")
    pick(course, "Gå videre")
    pick(course, "To")
    pick(course, "Vis alle begrunnelsene")
    pick(course, "Fire uker")
    course.locator("details.guideline summary").click()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("state", [started, answered, finished], ids=lambda one: one.__name__)
def test_no_serious_violation_and_nothing_too_wide(course: Page, state, scheme):
    course.emulate_media(color_scheme=scheme)
    state(course)
    for width in WIDTHS:
        course.set_viewport_size({"width": width, "height": 844})
        course.wait_for_timeout(150)
        assert course.evaluate("document.documentElement.scrollWidth") <= width
        assert serious(course) == []


def test_what_a_thumb_must_hit_is_large_enough(course: Page):
    answered(course)
    small = course.evaluate(
        """[...document.querySelectorAll('main :is(button, summary, input)')]
           .filter(e => e.checkVisibility() && e.getBoundingClientRect().height < 43.5)
           .map(e => e.outerHTML.slice(0, 120))"""
    )
    assert small == []
