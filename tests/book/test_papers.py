"""One paper, every face: PDF, Word and plain text say the same, and the same each time."""

from __future__ import annotations

import io

import docx
import pypdf
import pytest
from course_site import body_of
from paper_texts import SLIDES, WORKSHEET, letter
from pdf_tools import run
from sphinx.errors import ExtensionError

SAID = (
    "fornavn", "Koster $5, #1 < 2 & 3 > 2, ikke «sitat»", "H2SO4", "x_1^2", "=SUM(A1)",
    "[klamme]", "Slik gjør vi", "Først dette", "Ring oss", "50 mg", "Pasientens ord",
    "Underskrift, dato",
)  # fmt: skip
NAMES = ("redningskort", "kjoereplan-angst", "samtykke-angst", "ukjent")


def made(folder, markdown: str) -> tuple[dict[str, bytes], str]:
    """The files of a page's papers, and what was warned of."""
    _, warned = body_of(folder, markdown)
    papers = folder / "out" / "papers"
    return {path.name: path.read_bytes() for path in papers.iterdir()}, warned


@pytest.fixture(scope="module")
def files(tmp_path_factory) -> dict[str, bytes]:
    slides = SLIDES.replace("TEXT", "Vi velger én ting.")
    found, warned = made(tmp_path_factory.mktemp("papers"), letter() + WORKSHEET + slides)
    assert warned == ""
    return found


def reader(pdf: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(pdf))


def text_of(pdf: bytes, folder) -> str:
    path = folder / "made.pdf"
    path.write_bytes(pdf)
    return " ".join(run("pdftotext", str(path), "-").stdout.split())


def word(content: bytes) -> docx.document.Document:
    return docx.Document(io.BytesIO(content))


def words_of(document: docx.document.Document) -> str:
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([one.text for one in document.paragraphs] + cells)


def test_which_files_there_are(files):
    wanted = {"prove-brev.docx", "prove-brev.pdf", "prove-ark.docx", "prove-ark.pdf"}
    assert set(files) == wanted | {"prove-lys.pdf", "pakke-moete-1.pdf"}


def test_the_pdf_says_every_word_as_it_was_written(files, tmp_path):
    shown = text_of(files["prove-brev.pdf"], tmp_path)
    for words in SAID:
        assert words in shown


def test_the_word_file_says_every_word_as_it_was_written(files):
    shown = words_of(word(files["prove-brev.docx"])).replace("\N{NO-BREAK SPACE}", " ")
    for words in SAID:
        assert words in shown


def test_the_pdf_is_tagged_and_says_its_title_and_language(files):
    for name in ("prove-brev.pdf", "prove-ark.pdf", "prove-lys.pdf", "pakke-moete-1.pdf"):
        root = reader(files[name]).trailer["/Root"]
        assert root["/MarkInfo"]["/Marked"]
        assert root["/Lang"].startswith("nb")
        assert "pdfuaid:part>1" in root["/Metadata"].get_data().decode()
    assert reader(files["prove-brev.pdf"]).metadata.title == "Innkalling: en prøve"


@pytest.mark.parametrize(("lang", "mark"), [("nb", "nb-NO"), ("nn", "nn-NO"), ("en", "en-GB")])
def test_word_has_real_styles_and_the_papers_language(tmp_path, lang, mark):
    found, warned = made(tmp_path, letter(lang=lang))
    assert warned == ""
    document = word(found["prove-brev.docx"])
    styles = {one.text: one.style.name for one in document.paragraphs}
    assert styles["Slik gjør vi"] == "Heading 2"
    assert styles["Først dette"] == "List Bullet"
    assert styles["en"] == "List Number"
    assert styles["Pasientens ord"] == "Quote"
    assert "Hei [fornavn]," in styles
    assert document.core_properties.language == mark
    assert f'w:lang w:val="{mark}"' in document.styles.element.xml
    assert "w:tblHeader" in document.tables[0]._tbl.xml
    assert reader(found["prove-brev.pdf"]).trailer["/Root"]["/Lang"] == lang


def test_a_link_is_a_link_in_both(files):
    address = "https://www.helsenorge.no"
    relations = word(files["prove-brev.docx"]).part.rels.values()
    assert address in [one.target_ref for one in relations if one.is_external]
    notes = reader(files["prove-brev.pdf"]).pages[0]["/Annots"]
    assert address in [note.get_object()["/A"]["/URI"] for note in notes]


