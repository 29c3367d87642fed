"""Sphinx extension of the book: what Jupyter Book does not do by itself.

One file a duty. A chapter uses these roles and directives, and nothing else of ours:

- `number`, `number-word`, `decrease`: a published number, fetched from the clinical tables;
- `source`: a citation; `page-sources`: the list of everything the page cites;
- `answer` and `worked-case`: a constructed case of the module, computed by its calculator;
- `module-aims`: the aims of `module.toml`;
- `doors`: the front page's doors; `clinical-tables`: every number with its source;
- `measures`: the index of the self-audit's measures; `measure`: the page of one, whose
  source `measure_pages` writes when a build begins;
- `paper` and what stands in it (`slide`, `fill`, `line`, fields): see `papers`;
- `blank`, `audit-scope`, `ready-text`: what the page about finding one's numbers asks for.
"""

from __future__ import annotations

from typing import Any

from sphinx.application import Sphinx

from riktig_book import (
    assets,
    cases,
    doors,
    execution,
    figures,
    finding,
    measure_pages,
    measures,
    modules,
    navigation,
    pages,
    papers,
    references,
    search,
    tables,
)


def setup(app: Sphinx) -> dict[str, Any]:
    """Sphinx calls this once."""
    of_pages = (execution, assets, measure_pages, navigation, pages, search)
    of_words = (figures, references, cases, modules, doors, tables, measures, finding, papers)
    for part in (*of_pages, *of_words):
        part.setup(app)
    return {"parallel_read_safe": True, "parallel_write_safe": True, "env_version": 1}
