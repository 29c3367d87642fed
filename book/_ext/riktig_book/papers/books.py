"""The whole book and each module as one PDF: the same blocks, read from whole pages."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx

import riktig
from riktig.paper.pdf import pdf
from riktig.text import format_date
from riktig.text.catalogue import area
from riktig_book.papers.address import addressed
from riktig_book.papers.blocks import Block, heading, run
from riktig_book.papers.files import Wanted
from riktig_book.papers.parts import parts
from riktig_book.papers.reader import blocks_of
from riktig_book.papers.typeset import dated, foot, prepared, template

ASKED = "RIKTIG_BOOK_PDF"  # set by `make book`; a build of a few pages makes no books
LANGUAGE = "nb"


@dataclass(frozen=True)
class Chapter:
    """A page: its blocks, and its answers apart."""

    docname: str
    title: str
    blocks: list[Block]
    answers: list[Block]


def chapter(app: Sphinx, docname: str) -> Chapter:
    """A page as it is shown, with links found and cells run."""
    title = app.env.titles[docname].astext()
    doctree = app.env.get_and_resolve_doctree(docname, app.builder)
    blocks = addressed(blocks_of(doctree, 0), title, LANGUAGE)
    answers = [block for block in blocks if block["type"] == "answers"]
    rest = [block for block in blocks if block["type"] != "answers"]
    return Chapter(docname, title, rest, answers)


def _answers(chapters: list[Chapter], level: int) -> list[Block]:
    """All answers under one heading, each page's under its title at `level`."""
    made: list[Block] = []
    for one in chapters:
        if one.answers:
            made += [heading(level, [run(one.title)])]
            made += [{**block, "type": "panel"} for block in one.answers]
    title = area("papers")["books"]["answers"]
    return [heading(1, [run(title)]), *made] if made else []


def _deeper(blocks: list[Block]) -> list[Block]:
    """Headings one level down, under a part's own."""
    return [
        {**block, "level": block["level"] + 1} if block["type"] == "heading" else block
        for block in blocks
    ]


def _document(name: str, blocks: list[Block], whole: bool) -> dict[str, Any]:
    said = area("papers")["books"]
    status = area("book")["ui"]
    made_by = said["made_by"].format(version=riktig.__version__, date=format_date(dated()))
    return {
        "title": said["title"][name],
        "subtitle": said["subtitle"],
        "about": [f"{status['status_label']} {status['status']}", made_by, status["licence"]],
        "contents": said["contents"],
        "lang": LANGUAGE,
        "foot": foot(LANGUAGE),
        "unlisted": said["unlisted"],
        "deeper": 0 if whole else 1,
        "depth": 2,
        "blocks": blocks,
    }


def _made(document: dict[str, Any], fonts: Path | None) -> bytes:
    whole = {**document, "blocks": prepared(document["blocks"], fonts)}
    return pdf(template("book"), whole, dated(), fonts)


def _wanted(name: str, blocks: list[Block], whole: bool, fonts: Path | None) -> Wanted:
    document = _document(name, blocks, whole)
    return Wanted(f"riktig-{name}.pdf", document, partial(_made, document, fonts))


def _printed(names: list[str]) -> list[str]:
    """The pages without those that are only of use on the web."""
    return [name for name in names if name not in area("papers")["books"]["on_the_web"]]


def books(app: Sphinx, fonts: Path | None) -> list[Wanted]:
    """The book and the modules that have pages; nothing where they are not asked for."""
    if not os.environ.get(ASKED):
        return []
    all_parts = [(caption, _printed(names)) for caption, names in parts(app)]
    all_parts = [(caption, names) for caption, names in all_parts if names]
    read = {name: chapter(app, name) for _, names in all_parts for name in names}
    blocks: list[Block] = []
    for caption, names in all_parts:
        blocks.append(heading(1, [run(caption)]))
        blocks += [block for name in names for block in _deeper(read[name].blocks)]
    blocks += _answers(list(read.values()), 3)
    made = [_wanted("boken", blocks, True, fonts)]
    for name, folder in area("papers")["books"]["folders"].items():
        inside = [one for one in read.values() if one.docname.startswith(folder)]
        if inside:
            words = [block for one in inside for block in one.blocks]
            made.append(_wanted(name, [*words, *_answers(inside, 2)], False, fonts))
    return made
