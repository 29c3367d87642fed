"""Every class of addictive medicine in the period, as a table."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from riktig.audit.result import Audit, ClassTotal, OtherTotal
from riktig.blocks.block import Block
from riktig.measures.scope import DrugClass, classes
from riktig.summary import PRIVATE
from riktig.text import format_number, text
from riktig.view import Table

_COLUMNS = ("class", "rows", "patients", "ddd", "omeq")


def classes_block(audit: Audit, summary: Mapping[str, Any], source: str) -> Block:
    """Rows, patients, DDD and OMEQ of each class that has a row.

    A private view says how many rows a sum covers, where not all are known.
    """
    known = {total.id: total for total in audit.classes}
    held = [(one, summary["classes"][one.id]) for one in classes()]
    shown = [(one, total) for one, total in held if total["rows"] != 0]
    empty = ", ".join(one.title for one, total in held if total["rows"] == 0)
    private = summary["kind"] == PRIVATE
    notes = [text("audit.classes.amounts")]
    others = private and audit.other_group_ab.rows > 0
    doubt = empty and _empty_in_doubt(empty, summary["ledger"]["not_classified"])
    if doubt:
        notes.append(doubt)
    elif empty and shown:
        notes.append(text("audit.classes.empty", titles=empty))
    if others:
        notes.append(text("audit.classes.other_note"))
    return Block(
        id="classes",
        title=text("audit.classes.title"),
        sentence=_sentence(summary, [total["rows"] for _, total in shown]),
        notes=notes if shown or others or doubt else [],
        table=Table(
            caption=text("audit.classes.table"),
            columns=[text(f"audit.classes.column_{name}") for name in _COLUMNS],
            rows=[
                *(_row(one, total, known[one.id], private) for one, total in shown),
                *([_other_row(audit.other_group_ab)] if others else []),
            ],
        ),
        source=source,
    )


def _empty_in_doubt(titles: str, unplaced: int | str | None) -> str:
    """What is said of classes without a row while some rows are not placed; else empty."""
    if unplaced == 0:
        return ""
    if isinstance(unplaced, int):
        key = "one" if unplaced == 1 else "many"
        return text(f"audit.classes.empty_{key}", titles=titles, count=format_number(unplaced))
    return text("audit.classes.empty_some", titles=titles)


def _sentence(summary: Mapping[str, Any], rows: list[int | None]) -> str:
    if not rows:
        sure = summary["ledger"]["not_classified"] == 0
        return text("audit.classes.none" if sure else "audit.classes.none_known")
    if None in rows:
        return text("audit.classes.hidden")
    total = sum(row for row in rows if row is not None)
    return text(f"audit.classes.sentence_{summary['event']}", rows=format_number(total))


def _row(one: DrugClass, total: Mapping[str, Any], known: ClassTotal, private: bool) -> list[str]:
    name = text("audit.classes.class", title=one.title, id=one.id)
    hidden = text("audit.ledger.withheld")
    counts = [
        hidden if total[key] is None else format_number(total[key]) for key in ("rows", "patients")
    ]
    ddd_rows, omeq_rows = (known.ddd_rows, known.omeq_rows) if private else (None, None)
    ddd = _amount(total["ddd"], known.ddd, ddd_rows, known.rows)
    omeq = text("audit.measure.missing")
    if one.omeq:
        omeq = _amount(total["omeq_mg"], known.omeq_mg, omeq_rows, known.rows)
    return [name, *counts, ddd, omeq]


def _other_row(other: OtherTotal) -> list[str]:
    """Other medicines of reseptgruppe A and B: out of the ledger's classes, for the GP alone."""
    return [
        text("audit.classes.other_group_ab"),
        format_number(other.rows),
        format_number(other.patients),
        _amount(other.ddd, other.ddd, other.ddd_rows, other.rows),
        text("audit.measure.missing"),
    ]


def _amount(shown: float | None, true: float | None, covered: int | None, rows: int) -> str:
    """A sum and how many rows it covers; not known to anyone, or not shown here."""
    if shown is None:
        return text("audit.classes.unknown" if true is None else "audit.ledger.withheld")
    written = format_number(shown)
    if covered is None or covered == rows:
        return written
    return text(
        "audit.classes.partly",
        amount=written,
        covered=format_number(covered),
        rows=format_number(rows),
    )
