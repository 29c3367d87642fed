"""What a page shows of a calculator when Python cannot run: its printed table."""

from __future__ import annotations

from html import escape

from riktig.clinical.tables import issued_tables, rows, source
from riktig.text.catalogue import text
from riktig.text.formats import decimal_text

TABLE = "HDIR"
PATCH = "transdermal"


def fallback(name: str) -> str:
    """The printed table behind a calculator, hidden until needed; empty when it has none."""
    if name != "omeq":
        return ""
    return f'<div class="riktig-fallback" hidden>{_ratios()}</div>'


def _ratios() -> str:
    body = "".join(
        f'<tr><th scope="row">{escape(row["substance"])}</th>'
        f"<td>{escape(text('calculators.route.' + row['route']))}</td>"
        f"<td>{_factor(row['route'], row['value'])}</td>"
        f"<td>{_range(row['low'], row['high'])}</td></tr>"
        for row in rows("opioid_ratios")
        if row["table"] == TABLE
    )
    head = "".join(
        f'<th scope="col">{escape(text("page.fallback." + key))}</th>'
        for key in ("substance", "route", "ratio", "range")
    )
    made = source(issued_tables("opioid")[TABLE]["source_id"])
    return (
        f'<div class="riktig-scroll" tabindex="0" role="region"'
        f' aria-label="{escape(text("page.fallback.caption"))}"><table class="riktig-table">'
        f"<caption>{escape(text('page.fallback.caption'))}</caption>"
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
        f'<p class="riktig-source">{escape(made["publisher"])}: {escape(made["title"])}</p>'
    )


def _factor(route: str, value: str) -> str:
    """What a dose is multiplied by; a patch's strength is no daily dose, and says so."""
    ratio = decimal_text(float(value))
    if route != PATCH:
        return escape(text("calculators.omeq.ratio", ratio=ratio))
    factor = text("calculators.omeq.ratio_patch", ratio=ratio)
    return escape(text("page.fallback.patch", factor=factor))


def _range(low: str, high: str) -> str:
    if not low or low == high:
        return "–"
    return f"{decimal_text(float(low))}–{decimal_text(float(high))}"
