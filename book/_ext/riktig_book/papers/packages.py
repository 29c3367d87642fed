"""Papers printed together: one PDF for each package that some paper says it is part of."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from riktig.paper.pdf import pdf
from riktig.text.catalogue import area
from riktig_book.papers.files import Wanted
from riktig_book.papers.paper import NAMELESS, PaperData
from riktig_book.papers.typeset import dated, foot, prepared, template

LANGUAGE = "nb"
FILE = "pakke-{name}.pdf"


def packages(papers: list[PaperData]) -> dict[str, list[PaperData]]:
    """The papers of each package that has any, by who they are for, in the order of use."""
    names: dict[str, Any] = area("papers")["packages"]
    place = {name: at for at, name in enumerate(_uses())}
    ordered = sorted(papers, key=lambda one: place.get(one.paper, len(place)))
    found = {name: [one for one in ordered if name in one.packages] for name in names}
    return {name: inside for name, inside in found.items() if inside}


def _uses() -> dict[str, dict[str, str]]:
    """The use of each paper that has one, in the order that the uses and papers are named."""
    uses: dict[str, Any] = area("papers")["uses"]
    return {name: use for use in uses.values() for name in use["papers"]}


def wanted(papers: list[PaperData], fonts: Path | None) -> list[Wanted]:
    """One file a package."""
    return [_wanted(name, inside, fonts) for name, inside in packages(papers).items()]


def _wanted(name: str, inside: list[PaperData], fonts: Path | None) -> Wanted:
    document = _document(name, inside)
    return Wanted(FILE.format(name=name), document, partial(_made, document, fonts))


def _document(name: str, inside: list[PaperData]) -> dict[str, Any]:
    said = area("papers")["package"]
    return {
        "title": area("papers")["packages"][name]["title"],
        "subtitle": said["subtitle"],
        "contents": said["contents"],
        "heads": [said["sheet"], said["copies"], said["page"]],
        "pages": said["pages"],
        "foot": foot(LANGUAGE),
        "lang": LANGUAGE,
        "papers": [_paper(one, said["use"]) for one in inside],
    }


def _paper(paper: PaperData, said: str) -> dict[str, Any]:
    use = _uses().get(paper.paper, area("papers")["package"]["rest"])
    return {
        "paper": paper.paper,
        "title": paper.title,
        "lang": paper.lang,
        "named": paper.kind not in NAMELESS,
        "wall": paper.wall,
        "group": use["title"],
        "how_many": use["copies"],
        "copies": paper.copies,
        "use": said.format(**use),
        "blocks": paper.blocks,
    }


def _made(document: dict[str, Any], fonts: Path | None) -> bytes:
    papers = [
        {**one, "blocks": prepared(one["blocks"], fonts, above=1)} for one in document["papers"]
    ]
    return pdf(template("package"), {**document, "papers": papers}, dated(), fonts)
