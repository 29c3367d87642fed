"""Tables as files that a Norwegian spreadsheet opens, without computing what stands in them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

Cell = str | int | float | None

# What a spreadsheet takes for a formula when a cell begins with it. Some take the full-width signs
# too, which stand for the same; and what moves to another cell or line, a formula may follow.
_FORMULA = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_MOVES = ("\t", "\r", "\n")


def safe(cell: str) -> str:
    """A cell that a spreadsheet shows and does not compute."""
    return (
        f"'{cell}" if cell.lstrip(" ").startswith(_MOVES) or _first_seen(cell) in _FORMULA else cell
    )


def _first_seen(cell: str) -> str:
    """The first sign that can be seen: blanks before it a spreadsheet may leave out."""
    return next((one for one in cell if one.isprintable() and not one.isspace()), "")


def spreadsheet(heading: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """Semicolons, decimal commas, and every cell safe."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(heading)
    writer.writerows([_written(cell) for cell in row] for row in rows)
    return out.getvalue()


def _written(cell: Cell) -> str:
    """A number is no formula whatever its sign; only what somebody wrote can be."""
    if cell is None:
        return ""
    return safe(cell) if isinstance(cell, str) else str(cell).replace(".", ",")
