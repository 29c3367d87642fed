"""What a page shows of a calculator when Python cannot run: its printed table."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from riktig.clinical.tables import source
from riktig.view import Table
from riktig_widgets.printed_tables import printed


def fallback(name: str) -> str:
    """The printed table behind a calculator, hidden until needed; empty when it has none."""
    found = printed(name)
    if found is None:
        return ""
    sources = "".join(map(_source, found.sources))
    return f'<div class="riktig-fallback" hidden>{_html(found.table)}{sources}</div>'


def _html(table: Table) -> str:
    caption = escape(table.caption)
    head = "".join(f'<th scope="col">{escape(column)}</th>' for column in table.columns)
    body = "".join(f"<tr>{_cells(row)}</tr>" for row in table.rows)
    return (
        f'<div class="riktig-scroll" tabindex="0" role="region" aria-label="{caption}">'
        f'<table class="riktig-table"><caption>{caption}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _cells(row: Sequence[str]) -> str:
    name, *values = map(escape, row)
    return f'<th scope="row">{name}</th>' + "".join(f"<td>{value}</td>" for value in values)


def _source(source_id: str) -> str:
    made = source(source_id)
    return f'<p class="riktig-source">{escape(made["publisher"])}: {escape(made["title"])}</p>'
