"""A paper as a Word file: real styles, the paper's language, and the same bytes each time."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime, time
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from riktig.charts.look import tokens
from riktig_book.papers.paper import NAMELESS, PaperData
from riktig_book.papers.typeset import dated, foot
from riktig_book.papers.word_blocks import write

LANGUAGES = {"nb": "nb-NO", "nn": "nn-NO", "en": "en-GB"}
FACE = "Calibri"  # the reader's own; a font of ours would not be there
PLAIN, WALL = 11, 16  # points; what hangs on a wall is read from some steps away
SIZES = {"Heading 1": 20, "Heading 2": 14, "Heading 3": 12, "Heading 4": 11}
ZIP_TIME = (1980, 1, 1, 0, 0, 0)


def word_file(paper: PaperData) -> bytes:
    """The bytes of the paper's Word file."""
    document = Document()
    _page(document, paper.wall == "wide")
    _styles(document, LANGUAGES[paper.lang], WALL if paper.wall else PLAIN)
    _properties(document, paper)
    if paper.kind not in NAMELESS:
        document.sections[0].footer.paragraphs[0].text = foot(paper.lang)
    write(document, paper.titled)
    return _with_fixed_times(document)


def _page(document: Any, wide: bool) -> None:
    page = document.sections[0]
    page.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
    size = (Cm(29.7), Cm(21)) if wide else (Cm(21), Cm(29.7))
    page.page_width, page.page_height = size
    page.left_margin = page.right_margin = Cm(2.2)
    page.top_margin = page.bottom_margin = Cm(2)


def _styles(document: Any, language: str, size_of_text: int) -> None:
    """One face for all, headings in the book's colour, and the language for the spelling."""
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = FACE, Pt(size_of_text)
    normal.paragraph_format.space_after = Pt(8)
    accent = RGBColor.from_string(tokens()["light"]["accent"].lstrip("#"))
    for name, size in SIZES.items():
        style = document.styles[name]
        style.font.name, style.font.size, style.font.color.rgb = FACE, Pt(size), accent
        fonts = style.element.rPr.rFonts
        for key in [key for key in fonts.attrib if key.endswith("Theme")]:
            del fonts.attrib[key]
    defaults = document.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault"))
    inside = defaults.find(qn("w:rPr"))
    for old in inside.findall(qn("w:lang")):
        inside.remove(old)
    mark = OxmlElement("w:lang")
    mark.set(qn("w:val"), language)
    inside.append(mark)


def _properties(document: Any, paper: PaperData) -> None:
    said = document.core_properties
    said.title, said.language = paper.title, LANGUAGES[paper.lang]
    said.author, said.comments, said.last_modified_by = "Riktig forskrivning", "", ""
    said.created = said.modified = datetime.combine(dated(), time(12))


def _with_fixed_times(document: Any) -> bytes:
    """A zip notes when each part was written; here that is always the same."""
    first = io.BytesIO()
    document.save(first)
    made = io.BytesIO()
    with zipfile.ZipFile(first) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            part = zipfile.ZipInfo(name, ZIP_TIME)
            part.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(part, old.read(name))
    return made.getvalue()
