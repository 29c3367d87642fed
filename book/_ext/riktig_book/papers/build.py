"""When the pages are written: the papers' files, and a warning for what is wrong with them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.errors import ExtensionError
from sphinx.util import logging

from riktig.paper.fonts import ready
from riktig_book.papers import packages
from riktig_book.papers.books import books
from riktig_book.papers.collected import in_order
from riktig_book.papers.files import Wanted, pages_in, write_all
from riktig_book.papers.paper import PaperData
from riktig_book.papers.typeset import paper_pdf
from riktig_book.papers.word import word_file

log = logging.getLogger(__name__)


def _of_paper(paper: PaperData, fonts: Path | None) -> list[Wanted]:
    """Word and PDF, those that the paper comes as."""
    makes = {"pdf": partial(paper_pdf, paper, fonts), "docx": partial(word_file, paper)}
    said = paper.as_dict()
    return [
        Wanted(f"{paper.paper}.{end}", said, partial(_made, paper, end, makes[end]))
        for end in paper.faces
    ]


def _made(paper: PaperData, end: str, make: Callable[[], bytes]) -> bytes:
    """The file; what fails says which paper, and on which page it is written."""
    try:
        return make()
    except Exception as error:
        where = f"{paper.docname}: paper {paper.paper} as {end}"
        raise ExtensionError(f"{where} could not be made: {error}", error) from error


def most_pages(paper: PaperData) -> int:
    """How many pages the PDF may have; 0 for any number. A slide has one, and there is a title."""
    if paper.kind == "slides":
        return 1 + sum(block["type"] == "slide" for block in paper.blocks)
    return paper.pages


def _warn(paper: PaperData, message: str) -> None:
    log.warning("paper %s: %s", paper.paper, message, location=paper.docname, type="riktig")


def check(papers: list[PaperData], done: dict[str, bytes]) -> None:
    """Ids that are there twice, and papers that are too long."""
    for name, times in Counter(paper.paper for paper in papers).items():
        if times > 1:
            _warn(
                next(one for one in papers if one.paper == name), f"this id is used {times} times"
            )
    for paper in papers:
        limit, made = most_pages(paper), done.get(f"{paper.paper}.pdf", b"")
        if limit and pages_in(made) > limit:
            _warn(paper, f"{pages_in(made)} pages, and it may have {limit}")


def _finish(app: Sphinx, exception: Exception | None) -> None:
    if exception is not None or app.builder.format != "html":
        return
    papers, fonts = in_order(app.env), ready()
    wanted = [file for paper in papers for file in _of_paper(paper, fonts)]
    done = write_all(
        Path(app.outdir), [*wanted, *packages.wanted(papers, fonts), *books(app, fonts)]
    )
    check(papers, done)


def setup(app: Sphinx) -> None:
    """After the pages."""
    app.connect("build-finished", _finish)
