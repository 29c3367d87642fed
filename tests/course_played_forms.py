"""Forms in a played course: the two-minute counts and the evaluation, and the table they make.

What the status table must say is written here by hand from the forms, not reckoned.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from course_played import COMPLETE, IN_PAGES, Played, said
from playwright.sync_api import Page

ASKED = ("relevant", "learned", "will_change", "meetings", "tools", "amount")


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


def count(played: Played) -> None:
    """Every form of every occasion; those in pages after the others, and the newest first."""
    home = f"/kurs/{played.course}"
    for occasion, forms in FORMS.items():
        for at, form in forms.items():
            if at not in IN_PAGES:
                played.doctor(at).post(f"{home}/telling/{occasion}", form.fields())
    for occasion in reversed(FORMS):
        for at in IN_PAGES:
            if at in FORMS[occasion]:
                count_in_the_page(played, at, occasion)


def count_in_the_page(played: Played, at: int, occasion: str) -> None:
    """The form filled in by hand."""
    form = FORMS[occasion][at]
    page = played.doctor(at).open(f"/kurs/{played.course}/telling/{occasion}")
    page.locator("[name=in_practice][value=yes]").check()
    page.locator(f"[name=changed][value={'yes' if form.changes else 'no'}]").check()
    for name, ticked in (("changes", form.changes), ("hindrances", form.hindrances)):
        for one in ticked:
            page.locator(f"[name={name}][value={one}]").check()
    page.locator("#tapers_started").fill(str(form.started))
    page.locator("#tapers_completed").fill(str(form.completed))
    page.get_by_role("button", name="Lagre svarene").click()
    said(page, "Takk. Svarene er lagret.")


def evaluate(played: Played) -> None:
    """All who complete it. Nobody's is told from another's."""
    home = f"/kurs/{played.course}/evaluering"
    for at in COMPLETE:
        points = dict.fromkeys(ASKED, "4" if at else "3")
        points["relevant"] = "5" if at % 2 else points["relevant"]
        if at in IN_PAGES:
            page = played.doctor(at).open(home)
            for one, given in points.items():
                page.locator(f"[name={one}][value='{given}']").check()
            page.get_by_role("button", name="Send", exact=True).click()
            said(page, "Takk for evalueringen.")
        else:
            played.doctor(at).post(home, {**points, "comment": f"Kort og nyttig {at}."})


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
