"""The papers' own nodes: what a directive leaves for the page and for the files."""

from __future__ import annotations

from docutils import nodes


class Paper(nodes.General, nodes.Element):
    """One paper: `paper` (its id), and what the directive's options say."""


class Slide(nodes.General, nodes.Element):
    """One slide, with `title`."""


class PaperHeading(nodes.General, nodes.TextElement):
    """A heading inside a paper."""


class Fill(nodes.Inline, nodes.TextElement):
    """Something to fill in: its text says what; `only_paper` where the page can do it itself."""


class Line(nodes.Inline, nodes.TextElement):
    """A long blank to write on: its text says what."""


class Field(nodes.General, nodes.TextElement):
    """A field of a worksheet: `kind`, `field` (id), `choices`; its children are the label."""


class Tick(nodes.General, nodes.TextElement):
    """A box to tick: its children are the label; `field` (id)."""
