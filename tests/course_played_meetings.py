"""Meetings of a played course: who came, what each promised, the worksheet."""

from __future__ import annotations

import re

from course_played import (
    BEGAN,
    DOCTORS,
    KRISTIANSUND,
    LEADERS,
    MOLDE,
    SAID,
    STOPPED,
    Played,
    said,
)
from course_played_work import STOPS_AFTER
from playwright.sync_api import expect


def members(group: str) -> range:
    """Places in the list of those in a group."""
    return MOLDE if group == "Molde" else KRISTIANSUND


def came(group: str, number: int) -> list[int]:
    """Who is at a meeting: everybody who began, but for who stops before the last."""
    return [at for at in members(group) if at in BEGAN and (at != STOPPED or number <= STOPS_AFTER)]


def meet_in_pages(played: Played, group: str) -> None:
    """The first meeting as a facilitator runs it: who came, what each will try, the worksheet."""
    page = played.someone(LEADERS[group]).open("/gruppe")
    page.get_by_role("link", name=f"Åpne {group}").click()
    page.get_by_role("link", name="Til oppmøtet").click()
    for at in came(group, 1):
        page.get_by_role("checkbox", name=DOCTORS[at]).check()
    page.get_by_role("button", name="Lagre oppmøtet").click()
    expect(page.locator(SAID)).to_contain_text("6 av 6 kom")
    page.get_by_role("link", name="Avtaler").click()
    page.locator("#who").select_option(label=DOCTORS[0])
    page.locator("#what").fill("Ingen ny resept uten samtale")
    page.locator("#number").fill("5")
    page.get_by_role("button", name="Skriv ned avtalen").click()
    said(page, "Avtalen er skrevet ned.")
    home = f"/gruppe/{played.groups[group]}/moter/1"
    page = played.someone(LEADERS[group]).open(f"{home}/arbeidsark")
    page.locator("#endring").fill("Samtale før første resept, fra mandag.")
    page.locator("#slutning").select_option("mest naturlig")
    page.locator("[name=filled]").check()
    page.get_by_role("button", name="Lever arbeidsarket").click()
    said(page, "Arbeidsarket er levert.")


def meet(played: Played, group: str, number: int) -> None:
    """A meeting as the same forms: what was kept since last, who came, a new promise, the sheet."""
    leader = played.someone(LEADERS[group])
    home = f"/gruppe/{played.groups[group]}/moter/{number}"
    ids = [played.ids[DOCTORS[at]] for at in came(group, number)]
    leader.post(f"{home}/oppmote", {"present": ids})
    earlier = re.findall(r'name="(kept-[^"]+)"', leader.get(f"{home}/avtaler").text())
    if earlier:
        leader.post(f"{home}/holdt", dict.fromkeys(earlier, "yes"))
    words = {1: "endring", 2: "laert", 3: "varer"}
    leader.post(f"{home}/avtaler", {"who": ids[0], "what": f"Prøve etter møte {number}"})
    sheet = {words[number]: "Ringe før fornyelse.", "filled": "yes", "do": "hand_in"}
    leader.post(f"{home}/arbeidsark", sheet)
