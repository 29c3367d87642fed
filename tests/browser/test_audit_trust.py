"""The practice, five patients to look up, and the shared numbers as text, as a GP meets them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from axe import AXE, serious
from browser_watch import opened, plain, refusal, result
from playwright.sync_api import Page, expect

from riktig.registry import handle
from riktig.summary import read_summary, share_text
from riktig.synthetic import halves, molde_effect, practice, write_canonical

pytestmark = pytest.mark.browser

CANARY = "01010112345"
FEW = f"""Fødselsnummer\tDato\tATC\tVarenavn\tDDD
{CANARY}\t03.02.2026\tN02AA05\tOxycontin til {CANARY}\t10
02027012346\t01.03.2026\tN05CF01\tImovane\t30
"""


@pytest.fixture
def audit_page(kept_audit_page: Page) -> Page:
    return kept_audit_page


@pytest.fixture
def example(audit_page: Page) -> Page:
    audit_page.get_by_role("button", name="Prøv med eksempeldata").click()
    result(audit_page)
    return audit_page


def source(page: Page) -> str:
    return plain(page.locator("[data-slot=source]").text_content())


def tick(page: Page, agreed: int, of: int = 5) -> None:
    for number in range(of):
        value = "agrees" if number < agreed else "differs"
        page.check(f"[name=riktig-spot-{number}][value={value}]")


def test_five_patients_are_drawn_ticked_and_stand_in_every_source_line(example: Page) -> None:
    assert "Ikke kontrollert mot journalen." in source(example)
    example.get_by_role("button", name="Trekk fem pasienter").click()
    patients = example.locator(".riktig-spot-patient")
    expect(patients).to_have_count(5)
    expect(patients.first.locator("h3")).to_be_focused()
    assert "i perioden" in plain(patients.first.text_content())
    assert "Rad i listen" in plain(patients.first.text_content())
    tick(example, agreed=4, of=4)
    expect(example.locator("[data-slot=spot-said]")).to_have_text("Én pasient igjen.")
    tick(example, agreed=5)
    expect(example.locator(".riktig-spot-outcome")).to_contain_text("5 av 5 stemte.")
    # Also under what is counted after the first numbers are shown.
    example.wait_for_function(
        """() => {
          const all = [...document.querySelectorAll(".riktig-source")];
          const lines = all.map((one) => one.textContent);
          const own = lines.filter((line) => line.startsWith("Kilde: eget uttrekk"));
          return own.length > 1 && own.every((line) => line.includes("5 av 5 stemte"));
        }"""
    )
    with example.expect_download() as download:
        example.click("[data-do=private]")
    saved = json.loads(Path(download.value.path()).read_text("utf-8"))
    assert saved["made_by"]["spot_check"] == {"compared": 5, "agreed": 5}


@pytest.mark.thorough
def test_under_four_it_says_what_to_look_at_and_can_be_skipped(example: Page) -> None:
    example.get_by_role("button", name="Trekk fem pasienter").click()
    tick(example, agreed=3)
    said = example.locator("[data-slot=spot-said]")
    expect(said).to_contain_text("3 av 5 stemte. Vent med å bruke tallene")
    assert said.locator("li").count() == 5
    example.get_by_role("button", name="Hopp over").click()
    expect(example.locator(".riktig-spot-patient")).to_have_count(0)
    expect(example.locator("[data-slot=source]")).to_contain_text("Ikke kontrollert")


@pytest.mark.thorough
def test_drawing_again_takes_the_last_outcome_away(example: Page) -> None:
    example.get_by_role("button", name="Trekk fem pasienter").click()
    tick(example, agreed=5)
    expect(example.locator(".riktig-spot-outcome")).to_be_visible()
    example.get_by_role("button", name="Trekk på nytt").click()
    expect(example.locator("[data-slot=source]")).to_contain_text("Ikke kontrollert")
    expect(example.locator(".riktig-spot-answer :checked")).to_have_count(0)


@pytest.mark.thorough
def test_two_patients_are_both_drawn_and_named_by_nothing(audit_page: Page) -> None:
    audit_page.get_by_text("Lim inn en tabell").click()
    audit_page.fill("#riktig-paste", FEW)
    audit_page.click("[data-do=paste]")
    audit_page.wait_for_selector("[data-step=columns]:not([hidden])")
    audit_page.locator("[data-question=event]").select_option("prescribed")
    audit_page.get_by_role("button", name="Bekreft").click()
    result(audit_page)
    # Whether rows are prescribed or dispensed was asked, and stands under the numbers.
    assert "Forskrivninger, mine resepter." in source(audit_page)
    audit_page.get_by_role("button", name="Trekk fem pasienter").click()
    expect(audit_page.locator(".riktig-spot-patient")).to_have_count(2)
    shown = audit_page.locator("[data-step=result]").inner_text()
    assert CANARY not in shown
    assert "Imovane" in shown


def test_whose_prescriptions_is_asked_and_said(audit_page: Page) -> None:
    audit_page.select_option("#riktig-attribution", "my_patients")
    audit_page.get_by_role("button", name="Prøv med eksempeldata").click()
    result(audit_page)
    assert "Utleveringer, pasientene på min liste, uansett lege." in source(audit_page)


def test_a_part_timer_sees_the_rate_on_the_effective_list(example: Page) -> None:
    example.fill("#riktig-list-size", "1100")
    example.get_by_role("button", name="Regn per").click()
    first = example.locator("[data-slot=headline] [data-block]").first
    expect(first).to_have_attribute("data-block", "opioid_users")
    example.get_by_text("Om praksisen din").click()
    example.fill("#riktig-days", "2,5")
    example.get_by_label("ALIS").check()
    example.get_by_role("button", name="Regn med dette").click()
    expect(example.locator("[data-slot=practice]")).to_contain_text("Effektiv liste: 550.")
    # The three shown first need no list; the rate stands with the rest.
    expect(first).to_have_attribute("data-block", "opioid_with_sedative")
    users = plain(example.locator("[data-block=opioid_users]").text_content())
    assert "På effektiv liste (550)" in users
    with example.expect_download() as download:
        example.click("[data-do=private]")
    saved = json.loads(Path(download.value.path()).read_text("utf-8"))
    assert saved["practice"] == {
        "list_size": 1100,
        "practice_days_a_week": 2.5,
        "roles": ["training"],
    }


@pytest.mark.thorough
def test_a_practice_that_cannot_be_is_told_at_its_field(example: Page) -> None:
    example.get_by_text("Om praksisen din").click()
    example.fill("#riktig-days", "9")
    example.keyboard.press("Enter")
    expect(example.locator("#riktig-days[aria-invalid=true]")).to_be_focused()
    assert "fra 0,5 til 5" in plain(example.locator("#riktig-days-error").text_content())


def test_the_text_to_the_group_is_the_shared_summary(example: Page) -> None:
    example.click("[data-do=share-text]")
    expect(example.locator("#riktig-member[aria-invalid=true]")).to_be_focused()
    example.fill("#riktig-member", "B")
    example.click("[data-do=share-text]")
    area = example.locator("#riktig-share-area")
    expect(area).to_be_focused()
    text = area.input_value()
    with example.expect_download() as download:
        example.click("[data-do=share]")
    assert read_summary(text.encode()) == json.loads(Path(download.value.path()).read_text("utf-8"))
    assert len(text) < 1500
    # Other numbers: the text that was shown is taken away.
    example.fill("#riktig-list-size", "900")
    example.get_by_role("button", name="Regn per").click()
    expect(area).to_have_count(0)


@pytest.mark.thorough
def test_what_was_told_is_gone_when_the_reader_starts_again(example: Page) -> None:
    example.get_by_text("Om praksisen din").click()
    example.get_by_label("Vikar").check()
    example.get_by_role("button", name="Trekk fem pasienter").click()
    expect(example.locator(".riktig-spot-patient")).to_have_count(5)
    example.get_by_role("button", name="Start på nytt").click()
    expect(example.locator(".riktig-spot-patient")).to_have_count(0)
    expect(example.get_by_label("Vikar")).not_to_be_checked()


def test_accessible_with_everything_open(example: Page) -> None:
    example.get_by_text("Om praksisen din").click()
    example.get_by_role("button", name="Trekk fem pasienter").click()
    tick(example, agreed=3)
    example.fill("#riktig-member", "B")
    example.click("[data-do=share-text]")
    expect(example.locator("#riktig-share-area")).to_be_visible()
    example.evaluate(AXE.read_text("utf-8"))
    assert serious(example) == []


@pytest.fixture(scope="module")
def texts() -> dict[tuple[str, str], str]:
    """The texts of five made-up practices, before and after."""
    found = {}
    for seed, member in enumerate("ABCDE", 3):
        sides = halves(practice(seed=seed, months=24, effect=molde_effect()))
        for side, half in zip(("before", "after"), sides, strict=True):
            options = {"list_size": "1100", "member": member}
            request = {"op": "audit", "names": ["P.csv"], "options": options}
            answer = handle(request, [write_canonical(half).encode()])
            found[member, side] = share_text(answer["share"])
    return found


def paste(page: Page, before: str, after: str) -> None:
    page.get_by_text("Har du en delt tekst").click()
    page.fill("#riktig-before-text", before)
    page.fill("#riktig-after-text", after)
    page.click("[data-do=paste]")


@pytest.mark.thorough
def test_texts_are_compared_as_files_are(
    page: Page, origin: str, texts: dict[tuple[str, str], str]
) -> None:
    compare = opened(page, f"{origin}/book/sammenlign.html")
    quoted = "".join(f"> {line}\n" for line in texts["A", "before"].splitlines())
    paste(compare, quoted, texts["A", "after"])
    result(compare)
    assert compare.locator(".riktig-report [data-block]").count() >= 3
    compare.get_by_text("Ta med gruppen").click()
    group = "\n".join(text for (member, _), text in texts.items() if member != "A")
    compare.fill("#riktig-group-text", group)
    compare.click("[data-do=paste-group]")
    expect(compare.locator("[data-block$=-group]").first).to_be_attached()
    compare.evaluate(AXE.read_text("utf-8"))
    assert serious(compare) == []


@pytest.mark.thorough
def test_a_text_that_lost_a_line_says_which(
    page: Page, origin: str, texts: dict[tuple[str, str], str]
) -> None:
    compare = opened(page, f"{origin}/book/sammenlign.html")
    lines = texts["A", "before"].splitlines()
    paste(compare, "\n".join([*lines[:3], *lines[4:]]), texts["A", "after"])
    assert "Linje 3 av" in refusal(compare)
    compare.fill("#riktig-before-text", "")
    compare.fill("#riktig-after-text", "")
    compare.click("[data-do=paste]")
    assert "Feltet er tomt" in refusal(compare)


@pytest.mark.thorough
def test_a_before_and_after_that_differ_are_refused(
    page: Page, origin: str, tmp_path: Path
) -> None:
    compare = opened(page, f"{origin}/book/sammenlign.html")
    half_before, half_after = halves(practice(seed=3, months=24))
    for side, half, whose in (
        ("before", half_before, "my_prescriptions"),
        ("after", half_after, "my_patients"),
    ):
        request = {"op": "audit", "names": ["P.csv"], "options": {"attribution": whose}}
        answer = handle(request, [write_canonical(half).encode()])
        path = tmp_path / f"{side}.json"
        path.write_text(json.dumps(answer["private"]), "utf-8")
        compare.set_input_files(f"#riktig-{side}", str(path))
    assert "pasientene dine" in refusal(compare)
