"""Papers of a played course as text, and the pages that are full when it is played."""

from __future__ import annotations

import re
from io import BytesIO

from course_played import DOCTORS, LEADERS, MUNICIPAL, OFFICE, Played
from pypdf import PdfReader


def pdf_text(content: bytes) -> str:
    """What a paper says, in one line."""
    pages = PdfReader(BytesIO(content)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def certificate(played: Played, at: int) -> str:
    """The paper a participant gets, as text; its code is kept."""
    path = f"/kurs/{played.course}/kursbevis"
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
