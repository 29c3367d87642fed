"""The course office's part of a played course, in its pages."""

from __future__ import annotations

import re
from email import message_from_bytes, policy
from io import BytesIO
from pathlib import Path
from urllib.parse import urlsplit
from zipfile import ZipFile

from course_played import (
    DOCTORS,
    KRISTIANSUND,
    LEADERS,
    MOLDE,
    MUNICIPAL,
    OFFICE,
    SAID,
    TITLE,
    Played,
    email_of,
    said,
)
from playwright.sync_api import Page, expect

# Made up, as the number says: what an approval gives is what the office types from it.
APPROVAL = "OPPDIKTET-1"
HOURS = {"module": "2", "meeting": "3", "exercises": "4", "final_test": "0"}
WHOLE_HOURS, PARTS_HOURS = "19", "10"  # all, and two modules with two meetings
DEADLINE_DAYS = 10
# So many days before today: the form of six months after the last meeting is due by now.
STARTED, MEETINGS, ENDS_IN = 330, (300, 250, 200), 20
BAD_EMAIL = "cecilie.dahl(a)eksempel.no"


def first_account(played: Played) -> None:
    """Whoever started the server makes the office's account; the office chooses its password."""
    page = played.someone("operator").page
    page.goto(played.served.url)
    page.goto(f"{played.served.base}/styring")
    expect(page.get_by_role("heading", name="Velkommen")).to_be_visible()
    page.get_by_role("link", name="Lag konto til kurskontoret").click()
    page.locator("#name").fill(OFFICE)
    page.locator("#email").fill(email_of(OFFICE))
    page.get_by_role("button", name="Lag konto og lenke").click()
    played.office.choose_password(page.locator("#link").input_value())


def make_approval(played: Played) -> None:
    """An approval that gives something for each part; modules and meetings count alone."""
    page = played.office.open("/styring/godkjenninger")
    page.get_by_role("link", name="Ny godkjenning").click()
    words = {"number": APPROVAL, "approver": "Et oppdiktet råd", "credit": "klinisk emnekurs"}
    days = {"valid_from": played.day(-400), "valid_to": played.day(400)}
    for key, value in {**words, **days}.items():
        page.locator(f"#{key}").fill(str(value))
    for part in [f"{kind}_{n}" for kind in ("module", "meeting") for n in (1, 2, 3)]:
        page.locator(f"#hours_{part}").fill(HOURS[part.partition("_")[0]])
        page.locator(f"#points_{part}").fill("1,5")
        page.locator(f"[name=required_{part}]").check()
        page.locator(f"[name=alone_{part}]").check()
    for part in ("exercises", "final_test"):
        page.locator(f"#hours_{part}").fill(HOURS[part])
        page.locator(f"[name=required_{part}]").check()
    page.get_by_role("button", name="Lagre").click()
    said(page, "Godkjenningen er lagret.")


def make_course(played: Played) -> None:
    """The course that is played."""
    page = played.office.open("/styring/nytt")
    days = {"starts_on": played.day(-STARTED), "ends_on": played.day(ENDS_IN)}
    for key, value in {"title": TITLE, "organiser": "Prøvekontoret", **days}.items():
        page.locator(f"#{key}").fill(str(value))
    page.locator("#approval_id").select_option(APPROVAL)
    page.get_by_role("button", name="Lag kurset").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    expect(page.get_by_text(f"nummer {APPROVAL}")).to_be_visible()
    played.course = urlsplit(page.url).path.rpartition("/")[2]


def participants_list() -> str:
    """As a spreadsheet writes it; one address cannot be used."""
    lines = ["Navn;E-post;HPR-nummer;Kommune;Gruppe;Rolle"]
    for at, name in enumerate(DOCTORS):
        group = "Molde" if at in MOLDE else ""
        lines.append(f"{name};{email_of(name)};{9000001 + at};1506;{group};")
    for group, leader in LEADERS.items():
        led = "Molde" if group == "Molde" else ""
        lines.append(f"{leader};{email_of(leader)};;;{led};gruppeleder")
    lines.append(f"{MUNICIPAL};{email_of(MUNICIPAL)};;1506;;kommuneoverlege")
    return "\r\n".join(lines).replace(email_of(DOCTORS[2]), BAD_EMAIL)


