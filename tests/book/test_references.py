"""Every claim says where it is from: a number has a source in its section, a page has its list."""

from __future__ import annotations

import re

NUMBER = re.compile(r"\{(?:number|number-word|decrease|interval)\}`")
SOURCE = re.compile(r"\{source\}`")
LISTING = re.compile(r"^```\{page-sources\}", re.MULTILINE)
SECTION = re.compile(r"^(?=#{1,2} )", re.MULTILINE)
# The pages of a module that say what is known; the others lead to them or let one try.
CLAIMS = re.compile(r"modules/[a-z_]+/0[12]-")
# What the reader shall learn is an aim.
NO_CLAIM = re.compile(r"^```\{module-aims\}", re.MULTILINE)
# The pages a doctor may act on, which say what of the guideline in force has been read.
CLINICAL = re.compile(
    r"modules/[a-z_]+/0[1-4]-|book/kontoret/|book/brev/(?:oversikt|benzodiazepiner|z-hypnotika|"
    r"opioider|pregabalin|behandlingsplan|oppbevaring)\.md|book/besok/(?:budskap|innvendinger)|"
    r"book/andre/(?:nalokson|dialogmoete|tsb|apotek|sykehusstart)"
)
GUIDELINE = re.compile(r"^```\{guideline\}", re.MULTILINE)
LIST_OF_SOURCES = "## Kilder på denne siden"


def sections(path):
    """The parts of a chapter under headings of the first two levels, but its list of sources."""
    found = (part.strip() for part in SECTION.split(path.read_text("utf-8")))
    return [part for part in found if part and not part.startswith(LIST_OF_SOURCES)]


def head(part):
    return part.strip().splitlines()[0]


def test_a_number_has_its_source_in_the_same_section(root, chapters):
    alone = [
        f"{path.relative_to(root)}: {head(part)}"
        for path in chapters
        for part in sections(path)
        if NUMBER.search(part) and not SOURCE.search(part)
    ]
    assert not alone


def test_each_section_of_what_is_known_cites_something(root, chapters):
    without = [
        f"{path.relative_to(root)}: {head(part)}"
        for path in chapters
        if CLAIMS.match(path.relative_to(root).as_posix())
        for part in sections(path)
        if part.startswith("## ") and not NO_CLAIM.search(part) and not SOURCE.search(part)
    ]
    assert not without


def test_a_page_that_cites_lists_its_sources(root, chapters):
    without = [
        str(path.relative_to(root))
        for path in chapters
        if SOURCE.search(words := path.read_text("utf-8")) and not LISTING.search(words)
    ]
    assert not without


def test_a_clinical_page_says_what_of_the_guideline_has_been_read(root, chapters):
    clinical = [path for path in chapters if CLINICAL.match(path.relative_to(root).as_posix())]
    assert len(clinical) > 30
    without = [path for path in clinical if not GUIDELINE.search(path.read_text("utf-8"))]
    assert not without


def test_a_number_without_a_source_would_be_found(tmp_path):
    page = tmp_path / "x.md"
    page.write_text("# A\n\n## B\n\nAv {number}`busse_pain_nnt` ble én bedre.\n", "utf-8")
    part = sections(page)[1]
    assert head(part) == "## B"
    assert NUMBER.search(part)
    assert not SOURCE.search(part)