def test_a_numbered_list_begins_anew_for_each_list(tmp_path):
    lists = "1. en\n2. to\n\nord\n\n1. tre\n2. fire\n"
    found, _ = made(tmp_path, f":::{{paper}} prove\n:title: Lister\n\n{lists}\n:::\n")
    numbered = [
        one._p.pPr.numPr.numId.val
        for one in word(found["prove.docx"]).paragraphs
        if one.style.name == "List Number"
    ]
    assert len(numbered) == 4
    assert numbered[0] == numbered[1] != numbered[2] == numbered[3]


def test_the_same_chapter_gives_the_same_bytes(files, tmp_path):
    slides = SLIDES.replace("TEXT", "Vi velger én ting.")
    again, _ = made(tmp_path, letter() + WORKSHEET + slides)
    assert again == files


def test_a_file_is_dated_by_its_sources_not_by_its_build(files):
    from riktig_book.papers.typeset import dated

    assert f"D:{dated():%Y%m%d}" in reader(files["prove-brev.pdf"]).metadata["/CreationDate"]
    said = word(files["prove-brev.docx"]).core_properties
    assert said.created.date() == said.modified.date() == dated()


def test_what_is_sent_has_no_foot_of_ours_and_the_rest_says_its_status(files, tmp_path):
    assert "klinisk godkjent" not in text_of(files["prove-brev.pdf"], tmp_path)
    assert not word(files["prove-brev.docx"]).sections[0].footer.paragraphs[0].text
    for name in ("prove-ark.pdf", "prove-lys.pdf", "pakke-moete-1.pdf"):
        assert "ikke klinisk godkjent" in text_of(files[name], tmp_path)


def test_a_slide_is_wide_and_has_a_page_for_itself(files):
    pages = reader(files["prove-lys.pdf"]).pages
    assert len(pages) == 3
    assert pages[0].mediabox.width / pages[0].mediabox.height == pytest.approx(16 / 9, rel=0.01)
    assert "Hvorfor?" in pages[1].extract_text()


def test_a_package_says_what_there_is_and_has_a_slide_on_each_sheet(files):
    pages = reader(files["pakke-moete-1.pdf"]).pages
    first, *slides = (page for page in pages if "Lysbilder" in page.extract_text())
    assert pages[0] == first
    assert "Hvor mange" in first.extract_text()
    wide = [page.mediabox.width > page.mediabox.height for page in pages]
    assert wide == [False, True, True]
    assert "Hvorfor?" in pages[1].extract_text()
    assert "Og så?" in pages[2].extract_text()
    assert slides == [pages[1]]


def sheet(name: str, more: str = "", words: str = "Ord.") -> str:
    return f":::{{paper}} {name}\n:title: {name}\n:package: moete-1\n{more}\n{words}\n:::\n\n"


def test_a_package_is_in_the_order_of_use_and_asks_for_one_side(tmp_path):
    slip, order = sheet("samtykke-angst"), sheet("kjoereplan-angst")
    found, warned = made(tmp_path, sheet("ukjent") + slip + sheet("redningskort") + order)
    assert warned == ""
    pages = reader(found["pakke-moete-1.pdf"]).pages
    said = [page.extract_text() for page in pages]
    begins = {name: at for at, text in enumerate(said[1:], 1) for name in NAMES if name in text}
    assert begins == {"redningskort": 1, "kjoereplan-angst": 2, "samtykke-angst": 3, "ukjent": 4}
    assert "på én side av papiret" in " ".join(said[0].split())
    assert "Til deg som leder: én" in said[1]
    assert "Lapper i esken: én lapp til hver" in said[3]


def test_what_hangs_on_a_wall_fills_one_page(tmp_path):
    found, warned = made(tmp_path, sheet("telefonkort", ":wall: wide", "Ring 113. " * 40))
    assert warned == ""
    [page] = reader(found["telefonkort.pdf"]).pages
    assert page.mediabox.width > page.mediabox.height
    document = word(found["telefonkort.docx"])
    assert document.sections[0].page_width > document.sections[0].page_height
    assert document.styles["Normal"].font.size.pt == 16


def test_a_slip_stands_several_times_on_its_sheet(tmp_path):
    found, warned = made(
        tmp_path, sheet("samtykke-angst", ":copies: 3\n:pages: 1", "Ja eller nei.")
    )
    assert warned == ""
    for file, at in (("samtykke-angst.pdf", 0), ("pakke-moete-1.pdf", 1)):
        assert reader(found[file]).pages[at].extract_text().count("Ja eller nei.") == 3


