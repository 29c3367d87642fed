"""Papers of a played course as text, what is kept of one person, and the pages that are full."""

from __future__ import annotations

import json
import re
from io import BytesIO
from pathlib import Path

from course_played import (
    DOCTORS,
    IN_PAGES,
    LEADERS,
    MUNICIPAL,
    OFFICE,
    PASSWORD,
    Played,
    Someone,
    email_of,
    said,
)
from course_played_office import PARTS_HOURS, WHOLE_HOURS
from playwright.sync_api import Page, expect
from pypdf import PdfReader
from riktig_exercises.master import assignments


def pdf_text(content: bytes) -> str:
    """What a paper says, in one line."""
    pages = PdfReader(BytesIO(content)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def downloaded(page: Page, button: str) -> str:
    """What the paper says that a button gives."""
    with page.expect_download() as waited:
        page.get_by_role("button", name=button).click()
    return pdf_text(Path(waited.value.path()).read_bytes())


def certificate(played: Played, at: int) -> str:
    """The paper a participant gets, as text; its code is kept."""
    path = f"/kurs/{played.course}/kursbevis"
    if at in IN_PAGES:
        page = played.doctor(at).open(path)
        expect(page.get_by_role("heading", name="Kurset er gjennomført")).to_be_visible()
        paper = downloaded(page, "Last ned kursbeviset")
    else:
        paper = pdf_text(played.doctor(at).post(path, {}, status=200).body())
    found = re.search(r"RB-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}", paper)
    assert found, paper
    played.codes[DOCTORS[at]] = found[0]
    return paper


def main_pages(played: Played) -> list[tuple[str, str]]:
    """Who looks at what, of the pages that are full by now."""
    office_home, own = f"/styring/{played.course}", f"/kurs/{played.course}"
    group = f"/gruppe/{played.groups['Molde']}"
    seen = {
        OFFICE: [
            "/styring",
            *(f"{office_home}{end}" for end in ("", "/deltakere", "/grupper", "/paminnelser")),
            *(f"{office_home}{end}" for end in ("/resultater", "/resultater/sporsmal", "/logg")),
        ],
        LEADERS["Molde"]: [
            group,
            f"{group}/moter/2",
            f"{group}/moter/2/avtaler",
            f"{group}/rapport",
        ],
        DOCTORS[0]: [
            own,
            *(f"{own}{end}" for end in ("/tall", "/innlevering", "/kursbevis", "/moter", "/plan")),
            "/konto/mine-data",
        ],
        MUNICIPAL: [f"/kommune/{played.course}"],
    }
    return [(name, path) for name, paths in seen.items() for path in paths]


def too_wide(played: Played, size: dict[str, int]) -> list[str]:
    """Which of them do not fit a screen of this size."""
    wide = []
    for name, path in main_pages(played):
        page = played.someone(name).page
        before = page.viewport_size
        page.set_viewport_size(size)
        played.someone(name).open(path)
        if page.evaluate("document.documentElement.scrollWidth") > size["width"]:
            wide.append(path)
        page.set_viewport_size(before)
    return wide


def of_the_whole(played: Played, at: int) -> None:
    """A certificate says who has done the course, and what it counts."""
    paper = certificate(played, at)
    assert "har gjennomført kurset" in paper
    assert DOCTORS[at] in paper
    assert f"{9000001 + at}" in paper
    assert f"Kurset teller {WHOLE_HOURS} timer" in paper


def of_parts(played: Played, at: int) -> None:
    """Whoever stopped has a paper of what was done until then."""
    paper = certificate(played, at)
    assert "Kurset er ikke fullført." in paper
    assert f"Delene teller {PARTS_HOURS} timer" in paper
    assert "ikke bestått" in paper
    assert "fra møte 1, 2 " in paper


def of_nothing(played: Played, at: int) -> None:
    """Whoever has only enrolled has no paper."""
    refused = played.doctor(at).post(f"/kurs/{played.course}/kursbevis", {}, status=422)
    assert "Det er ingenting å bekrefte ennå." in refused.text()


def can_be_checked(played: Played, at: int) -> None:
    """Anybody with the paper's code sees whose it is, and no more of them."""
    page = played.someone("stranger").open(f"/kursbevis?kode={played.codes[DOCTORS[at]]}")
    expect(page.get_by_role("heading", name=DOCTORS[at])).to_be_visible()
    assert f"{9000001 + at}" not in page.content()


def own_data(played: Played, someone: Someone) -> None:
    """All that is held of one person, and of nobody else."""
    held = json.loads(someone.get("/konto/mine-data/fil").body())
    assert {"hand_in", "shared_summary", "count_form", "certificate", "attendance"} <= set(held)
    assert len(held["hand_in"]) == len(assignments())
    written = json.dumps(held, ensure_ascii=False)
    assert someone.name in written
    assert not any(name in written for name in DOCTORS if name != someone.name)
    assert "argon2" not in written


def is_forgotten(played: Played, leaving: Someone) -> None:
    """Whoever leaves deletes all about them; the paper they hold can still be checked."""
    page = leaving.open("/konto/mine-data")
    page.locator("#password").fill(PASSWORD)
    page.get_by_role("button", name="Slett alt om meg").click()
    said(page, "Alt om deg er slettet.")
    form = {"csrf": "", "email": email_of(leaving.name), "password": PASSWORD}
    played.someone("stranger").post("/konto/inn", form, status=422)
    people = played.office.get(f"/styring/{played.course}/deltakere").text()
    assert leaving.name not in people
    shown = played.someone("stranger").get(f"/kursbevis?kode={played.codes[leaving.name]}").text()
    assert leaving.name in shown
