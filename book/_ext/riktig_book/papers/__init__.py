"""Papers: a thing to print, download, copy or show, written once in a chapter.

A chapter says `{paper} id` with `:title:`, `:lang:` (nb, nn, en), `:kind:` (letter, sheet,
leaflet, sms, slides, worksheet, text), `:pages:` (most pages of the PDF) and `:package:` (the
packages it is part of, named in `text/nb/papers.toml`) `:copies:` (how often on its sheet, to cut
apart) and `:wall:` (upright or wide: read from
some steps away, so one page with the largest letters it holds). Inside it stand paragraphs, lists,
tables, rubrics as headings, `{fill}` and `{line}`, `{slide}`, and list items that are fields.

The directives leave nodes (`nodes`); `page` shows them. `reader` turns the same nodes into
blocks, which every other face is written from: `plain` (clipboard), `word` (python-docx) and
`typeset` (typst). `packages` puts papers together, `books` whole pages; `{package-list}` and
`{paper-list}` show all of it. `worksheets` lets a worksheet be filled in on its page. `build`
writes the files when the pages are written, and warns of a paper that is too long, a slide that
is too full, and an id that is there twice.
"""

from __future__ import annotations

from sphinx.application import Sphinx

from riktig_book.papers import build, collected, directives, lists, page, tables


def setup(app: Sphinx) -> None:
    """Reading, then the page, then the files."""
    for part in (directives, tables, collected, page, lists, build):
        part.setup(app)
