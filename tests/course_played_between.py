"""What participants do between the meetings of a played course: a plan, and the week's number."""

from __future__ import annotations

from course_played import COMPLETE, IN_PAGES, SAID, Played, said
from playwright.sync_api import expect


def plan_and_count(played: Played) -> None:
    """Everybody who completes the course."""
    for at in COMPLETE:
        if at in IN_PAGES:
            _in_pages(played, at)
        else:
            home = f"/kurs/{played.course}"
            played.doctor(at).post(f"{home}/plan", _plan(played))
            played.doctor(at).post(f"{home}/uke", {"count": str(at)})


def _plan(played: Played) -> dict[str, str]:
    return {
        "aim": "Færre får fornyet sovemedisin på telefon.",
        "measure": "Fornyet på telefon",
        "goal": "2",
        "by_day": str(played.day(60)),
        "change": "Alle får tilbud om time.",
        "prediction": "Halvparten tar imot.",
    }


def _in_pages(played: Played, at: int) -> None:
    home = f"/kurs/{played.course}"
    page = played.doctor(at).open(f"{home}/plan")
    for key, value in _plan(played).items():
        page.locator(f"#{key}").fill(value)
    page.get_by_role("button", name="Lagre").click()
    said(page, "Planen er lagret.")
    page = played.doctor(at).open(f"{home}/uke")
    page.locator("#count").fill("4")
    page.get_by_role("button", name="Lagre").click()
    expect(page.locator(SAID)).to_contain_text("Lagret: 4")
