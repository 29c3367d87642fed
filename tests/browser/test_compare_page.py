"""Før og etter: two private summaries compared on the reader's machine."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from browser_watch import plain, refusal, result
from playwright.sync_api import Page

from riktig.registry import handle
from riktig.synthetic import halves, molde_effect, practice, write_canonical

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def summaries(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("summaries")
    made = practice(seed=3, months=24, effect=molde_effect())
    paths = []
    for name, half in zip(("before", "after"), halves(made), strict=True):
        answer = handle(
            {"op": "audit", "names": ["P.csv"], "options": {"list_size": "1100"}},
            [write_canonical(half).encode()],
        )
        assert answer["ok"], answer
        paths.append(folder / f"{name}.json")
        paths[-1].write_text(json.dumps(answer["private"]), "utf-8")
    return paths[0], paths[1]


def choose(page: Page, before: Path, after: Path) -> None:
    page.set_input_files("#riktig-before", str(before))
    page.set_input_files("#riktig-after", str(after))


def test_before_and_after_become_sentence_picture_and_table(
    compare_page: Page, summaries: tuple[Path, Path]
) -> None:
    choose(compare_page, *summaries)
    result(compare_page)
    blocks = compare_page.locator("[data-slot=blocks] [data-block]")
    assert blocks.count() >= 3
    assert plain(blocks.first.locator(".riktig-sentence").text_content())
    blocks.first.locator(".riktig-picture svg").wait_for()


def test_one_file_waits_for_the_other(compare_page: Page, summaries: tuple[Path, Path]) -> None:
    compare_page.set_input_files("#riktig-before", str(summaries[0]))
    assert "before.json" in plain(compare_page.locator("[data-slot=before]").text_content())
    assert compare_page.locator("[data-step=result]").is_hidden()


def test_what_is_no_summary_is_refused(
    compare_page: Page, summaries: tuple[Path, Path], tmp_path: Path
) -> None:
    other = tmp_path / "annet.json"
    other.write_text('{"a": 1}', "utf-8")
    choose(compare_page, summaries[0], other)
    assert refusal(compare_page).endswith(".")
