"""A list the GP has typed: who got what, and who got several kinds. It needs no whole year."""

from __future__ import annotations

from collections.abc import Sequence

from riktig.audit.result import Audit, OwnRow
from riktig.blocks.block import Block
from riktig.blocks.words import class_title
from riktig.text import format_number, text
from riktig.view import Table


def typed_list_block(audit: Audit) -> Block:
    """One line a patient, those with most kinds first. A kind is a class of the audit's scope."""
    held: dict[int, list[OwnRow]] = {}
    for row in audit.rows():
        if row.counted and row.class_id:
            held.setdefault(row.record.patient, []).append(row)
    patients = sorted(held.values(), key=lambda rows: -len(_kinds(rows)))
    several = sum(len(_kinds(rows)) > 1 for rows in patients)
    return Block(
        id="typed_list",
        title=text("typed.list.title"),
        sentence=_sentence(len(patients), several),
        table=Table(
            caption=text("typed.list.table"),
            columns=[text(f"typed.list.column_{name}") for name in ("rows", "kinds", "medicines")],
            rows=[_line(rows) for rows in patients],
        ),
    )


def _sentence(patients: int, several: int) -> str:
    if not patients:
        return text("typed.list.none")
    key = "one" if patients == 1 else "many"
    numbers = {"patients": format_number(patients), "several": format_number(several)}
    return text(f"typed.list.sentence_{key}_{'some' if several else 'nobody'}", **numbers)


def _kinds(rows: Sequence[OwnRow]) -> list[str]:
    return list(dict.fromkeys(row.class_id for row in rows))


def _line(rows: Sequence[OwnRow]) -> list[str]:
    places = ", ".join(format_number(row.record.row) for row in rows)
    medicines = dict.fromkeys(row.record.product or "" for row in rows)
    kinds = [class_title(kind) for kind in _kinds(rows)]
    return [text("typed.list.row", places=places), ", ".join(kinds), ", ".join(medicines)]
