"""Numbers in a played course: shared summaries, forms of counts, evaluations; and what they make.

What the status table must say is written here by hand from the forms, not reckoned.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from course_played import COMPLETE, DOCTORS, Played
from playwright.sync_api import Page, expect

from riktig.cli import main

COURSE_START = "2025-11-01"  # the made-up practices end twelve months later


class Form(NamedTuple):
    """One participant's two-minute form. Nobody in practice: `practice` is false."""

    changes: Sequence[str] = ()
    started: int = 0
    completed: int = 0
    hindrances: Sequence[str] = ()
    practice: bool = True

    def fields(self) -> dict[str, str | Sequence[str]]:
        """As the page sends it."""
        return {
            "in_practice": "yes" if self.practice else "no",
            "changed": "yes" if self.changes else "no",
            "changes": self.changes,
            "tapers_started": str(self.started),
            "tapers_completed": str(self.completed),
            "hindrances": self.hindrances,
        }


# occasion -> place in the list -> what is said.
FORMS: Mapping[str, Mapping[int, Form]] = {
    "meeting_2": {
        0: Form(["consultation", "driving"], 3, 0, ["time"]),
        1: Form(["consultation"], 2, 1, ["time", "habits"]),
        2: Form(["attitude", "information"], 1, 0),
        3: Form(hindrances=["resistance"]),
        4: Form(practice=False),
        5: Form(["avoid_start"], hindrances=["overview"]),
    },
    "meeting_3": {
        0: Form(["consultation", "driving", "suggest_taper"], 5, 2, ["time"]),
        1: Form(["consultation"], 4, 2),
        9: Form(["taper_tool", "sleep_work_up"], 3, 0, ["routines"]),
    },
    "six_months": {
        0: Form(["consultation"], 8, 5),
        2: Form(["attitude"], 2, 2, ["time"]),
        3: Form(),
        10: Form(["called_in"], 1, 0, ["overview"]),
    },
}
# Rows of the status file by their words: meeting 2, meeting 3, six months after.
REACHED = {"Påmeldt": "12", "Startet": "11", "Fullført": "10"}
TABLE = {
    "Svart på skjemaet": ("6", "3", "4"),
    "Vært i praksis i kursperioden": ("5", "3", "4"),
    "Innført endringer": ("4", "3", "3"),
    "Innført endringer, prosent av dem som har vært i praksis": ("80", "100", "75"),
    "Startet nedtrapping": ("3", "3", "3"),
    "Nedtrappinger startet, i snitt": ("2", "4", "3,7"),
    "Fullført nedtrapping": ("1", "2", "2"),
    "Nedtrappinger fullført, i snitt": ("1", "2", "3,5"),
    "Andre tiltak": ("4", "3", "3"),
    "Er mer bevisst, eller tenker annerledes": ("1", "0", "1"),
    "Informerer mer om bruk og bivirkninger": ("1", "0", "0"),
    "Skriver resept bare ved time": ("2", "2", "1"),
    "Unngår unødvendig oppstart": ("1", "0", "0"),
    "Foreslår oftere nedtrapping": ("0", "1", "0"),
    "Har kalt inn pasienter, eller vurdert indikasjonen på nytt": ("0", "0", "1"),
    "Vurderer førerkort bedre": ("1", "1", "0"),
    "Utreder søvnvansker bedre, for eksempel med søvndagbok": ("0", "1", "0"),
    "Bruker verktøy for nedtrapping": ("0", "1", "0"),
    "Manglende tid": ("2", "1", "1"),
    "Motstand hos pasienter": ("1", "0", "0"),
    "Vanskelig å endre vaner": ("1", "0", "0"),
    "Manglende oversikt over forskrivning": ("1", "0", "1"),
    "Manglende felles rutiner på kontoret": ("0", "1", "0"),
}
# Each doctor's last form, of all occasions together.
LATEST = {
    "Svart på skjemaet": "8 av 12",
    "Vært i praksis i kursperioden": "7 av 8",
    "Innført endringer": "6 av 7",
    "Startet nedtrapping": "5 i snitt 3,6",
    "Fullført nedtrapping": "3 i snitt 3",
    "Andre tiltak": "6",
}


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
        expect(page.get_by_role("status")).to_be_visible()
    return page


def share(played: Played, at: int, pair: tuple[bytes, bytes]) -> None:
    """The same without the page."""
    for period, content in zip(("before", "after"), pair, strict=True):
        fields = {"period": period, "municipality": "yes"}
        path = f"/kurs/{played.course}/tall"
        played.doctor(at).send(path, fields, "file", f"{period}.json", content)


def count(played: Played) -> None:
    """Every form of every occasion, the first of them on paper's pace in the page."""
    home = f"/kurs/{played.course}"
    for occasion, forms in FORMS.items():
        for at, form in forms.items():
            if (occasion, at) != ("meeting_2", 0):
                played.doctor(at).post(f"{home}/telling/{occasion}", form.fields())
    count_in_the_page(played, 0, "meeting_2")


def count_in_the_page(played: Played, at: int, occasion: str) -> None:
    """The form filled in by hand."""
    form = FORMS[occasion][at]
    page = played.doctor(at).open(f"/kurs/{played.course}/telling/{occasion}")
    page.locator("[name=in_practice][value=yes]").check()
    page.locator("[name=changed][value=yes]").check()
    for name, ticked in (("changes", form.changes), ("hindrances", form.hindrances)):
        for one in ticked:
            page.locator(f"[name={name}][value={one}]").check()
    page.locator("#tapers_started").fill(str(form.started))
    page.get_by_role("button", name="Lagre svarene").click()
    expect(page.get_by_role("status")).to_have_text("Takk. Svarene er lagret.")


def evaluate(played: Played) -> None:
    """All who complete it, one of them in the page."""
    home = f"/kurs/{played.course}/evaluering"
    asked = ("relevant", "learned", "will_change", "meetings", "tools", "amount")
    for at in COMPLETE[1:]:
        points = {**dict.fromkeys(asked, "4"), "relevant": "5" if at % 2 else "4"}
        played.doctor(at).post(home, {**points, "comment": f"Kort og nyttig {at}."})
    page = played.doctor(0).open(home)
    for one in asked:
        page.locator(f"[name={one}][value='3']").check()
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.get_by_role("status")).to_have_text("Takk for evalueringen.")


def status_rows(content: bytes) -> dict[str, tuple[str, ...]]:
    """The office's file: the three occasions of each row, by its words."""
    rows = csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";")
    return {row[0]: tuple(row[1:4]) for row in rows}


def shown_rows(page: Page, table: int) -> dict[str, list[str]]:
    """A table of the page: cells of each row, by its words."""
    found = {}
    for row in page.locator("table").nth(table).locator("tbody tr").all():
        cells = [" ".join(one.split()) for one in row.locator("th, td").all_inner_texts()]
        found[cells[0]] = cells[1:]
    return found


def nobody_named(text: str) -> bool:
    """Whether no doctor's name is in a text."""
    return not any(name in text or name.split()[1] in text for name in DOCTORS)
