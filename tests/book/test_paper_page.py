"""Papers on the page: the sheet, its facts, its plain text, and the fields of a worksheet."""

from __future__ import annotations

import html
import re

import pytest
from course_site import body_of
from paper_texts import SLIDES, WORKSHEET, letter


def plain_of(body: str) -> str:
    found = re.search(r'<template class="paper-text">(.*?)</template>', body, re.DOTALL)
    assert found
    return html.unescape(found[1])


def test_the_clipboard_gets_the_letter_and_nothing_else(tmp_path):
    body, _ = body_of(tmp_path, letter())
    text = plain_of(body).replace("\N{NO-BREAK SPACE}", " ")
    assert text.startswith("Hei [fornavn],\n\nKoster $5, #1 < 2 & 3 > 2")
    assert "- Først dette\n- Så det, se helsenorge (https://www.helsenorge.no)" in text
    assert "1. en\n2. to\n\n☐ Ring oss\n\nNår | Hva\nnå | 50 mg\n" in text
    assert text.endswith("Underskrift, dato: ____________________")


def test_a_letters_title_is_the_doctors_and_a_sheets_title_is_the_papers(tmp_path):
    body, _ = body_of(tmp_path / "a", letter())
    assert "Innkalling: en prøve" not in plain_of(body)
    body, _ = body_of(tmp_path / "b", letter(kind="sheet"))
    assert plain_of(body).startswith("Innkalling: en prøve\n\nHei")


@pytest.mark.parametrize(("lang", "said"), [("nb", ""), ("nn", " · nynorsk"), ("en", " · engelsk")])
def test_the_sheet_says_its_language_and_how_long_it_is(tmp_path, lang, said):
    body, _ = body_of(tmp_path, letter(lang=lang))
    assert f'class="paper-sheet" lang="{lang}"' in body
    assert re.search(rf"Brev{said} · \d+ ord · LIX \d+", body)


def test_an_sms_says_its_characters_and_has_no_files(tmp_path):
    sms = ":::{paper} kort\n:title: Kort\n:kind: sms\n\nRing oss i dag.\n:::\n"
    body, _ = body_of(tmp_path, sms)
    assert "SMS · 15 tegn" in body
    assert "kort.pdf" not in body
    assert "kort.docx" not in body


def test_every_field_has_a_label_an_id_and_a_hook(tmp_path):
    body, _ = body_of(tmp_path, WORKSHEET)
    fields = re.findall(r'id="prove-ark--([\w-]+)" data-field="([\w-]+)"', body)
    names = [name for name, _ in fields]
    assert all(name == hook for name, hook in fields)
    assert names == [
        "hva-vil-du-endre", "hvem-hjelper-deg", "hvor-mange", "nar", "er-du-enig",
        "jeg-har-lest", "plan",
    ]  # fmt: skip
    for name in names[:5]:
        assert f'<label for="prove-ark--{name}">' in body
    assert 'data-worksheet="prove-ark"' in body
    assert "[tekst]" not in body
    for control in ("<textarea", 'inputmode="decimal"', "<option>Nei</option>", 'type="checkbox"'):
        assert control in body


def test_fields_with_the_same_label_have_different_ids(tmp_path):
    body, _ = body_of(tmp_path, WORKSHEET.replace(" #plan", ""))
    assert 'data-field="hva-vil-du-endre-2"' in body


def test_the_headings_follow_the_pages_own(tmp_path):
    body, _ = body_of(tmp_path, f"## Brev\n\n{letter()}")
    assert '<h3 class="paper-title"' in body
    assert '<h4 class="paper-heading">Slik gjør vi</h4>' in body


def test_slides_are_a_row_of_cards_that_a_keyboard_reaches(tmp_path):
    body, _ = body_of(tmp_path, SLIDES.replace("TEXT", "Én ting."))
    assert body.count('<section class="slide">') == 2
    assert 'tabindex="0" role="region"' in body
    assert "Lysbilder · 2 lysbilder" in body
    assert ".docx" not in body


def test_everything_to_print_is_listed_with_its_files(tmp_path):
    lists = "```{package-list}\n```\n\n```{paper-list}\n```\n"
    body, warned = body_of(tmp_path, letter() + SLIDES.replace("TEXT", "Ja.") + lists)
    assert warned == ""
    for file in ("papers/prove-brev.docx", "papers/prove-brev.pdf", "papers/pakke-moete-1.pdf"):
        assert f'href="{file}"' in body
    assert 'href="#prove-brev"' in body or 'index.html#prove-brev"' in body
    assert "papers/riktig-boken.pdf" in body


def test_a_worksheet_has_what_its_script_needs_and_a_letter_has_not(tmp_path):
    from riktig_book.papers.worksheets import head_of

    body, _ = body_of(tmp_path / "a", WORKSHEET)
    parts = re.findall(r'data-worksheet-part="(\w+)"', body)
    assert parts == ["bar", "kept", "open", "file", "clear", "undo", "ask", "said", "left"]
    assert re.findall(r'data-worksheet-do="(\w+)"', body) == [
        "save", "open", "clear", "undo", "leave", "replace",
    ]  # fmt: skip
    assert "Skriv aldri noe som kan vise hvem en pasient er." in body
    assert 'role="group" aria-label="Det du har skrevet på arket" hidden' in body
    assert "worksheets.js" in head_of("runtime/1/", body)
    body, _ = body_of(tmp_path / "b", letter())
    assert "data-worksheet" not in body
    assert head_of("runtime/1/", body) == ""
