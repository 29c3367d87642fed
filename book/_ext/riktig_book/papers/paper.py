"""A paper as data: what its directive said, and its blocks. One reader for every face."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from docutils import nodes

from riktig.text.catalogue import area
from riktig_book.lix import lix, words_of
from riktig_book.papers.address import addressed
from riktig_book.papers.blocks import Block, heading, paragraph, run
from riktig_book.papers.nodes import Paper
from riktig_book.papers.plain import plain
from riktig_book.papers.reader import blocks_of

NAMELESS = ("letter", "sms", "text")  # their title is a name for the doctor, no part of the text
ENDINGS = {"slides": ("pdf",), "sms": ()}  # the other kinds come as Word and PDF


@dataclass(frozen=True)
class PaperData:
    """Everything the writers ask for."""

    paper: str
    title: str
    lang: str
    kind: str
    pages: int
    packages: tuple[str, ...]
    copies: int  # how often it stands on its sheet, to be cut apart
    wall: str  # "upright" or "wide": one page with the largest letters it holds; "" is no such
    docname: str
    blocks: list[Block]

    @property
    def faces(self) -> tuple[str, ...]:
        """The endings of its files."""
        return ENDINGS.get(self.kind, ("docx", "pdf"))

    @property
    def titled(self) -> list[Block]:
        """The blocks with the title first, where the title is part of the paper."""
        if self.kind in NAMELESS:
            return self.blocks
        return [heading(1, [run(self.title)]), *self.blocks]

    @property
    def text(self) -> str:
        """What is copied."""
        return plain(self.titled)

    def as_dict(self) -> dict[str, Any]:
        """All of it as JSON can say it."""
        return {**asdict(self), "packages": list(self.packages)}


def paper_of(node: Paper, docname: str) -> PaperData:
    """What a paper's node holds."""
    return PaperData(
        paper=node["paper"],
        title=node["title"],
        lang=node["lang"],
        kind=node["kind"],
        pages=node["pages"],
        packages=tuple(node["packages"]),
        copies=node["copies"],
        wall=node["wall"],
        docname=docname,
        blocks=[*_warning(node), *addressed(blocks_of(node), _page_title(node), node["lang"])],
    )


def _warning(node: Paper) -> list[Block]:
    """What a worksheet says on paper too: it is the paper that is left lying."""
    never = area("papers")["worksheet"]["never"]
    return [paragraph([run(never, strong=True)])] if node["kind"] == "worksheet" else []


def _page_title(node: nodes.Node) -> str:
    title = next(node.document.findall(nodes.title), None) if node.document else None
    return title.astext() if title else ""


def counts(paper: PaperData) -> dict[str, int]:
    """How long the text is and how hard to read: words, characters and LIX."""
    text = plain(paper.blocks)
    return {"words": len(words_of(text)), "characters": len(text), "lix": lix(text)}
