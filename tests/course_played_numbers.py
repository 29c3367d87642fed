"""Numbers in a played course: summaries that are shared, and the group's report of them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from course_played import COMPLETE, DOCTORS, IN_PAGES, LEADERS, SAID, Played
from course_played_papers import pdf_text
from playwright.sync_api import Page, expect

from riktig.cli import main

REPORT_SECONDS = 180
COURSE_START = "2025-11-01"  # the made-up practices end twelve months later


def practices(folder: Path) -> list[tuple[bytes, bytes]]:
    """Made-up practices, each audited before and after on its own machine, and what is shared."""
    made = folder / "praksiser"
    asked = ["--prescribers", "10", "--months", "26", "--seed", "7", "--effect", "molde"]
    asked += ["--before-after", "--course-start", COURSE_START]
    assert main(["synthetic", "--out", str(made), *asked]) == 0
    return [(_shared(made, "before", at), _shared(made, "after", at)) for at in range(1, 11)]


def _shared(made: Path, period: str, at: int) -> bytes:
    rows, out = made / period / f"P{at:04d}.csv", made / f"{period}-{at}.json"
    assert main(["audit", str(rows), "--share", "--list-size", "1100", "--json", str(out)]) == 0
    return out.read_bytes()


def share_in_the_page(played: Played, at: int, pair: tuple[bytes, bytes]) -> Page:
    """Both periods chosen as files in the page, the second one suggested by it."""
    page = played.doctor(at).open(f"/kurs/{played.course}/tall")
    for period, content in zip(("before", "after"), pair, strict=True):
        expect(page.locator(f"[name=period][value={period}]")).to_be_checked()
        file = {"name": f"{period}.json", "mimeType": "application/json", "buffer": content}
        page.locator("#file").set_input_files(file)
        if period == "before":
            page.locator("form.narrow [name=municipality]").check()
        page.get_by_role("button", name="Del", exact=True).click()
        expect(page.locator(SAID)).to_be_visible()
    return page


def share(played: Played, at: int, pair: tuple[bytes, bytes]) -> None:
    """The same without the page."""
    for period, content in zip(("before", "after"), pair, strict=True):
        fields = {"period": period, "municipality": "yes"}
        path = f"/kurs/{played.course}/tall"
        played.doctor(at).send(path, fields, "file", f"{period}.json", content)


def share_all(played: Played, pairs: Sequence[tuple[bytes, bytes]]) -> None:
    """Everybody who completes the course; the page says that the practices are made up."""
    for at in COMPLETE:
        if at in IN_PAGES:
            page = share_in_the_page(played, at, pairs[at])
            expect(page.get_by_text("Oppdiktede data")).to_be_visible()
        else:
            share(played, at, pairs[at])


def report_in_the_page(played: Played, group: str) -> str:
    """What the group's report says, made by its leader."""
    leader, home = played.someone(LEADERS[group]), f"/gruppe/{played.groups[group]}/rapport"
    page = leader.open(home)
    page.get_by_role("button", name="Lag rapporten").click()
    ready = page.get_by_role("link", name="Rapporten, til utskrift (PDF)")
    expect(ready).to_be_visible(timeout=REPORT_SECONDS * 1000)
    return pdf_text(leader.get(f"{home}/fil/gruppe.pdf").body())


def nobody_named(text: str) -> bool:
    """Whether no doctor's name is in a text."""
    return not any(name in text or name.split()[1] in text for name in DOCTORS)
