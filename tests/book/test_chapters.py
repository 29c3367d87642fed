"""The sources of the pages: no typed number, every figure described, modules that hold."""

from __future__ import annotations

import re
import tomllib

import pytest

from riktig.calculators.calculator import CALCULATORS
from riktig.clinical.tables import figure, rows, source
from riktig.text import text
from riktig.text.catalogue import area

# Digits that are not clinical numbers: names, years, codes.
ALLOWED = re.compile(
    r"De 20 siste reseptene|gruppe [123]\b|\bGAD-7\b|\bPHQ-9\b|\bCYP2D6\b|\b116117\b|\b113\b|"
    r"FORSK-17|-71\b|\b(?:19|20)\d\d\b|\bR4\b|UTF-8|\bN\d\d[A-Z]*\d*\b|\bCC BY 4\.0\b"
)
FRONT = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
CODE = re.compile(r"^```.*?^```$|^\([a-z-]+\)=$", re.DOTALL | re.MULTILINE)
ROLE = re.compile(r"\{[a-z-]+\}`[^`]*`")
LINK = re.compile(r"\]\([^)]*\)")
# Heads and options of directives (names of papers, how many pages), and marks of choices.
MARKUP = re.compile(r"^:{3,}.*$|^:[a-z-]+:.*$|^\s*- \[[a-z]+(?: > [a-z0-9-]+)?\]", re.MULTILINE)
LISTED = re.compile(r"^\s*\d+\. ", re.MULTILINE)
# The format's own page shows a made-up file: no clinical number there.
LITERAL = re.compile(r"`[^`\n]*`")


def prose(path) -> str:
    words = path.read_text("utf-8")
    for pattern in (FRONT, CODE, MARKUP, ROLE, LINK, LISTED, LITERAL, ALLOWED):
        words = pattern.sub(" ", words)
    return words


def test_no_number_is_typed_in_prose(root, chapters):
    typed = {
        path.relative_to(root).as_posix(): found
        for path in chapters
        if (found := re.findall(r".{0,30}\d.{0,30}", prose(path)))
    }
    assert not typed


def test_a_typed_number_would_be_found(tmp_path):
    page = tmp_path / "x.md"
    page.write_text("Av {number}`busse_pain_nnt` i 2018 ble 8 bedre.", "utf-8")
    assert re.findall(r"\d", prose(page)) == ["8"]


def test_no_function_is_written_in_a_chapter(chapters):
    for path in chapters:
        cells = re.findall(
            r"^```\{code-cell\}.*?^```$", path.read_text("utf-8"), re.DOTALL | re.MULTILINE
        )
        assert not [cell for cell in cells if re.search(r"^\s*(def|class)\b", cell, re.MULTILINE)]


@pytest.mark.parametrize("row", rows("figures"), ids=lambda row: row["figure"])
def test_each_figure_is_described_and_has_a_unit_in_words(row):
    assert text(f"figures.about.{row['figure']}")
    assert row["unit"] in area("book")["cell"]


def test_no_description_is_left_of_a_figure_that_is_gone():
    assert set(area("figures")["about"]) == {row["figure"] for row in rows("figures")}


def module_files(root):
    return sorted(root.glob("modules/*/module.toml"))


def test_modules_name_parts_that_exist(root):
    measures = {
        tomllib.loads(path.read_text("utf-8")).get("id")
        for path in root.glob("src/riktig/**/measures/*.toml")
    }
    for path in module_files(root):
        module = tomllib.loads(path.read_text("utf-8"))
        assert module["id"] == path.parent.name
        assert module["aims"]
        assert set(module["measures"]) <= measures
        assert set(module["calculators"]) <= set(CALCULATORS)
        assert all((root / "exercises" / "text" / name).is_dir() for name in module["exercises"])
        assert all((path.parent / f"{page}.md").exists() for page in module["pages"])


def test_cases_of_modules_can_be_computed(root):
    from riktig_book.cases import answer_of

    for path in module_files(root):
        for case in tomllib.loads(path.read_text("utf-8"))["cases"]:
            assert answer_of(f"{path.parent.relative_to(root).as_posix()}/page", case["id"])


def test_a_case_with_two_answers_says_both():
    from riktig_book.cases import answer_of

    assert answer_of("modules/chronic_pain/02-kunnskap-dosen", "metadon") == "240 mg eller 320 mg"


def test_what_a_chapter_names_exists(chapters):
    for path in chapters:
        words = path.read_text("utf-8")
        for name in re.findall(r"\{(?:number|number-word|decrease|interval)\}`([^`]+)`", words):
            assert figure(name)
        for name in re.findall(r"\{source\}`([^`]+)`", words):
            assert source(name)
