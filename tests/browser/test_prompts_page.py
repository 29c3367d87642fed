"""Spørsmål fra tallene: a group's shared files, a tick a measure, and questions."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from axe import AXE, serious
from browser_watch import opened, plain, refusal, result
from playwright.sync_api import Page, expect
from summary_dicts import AFTER, BEFORE, summary

from riktig.registry import handle
from riktig.synthetic import halves, molde_effect, practice, write_canonical

pytestmark = pytest.mark.browser
SEEDS = range(3, 9)


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """Six made-up practices, before and after: shared, and private."""
    folder = tmp_path_factory.mktemp("group")
    found: dict[str, list[str]] = {"share": [], "private": []}
    for seed in SEEDS:
        made = practice(seed=seed, months=24, effect=molde_effect())
        for name, half in zip(("before", "after"), halves(made), strict=True):
            options = {"list_size": "1100", "member": f"Lege{seed}"}
            request = {"op": "audit", "names": ["P.csv"], "options": options}
            answer = handle(request, [write_canonical(half).encode()])
            assert answer["ok"], answer
            for kind, paths in found.items():
                path = folder / f"{kind}-{name}-{seed}.json"
                path.write_text(json.dumps(answer[kind]), "utf-8")
                paths.append(str(path))
    return found


@pytest.fixture
def prompts_page(page: Page, origin: str) -> Page:
    page.add_init_script(path=AXE)
    return opened(page, f"{origin}/book/gruppeleder/spoersmaal-fra-tallene.html")


def choose(page: Page, paths: list[str]) -> None:
    page.set_input_files("#riktig-shared", paths)


def tick(page: Page, title: str):
    return page.get_by_role("checkbox", name=title)


def questions(page: Page):
    return page.locator("[data-prompt]")


def test_nothing_is_shown_before_its_tick(prompts_page: Page, files: dict[str, list[str]]) -> None:
    choose(prompts_page, files["share"])
    result(prompts_page)
    assert "6 medlemmer" in plain(prompts_page.locator("[data-slot=members]").text_content())
    assert "Oppdiktede data" in plain(prompts_page.locator("[data-slot=synthetic]").text_content())
    expect(questions(prompts_page)).to_have_count(0)
    expect(prompts_page.locator("main input:checked")).to_have_count(0)
    box = tick(prompts_page, "Opioidbrukere")
    box.focus()
    prompts_page.keyboard.press("Space")
    questions(prompts_page).first.wait_for()
    words = plain(prompts_page.locator("[data-slot=blocks]").text_content())
    assert "Opioidbrukere" in words
    assert "z-hypnotika" not in words
    assert "Lege" not in words
    assert words.count("?") >= 1
    prompts_page.keyboard.press("Space")
    expect(questions(prompts_page)).to_have_count(0)


@pytest.mark.thorough
def test_a_private_summary_is_refused(prompts_page: Page, files: dict[str, list[str]]) -> None:
    choose(prompts_page, [*files["share"][:4], files["private"][5]])
    assert "riktig-til-gruppen" in refusal(prompts_page)
    expect(prompts_page.locator("[data-step=result]")).to_be_hidden()


@pytest.mark.thorough
def test_one_member_is_no_group(prompts_page: Page, files: dict[str, list[str]]) -> None:
    choose(prompts_page, files["share"][:2])
    assert "bare ett medlem" in refusal(prompts_page)
    choose(prompts_page, files["share"])
    result(prompts_page)


def few(folder: Path) -> list[str]:
    """Three made-up members who went up."""
    paths = []
    for name in ("Kari", "Ola", "Per"):
        for span, count in ((BEFORE, 40), (AFTER, 70)):
            paths.append(str(folder / f"{name}-{count}.json"))
            made = summary({"opioid_with_sedative": (count, 200)}, span, name, "share")
            Path(paths[-1]).write_text(json.dumps(made), "utf-8")
    return paths


@pytest.mark.thorough
def test_three_members_see_a_way_and_no_number(prompts_page: Page, tmp_path: Path) -> None:
    choose(prompts_page, few(tmp_path))
    result(prompts_page)
    expect(prompts_page.get_by_text("Dere er færre enn 5.")).to_be_visible()
    tick(prompts_page, "Opioid sammen med").check()
    expect(questions(prompts_page)).to_have_count(1)
    said = plain(questions(prompts_page).locator(".riktig-sentence").text_content())
    assert said.startswith("For gruppen samlet har tallet gått opp")
    assert not any(sign.isdigit() for sign in said)


@pytest.mark.thorough
def test_other_files_forget_what_was_agreed(
    prompts_page: Page, files: dict[str, list[str]]
) -> None:
    choose(prompts_page, files["share"])
    result(prompts_page)
    tick(prompts_page, "Opioidbrukere").check()
    questions(prompts_page).first.wait_for()
    prompts_page.get_by_role("button", name="Velg andre filer").click()
    expect(questions(prompts_page)).to_have_count(0)
    choose(prompts_page, files["share"])
    result(prompts_page)
    expect(prompts_page.locator("main input:checked")).to_have_count(0)


@pytest.mark.thorough
def test_paper_has_the_questions_and_what_was_agreed_on(
    prompts_page: Page, files: dict[str, list[str]]
) -> None:
    choose(prompts_page, files["share"])
    result(prompts_page)
    tick(prompts_page, "Opioidbrukere").check()
    questions(prompts_page).first.wait_for()
    prompts_page.emulate_media(media="print")
    words = prompts_page.locator(".riktig-prompts").inner_text()
    assert "Opioidbrukere" in words
    assert "Mye z-hypnotika" not in words
    assert prompts_page.locator("main button:visible").count() == 0


def in_both_schemes(page: Page) -> None:
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert serious(page) == [], scheme


def test_no_serious_violation_in_any_state(prompts_page: Page, files: dict[str, list[str]]) -> None:
    in_both_schemes(prompts_page)
    choose(prompts_page, files["share"][:1])
    refusal(prompts_page)
    in_both_schemes(prompts_page)
    choose(prompts_page, files["share"])
    result(prompts_page)
    for fold in prompts_page.locator("[data-step=result] summary").all():
        fold.click()
    tick(prompts_page, "Opioidbrukere").check()
    questions(prompts_page).first.wait_for()
    for width in (390, 1280):
        prompts_page.set_viewport_size({"width": width, "height": 844})
        prompts_page.wait_for_timeout(150)
        assert prompts_page.evaluate("document.documentElement.scrollWidth") <= width
        in_both_schemes(prompts_page)
