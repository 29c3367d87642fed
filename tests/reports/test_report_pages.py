"""What a reader gets: one HTML file and one tagged PDF each, true, short and without names."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from pypdf import PdfReader
from report_group import MEMBERS, own

from riktig.measures.load import measure_named
from riktig.text import format_number

PAGES = (*MEMBERS, "gruppe")
MOST_WORDS_ON_PAGE_ONE = 150
MOST_PICTURES = 4  # of a participant: drawing is what takes time


class Page(HTMLParser):
    """Text, tags and attributes of a page."""

    def __init__(self, source):
        super().__init__()
        self.tags, self.words, self.attributes = [], [], []
        self.skipped = False
        self.feed(source)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += attrs
        self.skipped = tag in ("style", "script")

    def handle_endtag(self, tag):
        self.skipped = False

    def handle_data(self, data):
        if not self.skipped:
            self.words.append(data)

    @property
    def text(self):
        return " ".join(" ".join(self.words).split())


def html(folder, name):
    return (folder / f"{name}.html").read_text("utf-8")


def pdf_text(folder, name):
    return [page.extract_text() for page in PdfReader(folder / f"{name}.pdf").pages]


def test_there_is_a_page_and_a_pdf_for_each_and_for_the_group(reports):
    endings = ("html", "pdf", "json", "csv", "xlsx")
    expected = {f"{name}.{ending}" for name in PAGES for ending in endings}
    expected |= {f"gruppe-lysbilder.{ending}" for ending in ("html", "pdf")}
    assert {path.name for path in reports.iterdir()} == expected


@pytest.mark.parametrize("name", ["P0001", "gruppe"])
def test_a_page_stands_alone(reports, name):
    source = html(reports, name)
    page = Page(source)
    assert "script" not in page.tags
    assert "link" not in page.tags
    namespaces = {"http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"}
    assert set(re.findall(r"https?://[^\"'\s)]+", source)) <= namespaces
    assert "default-src 'none'" in source
    assert ("lang", "nb") in page.attributes


@pytest.mark.parametrize("name", PAGES)
def test_made_up_data_is_said_on_every_page(reports, name):
    assert re.search(r'class="made-up"[^>]*>Oppdiktede data<', html(reports, name))
    assert all("OPPDIKTEDE DATA" in text for text in pdf_text(reports, name))


@pytest.mark.parametrize("name", PAGES)
def test_the_pdf_is_tagged_titled_norwegian_and_numbered(reports, name):
    reader = PdfReader(reports / f"{name}.pdf")
    root = reader.trailer["/Root"]
    assert root["/Lang"] == "nb"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert "før og etter" in reader.metadata.title
    assert b"pdfuaid" in root["/Metadata"].get_data()
    texts = pdf_text(reports, name)
    for number, text in enumerate(texts, start=1):
        assert f"Side {number} av {len(texts)}" in text


def alternatives(node, found):
    node = node.get_object()
    if isinstance(node, list):
        for kid in node:
            alternatives(kid, found)
    elif isinstance(node, dict):
        if node.get("/S") == "/Figure":
            found.append(node.get("/Alt"))
        if "/K" in node:
            alternatives(node["/K"], found)
    return found


@pytest.mark.parametrize("name", MEMBERS)
def test_pictures_are_few_and_each_has_an_alternative_text(reports, name):
    root = PdfReader(reports / f"{name}.pdf").trailer["/Root"]
    found = alternatives(root["/StructTreeRoot"], [])
    assert 0 < len(found) <= MOST_PICTURES
    assert all(re.search(r"\d", text) for text in found)
    shown = Page(html(reports, name)).attributes
    assert set(found) <= {value for key, value in shown if key == "aria-label"}


@pytest.mark.parametrize("name", PAGES)
def test_no_ids_are_shared_on_a_page(reports, name):
    found = re.findall(r'\bid="([^"]+)"', html(reports, name))
    assert len(found) == len(set(found))


@pytest.mark.parametrize("name", PAGES)
def test_nobody_is_named_and_nobody_is_ranked(reports, name):
    text = Page(html(reports, name)).text + " ".join(pdf_text(reports, name))
    assert not re.search(r"P000\d", text)
    assert not re.search(r"\b(verst|dårligst|rangering|plass nr)", text, re.IGNORECASE)


@pytest.mark.parametrize("name", PAGES)
def test_page_one_is_short_and_says_what_it_must(reports, name):
    first = pdf_text(reports, name)[0]
    assert len(first.split()) <= MOST_WORDS_ON_PAGE_ONE
    assert "Ett neste steg" in first
    said = " ".join(first.lower().split())
    assert "ikke sendt til noen" in said
    assert re.search(r"(feil tall|stemmer ikke tallene)\?", said)
    assert re.search(r"innen \d\d\.\d\d\.\d{4}", said)


@pytest.mark.parametrize("name", PAGES)
def test_a_share_never_gives_a_small_number(reports, name):
    text = Page(html(reports, name)).text
    of_patients = re.sub(r"\b\d av \d (har tall som er for små|medlemmer)", "", text)
    assert not re.search(r"\b[1-4] av \d", of_patients)


def test_own_report_has_true_counts_and_the_group_beside(group, own_report):
    text = Page(html(own_report, "P0001")).text
    for path in own(group):
        shown = json.loads(Path(path).read_text())["measures"]
        for measure in (one for one in shown if measure_named(one["id"]).place == "headline"):
            of = " ".join(format_number(measure["denominator"]).split())
            assert f"{measure['numerator']} av {of}" in text
    assert "Du (A)" in text
    assert "Dette er dine egne tall" in text


@pytest.mark.parametrize("name", MEMBERS)
def test_the_sentence_and_the_table_agree(reports, name):
    held = 0
    for section in re.findall(
        r'<section class="block.*?</section>', html(reports, name), re.DOTALL
    ):
        if "Antall pasienter" not in section:
            continue
        sentence = re.search(r'class="sentence"[^>]*>(.*?)</p>', section, re.DOTALL)[1]
        cells = set(re.findall(r"<td[^>]*>(.*?)</td>", section))
        for counts in re.findall(r"(\d[\d\u00a0]*) av (\d[\d\u00a0]*)", sentence):
            assert set(counts) <= cells
            held += 1
    assert held


@pytest.mark.parametrize("name", PAGES)
def test_the_record_says_what_the_page_says(reports, name):
    text = Page(html(reports, name)).text
    found = json.loads((reports / f"{name}.json").read_text("utf-8"))
    assert found["schema"] == "riktig-report/1"
    # A box to tick is drawn, and is no letter of the page.
    said = [" ".join(one["text"].replace("☐", " ").split()) for one in found["statements"]]
    assert not [one for one in said if one not in text]
    assert not re.search(r"P000\d", json.dumps(found))


def test_provenance_is_on_the_page(reports):
    text = Page(html(reports, "P0001")).text
    for row in ("Periode", "Siste dag i uttrekket", "Rader lest", "Laget av Riktig", "Kilde"):
        assert row in text