def test_a_page_has_a_button_that_fetches_a_package(tmp_path):
    body, warned = body_of(tmp_path, sheet("ark") + "```{package-link} moete-1\n```\n")
    assert warned == ""
    assert '<a href="papers/pakke-moete-1.pdf" download>Last ned alt til møte 1 (PDF)</a>' in body


def test_a_table_whose_head_is_empty_has_no_head(tmp_path):
    table = "| | |\n|---|---|\n| Navn | {line}`skriv` |\n"
    body, warned = body_of(tmp_path / "a", table + "\n" + sheet("ark", words=table))
    assert warned == ""
    assert body.count("<table") == 2
    assert "<th" not in body
    found, _ = made(tmp_path / "b", sheet("ark", words=table))
    [made_table] = word(found["ark.docx"]).tables
    assert made_table.rows[0].cells[0].text == "Navn"
    assert "w:tblHeader" not in made_table._tbl.xml


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (letter().replace("\n\n> Pasientens", "\n\nlinje" * 60 + "\n\n> Pasientens"), "2 pages"),
        (SLIDES.replace("TEXT", "Mange ord til. \n\n" * 40), "pages, and it may have 3"),
        (WORKSHEET + WORKSHEET, "this id is used 2 times"),
        (letter(lang="sv"), '"sv" unknown'),
        (letter(kind="novel"), '"novel" unknown'),
        (letter().replace(":pages: 1", ":package: fest"), "unknown package: fest"),
        (letter().replace("prove-brev", "Prøve_brev"), "a paper's id is small letters"),
        (":::{paper} uten\n:kind: letter\n\nHei.\n:::\n", "paper uten has no title"),
    ],
)
def test_a_build_warns_of_a_paper_that_is_wrong(tmp_path, wrong, said):
    _, warned = body_of(tmp_path, wrong)
    assert said in warned


def test_a_paper_that_cannot_be_made_stops_the_build_and_says_where_it_is(tmp_path, monkeypatch):
    from riktig_book.papers import build

    def broken(*_: object) -> bytes:
        raise ValueError("typst says no")

    monkeypatch.setattr(build, "paper_pdf", broken)
    with pytest.raises(ExtensionError, match=r"index: paper prove-brev as pdf .*typst says no"):
        made(tmp_path, letter())


def test_a_file_nobody_asks_for_any_more_is_taken_away(tmp_path):
    from riktig_book.papers.files import Wanted, write_all

    made_times = []

    def make() -> bytes:
        made_times.append(1)
        return b"%PDF"

    site = tmp_path / "html"
    one, two = (Wanted(f"{name}.pdf", name, make) for name in ("a", "b"))
    write_all(site, [one, two])
    (site / "papers" / "b.pdf.br").write_bytes(b"")
    write_all(site, [one])
    assert [path.name for path in (site / "papers").iterdir()] == ["a.pdf"]
    assert len(made_times) == 2


def test_the_dose_tables_come_from_the_clinical_tables(tmp_path):
    from riktig_book.dose_tables import table_of

    from riktig.clinical.tables import rows

    table = table_of("opioids")
    oxycodone = next(row for row in table.rows if row[0] == "oksykodon")
    assert oxycodone[-1] == "20 mg i døgnet"  # 30 mg OMEQ by 1.5
    patch = next(row for row in table.rows if row[0] == "fentanyl" and "plaster" in row[-1])
    assert patch[-1] == "plaster 12,5 µg/t"  # 30 mg by 100, over 24 hours
    used = [row for row in rows("opioid_ratios") if row["table"] == "HDIR"]
    assert [row[0] for row in table.rows] == [row["substance"] for row in used]
    body, warned = body_of(tmp_path, "```{dose-table} diazepam\n```\n")
    assert warned == ""
    assert "zopiklon" in body
    _, warned = body_of(tmp_path / "b", "```{dose-table} paracetamol\n```\n")
    assert "'paracetamol' is none of" in warned


def test_the_running_order_has_room_for_clock_times_on_paper_alone(tmp_path):
    order = "```{running-order} anxiety\n```\n"
    body, _ = body_of(tmp_path / "a", order)
    assert "klokken]" not in body
    found, warned = made(tmp_path / "b", sheet("kjoereplan-angst", words=order))
    assert warned == ""
    assert "[klokken]" in words_of(word(found["kjoereplan-angst.docx"]))
