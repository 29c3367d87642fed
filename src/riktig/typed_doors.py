"""Requests about what the GP types: a counted list, and totals from a report that came by post."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from riktig.audit_doors import audited
from riktig.held import Held
from riktig.problem import Refused
from riktig.text import text

Request = Mapping[str, Any]


def typed_door(request: Request, blobs: Sequence[bytes], held: Held) -> dict[str, Any]:
    """`{"rows": [...], "options": {...}}`: the audit of a typed list, held as a file's.

    `event` and `attribution` must be among the options. Cells that cannot be read are told one
    by one: `problem.cells` is a list of `{row, field, message}`, rows from 0.
    """
    from riktig.audit import read_options
    from riktig.extract.keys import read_salt
    from riktig.extract.typed_list import BadCells, read_typed_list

    given = request.get("options")
    options = read_options(given if isinstance(given, Mapping) else {})
    if options.event is None or not isinstance(given, Mapping) or not given.get("attribution"):
        raise Refused("typed_event")
    try:
        reading = read_typed_list(
            request.get("rows"), options.event, read_salt(request.get("salt"))
        )
    except BadCells as bad:
        return {"ok": False, "message": _many(bad.problems), "problem": _told(bad.problems)}
    held.release()
    held.reading = reading
    return {**audited(request, held), "about": about_list()}


def totals_door(request: Request, blobs: Sequence[bytes], held: Held) -> dict[str, Any]:
    """Totals from a report: a private summary with typed measures, and a table of them.

    What is wrong stands in `problem.cells`: `{field, message}`, the field as in the form.
    """
    from riktig.blocks.typed_block import typed_block
    from riktig.summary.typed_totals import BadFields, typed_summary

    try:
        private = typed_summary(request.get("totals"))
    except BadFields as bad:
        cells = [
            {"field": field, "message": text(f"typed.field.{code}", **details)}
            for field, code, details in bad.problems
        ]
        return {
            "ok": False,
            "message": text("typed.problem.typed_totals"),
            "problem": {"code": "typed_totals", "cells": cells},
        }
    return {"ok": True, "private": private, "block": typed_block(private).as_dict()}


def about_list() -> list[str]:
    """What a typed list can tell, and what it cannot."""
    return [text(f"typed.about.{name}") for name in ("can", "amounts", "history", "spot_check")]


def _many(problems: Sequence[Any]) -> str:
    rows = len({problem.row for problem in problems})
    if len(problems) == 1:
        return text("typed.problem.typed_cell")
    if rows == 1:
        return text("typed.problem.typed_row", cells=len(problems))
    return text("typed.problem.typed_cells", cells=len(problems), rows=rows)


def _told(problems: Sequence[Any]) -> dict[str, Any]:
    cells = [
        {
            "row": problem.row,
            "field": problem.field,
            "message": text(f"typed.cell.{problem.code}"),
        }
        for problem in problems
    ]
    return {"code": "typed_cells", "cells": cells}
