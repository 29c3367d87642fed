"""The paper itself: tagged, titled, in bokmål, page one on one sheet, legible without colour."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from importlib.resources import files
from itertools import pairwise

import pytest
from criteria_group import MEMBERS
from hand_made_report import DOTS, PICTURE, front, report, said, slides
from pdf_tools import info, run, words
from pypdf import PdfReader
from riktig_reports.document import deck_document, report_document

from riktig.feedback.deck import Slide
from riktig.paper.fonts import ready
from riktig.paper.pdf import pdf

DATED = date(2026, 12, 10)
FONTS = ready()


def made(path, template, document):
    source = files("riktig_reports").joinpath("templates", template).read_bytes()
    path.write_bytes(pdf(source, document, DATED, FONTS))
    return path


def printed(path, **changed):
    return made(path, "report.typ", report_document(report(**changed), FONTS))


@pytest.fixture(scope="module")
def paper(tmp_path_factory):
    return printed(tmp_path_factory.mktemp("paper") / "report.pdf")


@pytest.fixture(scope="module")
def deck(tmp_path_factory):
    out = tmp_path_factory.mktemp("deck") / "slides.pdf"
    return made(out, "slides.typ", deck_document(report("group"), slides(), FONTS))


def test_it_is_tagged_titled_and_a4(paper):
    told = info(paper)
    assert re.search(r"^Title: +Din forskrivning før og etter$", told, re.MULTILINE)
    assert re.search(r"^Tagged: +yes$", told, re.MULTILINE)
    assert re.search(r"^JavaScript: +no$", told, re.MULTILINE)
    assert "(A4)" in told


def test_it_claims_pdf_ua_and_bokmaal(paper):
    root = PdfReader(paper).trailer["/Root"]
    assert root["/Lang"] == "nb"
    assert re.search(rb"pdfuaid:part>\s*1<", root["/Metadata"].get_data())


def test_structure_is_read_in_order(paper):
    """Headings, sentence, figure with its alt text, table beside it, what is said of both."""
    told = info(paper, "-struct-text")
    flat = " ".join(re.sub(r'["\n]', " ", told).split())
    steps = [
        "Din forskrivning før og etter",
        "Ett neste steg",
        "10 av 160 brukere fikk også",
        "Etter mot før",
        "Forholdstallet 0,43",
        "Grunnlaget",
    ]
    places = [flat.index(step) for step in steps]
    assert places == sorted(places)
    for tag in ("H1", "H2", "H3", "Table", "THead", "TH", "TD", "Figure"):
        assert re.search(rf"^ *{tag}\b", told, re.MULTILINE), tag


def test_each_picture_has_its_alt_text(paper):
    tree = PdfReader(paper).trailer["/Root"]["/StructTreeRoot"]
    found = [node["/Alt"] for node in nodes(tree) if node.get("/S") == "/Figure"]
    assert found == [PICTURE.alt, DOTS.alt]


def nodes(node):
    node = node.get_object()
    if isinstance(node, list):
        for kid in node:
            yield from nodes(kid)
    elif isinstance(node, dict):
        yield node
        if "/K" in node:
            yield from nodes(node["/K"])


def test_qpdf_finds_nothing_wrong(paper, deck):
    for path in (paper, deck):
        checked = run("qpdf", "--check", str(path))
        assert checked.returncode == 0, checked.stdout + checked.stderr


def test_all_fonts_are_in_the_file(paper):
    rows = run("pdffonts", str(paper)).stdout.splitlines()[2:]
    assert rows
    assert all(re.search(r"\byes yes yes\b", row) for row in rows)


def full_page_one(more):
    """Page one with sentences three times as long as they may be."""
    one = front()
    return replace(
        one,
        strengths=[said("ord " * more)],
        done=[said("ord " * more)],
        action=said("ord " * more),
    )


@pytest.mark.parametrize("more", [1, 20, 60, 120])
def test_page_one_is_one_sheet_whatever_it_says(tmp_path, more):
    path = printed(tmp_path / "long.pdf", page_one=full_page_one(more))
    first, second = words(path, 1, 1), words(path, 2, 2)
    assert "Høye tall kan ha gode grunner." in first
    assert "Opioid sammen med noe beroligende" in second.splitlines()[0] + second
    assert second.count("Ett neste steg") == 0


def test_the_sheet_says_made_up_on_every_page_and_only_then(paper, tmp_path):
    pages = [page.extract_text() for page in PdfReader(paper).pages]
    assert all("OPPDIKTEDE DATA" in page for page in pages)
    real = printed(tmp_path / "real.pdf", synthetic="")
    assert "OPPDIKTEDE" not in words(real, 1, 99)


def test_boxes_to_tick_are_drawn_and_not_missing_letters(paper):
    text = words(paper, 1, 99)
    assert "☐" not in text
    assert "Beholde" in text


def test_the_same_report_is_the_same_bytes(paper, tmp_path):
    assert printed(tmp_path / "again.pdf").read_bytes() == paper.read_bytes()


def test_slides_are_wide_one_a_page(deck):
    assert len(PdfReader(deck).pages) == len(slides())
    box = PdfReader(deck).pages[0].mediabox
    assert float(box.width) / float(box.height) == pytest.approx(16 / 9, abs=0.01)
    assert re.search(r"^Tagged: +yes$", info(deck), re.MULTILINE)
    assert "2 av 4" in words(deck, 2, 2)


LEAST = 20  # points, so that it is read at six metres
SOURCE_SANS = 1.424  # height of a line of it over its size, as poppler tells the height


def test_words_in_a_slide_s_picture_are_read_from_the_back_of_the_room(tmp_path):
    shown = Slide("one", "Mye z-hypnotika", [said("Vi kan ikke si at det er en endring.")], PICTURE)
    document = deck_document(report("group"), [shown], FONTS)
    path = made(tmp_path / "picture.pdf", "slides.typ", document)
    found = re.findall(
        r'yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">(Før:|Etter:|Andel)<',
        run("pdftotext", "-bbox", str(path), "-").stdout,
    )
    assert [word for _, _, word in found] == ["Andel", "Før:", "Etter:"]
    assert all((float(low) - float(high)) / SOURCE_SANS >= LEAST for high, low, _ in found)
    assert len(PdfReader(path).pages) == 1


def test_a_slide_of_few_words_says_them_large_and_of_many_on_one_page(tmp_path):
    few = Slide("few", "Pause", [said("Ti minutter.")])
    many = Slide("many", "Spørsmål", [said("ord " * 40)] * 6)
    document = deck_document(report("group"), [few, many], FONTS)
    path = made(tmp_path / "words.pdf", "slides.typ", document)
    assert len(PdfReader(path).pages) == 2


MOST_PAGES = 6
LEAST_LINES = 12  # of some forty-five; chosen here


def test_a_participant_s_report_is_six_pages_at_most_and_the_last_is_no_remnant(request):
    made_up = request.getfixturevalue("made")  # the name is taken here
    for member in MEMBERS:
        path = made_up.reports("group") / f"{member}.pdf"
        pages = len(PdfReader(path).pages)
        assert pages <= MOST_PAGES, member
        assert len(words(path, pages, pages).split("\n")) > LEAST_LINES, member


def test_room_to_write_in_fills_the_sheet_that_is_handed_out(tmp_path):
    path = printed(tmp_path / "group.pdf", who="group")
    reader = PdfReader(path)
    sheets = [n for n, one in enumerate(reader.pages) if "Arbeidsark" in one.extract_text()]
    assert len(sheets) == 1
    bbox = run(
        "pdftotext", "-bbox", "-f", str(sheets[0] + 1), "-l", str(sheets[0] + 1), str(path), "-"
    )
    rows = re.findall(r'yMin="([\d.]+)" xMax="[\d.]+" yMax="[\d.]+">([ABC])<', bbox.stdout)
    tops = [float(top) for top, _ in rows]
    assert [letter for _, letter in rows] == ["A", "B", "C"]
    assert all(after - before > 60 for before, after in pairwise(tops))


def test_what_people_wrote_is_not_typst(tmp_path):
    nasty = replace(front(), action=said('#panic("x") [* $a$ <b> \\ "'))
    path = printed(tmp_path / "nasty.pdf", page_one=nasty)
    assert '#panic("x") [* $a$ <b>' in words(path, 1, 1)


def grey(path, page):
    """Share of dark and of light dots on a page printed without colour."""
    out = path.with_suffix("")
    run("pdftoppm", "-gray", "-r", "40", "-f", str(page), "-l", str(page), str(path), str(out))
    data = next(out.parent.glob(f"{out.name}-*.pgm")).read_bytes().split(b"\n", 3)[3]
    return sum(dot < 110 for dot in data) / len(data), sum(dot > 200 for dot in data) / len(data)


def test_without_colour_words_are_dark_and_the_paper_is_light(paper):
    for page in (1, 2):
        dark, light = grey(paper, page)
        assert dark > 0.005
        assert light > 0.85