def enrol(played: Played, folder: Path) -> None:
    """The list is looked through, corrected where it is wrong, and then done."""
    file = folder / "deltakere.csv"
    file.write_bytes(participants_list().encode("cp1252"))
    page = played.office.open(f"/styring/{played.course}/pamelding")
    page.locator("#file").set_input_files(file)
    page.get_by_role("button", name="Se gjennom").click()
    expect(page.locator("tr.bad")).to_have_count(1)
    expect(page.locator("tr.bad")).to_contain_text("Dette er ikke en e-postadresse.")
    written = page.locator("#people").input_value()
    page.locator("#people").fill(written.replace(BAD_EMAIL, email_of(DOCTORS[2])))
    page.get_by_role("button", name="Se gjennom på nytt").click()
    expect(page.locator("tr.bad")).to_have_count(0)
    page.get_by_role("button", name="Lagre (15)").click()
    expect(page.locator(SAID)).to_contain_text("Nye: 15.")


def fill_groups(played: Played) -> None:
    """One group came with the list; the other is made here, and the rest moved to it."""
    home = f"/styring/{played.course}/grupper"
    page = played.office.open(home)
    page.locator("#name").fill("Kristiansund")
    page.get_by_role("button", name="Lag gruppen").click()
    _plan_meetings(played, page, "Kristiansund")
    for at in KRISTIANSUND:
        page.get_by_role("checkbox", name=DOCTORS[at]).check()
    page.locator("#to").select_option(label="Kristiansund")
    page.get_by_role("button", name="Flytt").click()
    said(page, "Flyttet: 6.")
    page.get_by_role("link", name="Molde", exact=True).click()
    _plan_meetings(played, page, "Molde")


def _plan_meetings(played: Played, page: Page, name: str) -> None:
    """The form of a group: its leader, and when it meets."""
    expect(page.get_by_role("heading", level=1)).to_have_text(name)
    played.groups[name] = urlsplit(page.url).path.rpartition("/")[2]
    page.locator("#place").fill("Legesenteret")
    page.locator("#facilitator").select_option(label=LEADERS[name])
    for number, days in enumerate(MEETINGS, 1):
        page.locator(f"#starts_{number}").fill(f"{played.day(-days)}T18:00")
    page.get_by_role("button", name="Lagre").click()
    said(page, "Gruppen er lagret.")


def set_deadlines(played: Played) -> None:
    """Every assignment is due in some days."""
    page = played.office.open(f"/styring/{played.course}/frister")
    fields = page.locator("input[type=datetime-local]")
    for at in range(fields.count()):
        fields.nth(at).fill(f"{played.day(DEADLINE_DAYS)}T23:00")
    page.get_by_role("button", name="Lagre").click()
    said(page, f"Frister lagret: {fields_said(played)}.")


def fields_said(played: Played) -> int:
    """How many assignments have a deadline, as the form shows them now."""
    page = played.office.get(f"/styring/{played.course}/frister").text()
    return len(re.findall(r'type="datetime-local" value="\d', page))


def invitations(played: Played) -> dict[str, str]:
    """The link in each letter, by the address it is to."""
    page = played.office.open(f"/styring/{played.course}/invitasjoner")
    with page.expect_download() as waited:
        page.get_by_role("button", name="Lag brev som filer").click()
    packed = Path(waited.value.path()).read_bytes()
    found = {}
    with ZipFile(BytesIO(packed)) as box:
        for name in box.namelist():
            letter = message_from_bytes(box.read(name), policy=policy.default)
            body = letter.get_content()
            link = re.search(r"http://\S+kode=\S+", body)
            assert link, body
            found[letter["To"].addresses[0].addr_spec] = link[0]
    return found


def know_participants(played: Played) -> None:
    """Reads from the office's own table which code and id each participant has."""
    page = played.office.get(f"/styring/{played.course}/deltakere").text()
    for at, name in enumerate(DOCTORS):
        found = re.search(rf'/deltakere/([\w-]+)"[^>]*>{name}<', page)
        assert found, name
        played.ids[name] = found[1]
        played.doctor(at).code = f"d{at + 1:02d}"
