"""A campaign: how many of each municipality's doctors have had a visit, and what it costs.

Where a municipality has few doctors, its row would tell of one of them. Such rows are put
together before they are shown in a sum, printed or saved.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import ceil
from typing import Any, Final, NamedTuple

from riktig.clinical.tables import figure
from riktig.clinical.written import cited, written
from riktig.problem import Refused
from riktig.text import decimal_text, format_number, parse_number, text

LEAST_GPS: Final = 5  # of a row that is shown, as of every count that is shared
LEAST_FOLDED: Final = 2  # municipalities together: one alone would be itself under another name
MOST_ROWS: Final = 400  # more than the country's municipalities
MOST_GPS: Final = 5_000
MOST_NAME: Final = 60
MOST_COST: Final = 1_000_000  # kroner a visit
# The marks: the share of doctors the study of the opioid campaign had, and what RELIS reckoned on.
_MARKS: Final = ("espnes_visited_percent", "kupp_cost_share_percent")


class Row(NamedTuple):
    """One municipality, or `folded` of them together."""

    municipality: str
    gps: int
    visits: int  # doctors visited, each counted once
    folded: int = 0


def marks() -> tuple[float, ...]:
    """The shares to reach, in percent."""
    return tuple(figure(name).value or 0.0 for name in _MARKS)


def read_rows(found: object) -> list[Row]:
    """The rows as typed. Refused: ledger_*, with the row."""
    if not isinstance(found, list) or len(found) > MOST_ROWS:
        raise Refused("ledger_rows", most=MOST_ROWS)
    read: list[Row] = []
    for place, one in enumerate(found, 1):
        row = _row(one, place)
        if any(row.municipality.casefold() == other.municipality.casefold() for other in read):
            raise Refused("ledger_municipality_twice", field="municipality", row=place)
        read.append(row)
    return read


def _row(one: object, place: int) -> Row:
    if not isinstance(one, Mapping):
        raise Refused("invalid_input")
    name = one.get("municipality")
    plain = " ".join(name.split()) if isinstance(name, str) else ""
    letters = plain.isprintable() and sum(sign.isdigit() for sign in plain) < LEAST_GPS
    if not plain or len(plain) > MOST_NAME or not letters:
        raise Refused("ledger_municipality", field="municipality", row=place, most=MOST_NAME)
    gps, visits = whole(one.get("gps")), whole(one.get("visits"))
    if gps is None or not 1 <= gps <= MOST_GPS:
        raise Refused("ledger_gps", field="gps", row=place, most=MOST_GPS)
    if visits is None:
        raise Refused("ledger_visits", field="visits", row=place)
    if visits > gps:
        raise Refused("ledger_visits_above", field="visits", row=place)
    folded = whole(one.get("folded", 0)) or 0
    return Row(plain, gps, visits, min(folded, MOST_ROWS))


def whole(given: object) -> int | None:
    """A whole number from 0, typed or not; `None` for anything else."""
    read = parse_number(given) if isinstance(given, str) else given
    if isinstance(read, bool) or not isinstance(read, (int, float)):
        return None
    return int(read) if 0 <= read <= MOST_COST and float(read).is_integer() else None


def cost_of(given: object) -> float | None:
    """Kroner a visit, `None` when not told. Refused: ledger_cost."""
    if given in (None, ""):
        return None
    read = parse_number(given) if isinstance(given, str) else given
    if isinstance(read, bool) or not isinstance(read, (int, float)) or not 0 <= read <= MOST_COST:
        raise Refused("ledger_cost", field="cost_per_visit", most=format_number(MOST_COST))
    return float(read)


def folded(rows: Sequence[Row]) -> tuple[list[Row], bool]:
    """The rows that may be shown, and whether some had to be left out.

    Those with few doctors are put together; when they are still few, or alone, the smallest
    of the others goes with them. With none to go with, they are left out.
    """
    few = [row for row in rows if row.gps < LEAST_GPS]
    rest = [row for row in rows if row.gps >= LEAST_GPS]
    if not few:
        return rest, False
    while rest and not _enough(few):
        smallest = min(rest, key=lambda row: row.gps)
        rest.remove(smallest)
        few.append(smallest)
    if not _enough(few):
        return rest, True
    count = sum(row.folded or 1 for row in few)
    name = text("visit.ledger.others", count=count)
    together = Row(name, sum(row.gps for row in few), sum(row.visits for row in few), count)
    return [*rest, together], False


def _enough(few: Sequence[Row]) -> bool:
    count = sum(row.folded or 1 for row in few)
    return count >= LEAST_FOLDED and sum(row.gps for row in few) >= LEAST_GPS


def ledger(rows: Sequence[Row], cost: float | None) -> dict[str, Any]:
    """Share of each row, how many are left to each mark, the sum, and what it costs."""
    shown, withheld = folded(rows)
    total = Row(
        text("visit.ledger.total"), sum(row.gps for row in shown), sum(row.visits for row in shown)
    )
    notes = [text("visit.ledger.withheld")] if withheld else []
    if any(row.folded for row in shown):
        notes.append(text("visit.ledger.folded", least=LEAST_GPS))
    return {
        "columns": columns(),
        "rows": [row_view(row) for row in shown],
        "total": row_view(total) if total.gps else None,
        "marks": [{"share": mark, "text": f"{decimal_text(mark)} %"} for mark in marks()],
        "cost": _costs(total, cost),
        "notes": [*notes, *_published()],
        "sources": [figure(name).source_id for name in _MARKS],
    }


def columns() -> list[str]:
    """The table's heads."""
    names = ("municipality", "gps", "visits", "share")
    to = (text("visit.ledger.column_mark", share=decimal_text(mark)) for mark in marks())
    return [*(text(f"visit.ledger.column_{name}") for name in names), *to]


def row_view(row: Row) -> dict[str, Any]:
    """One row: numbers for a bar, and words for each mark."""
    share = 100 * row.visits / row.gps if row.gps else 0.0
    return {
        "municipality": row.municipality,
        "gps": row.gps,
        "visits": row.visits,
        "folded": row.folded,
        "share": round(share, 1),
        "share_text": text("visit.ledger.share", share=format_number(share)),
        "marks": [
            {"share": mark, "left": left(row, mark), "text": _left_words(left(row, mark))}
            for mark in marks()
        ],
    }


def left(row: Row, mark: float) -> int:
    """Doctors still to visit before the share is reached."""
    return max(0, ceil(round(row.gps * mark / 100, 6)) - row.visits)


def _left_words(count: int) -> str:
    if not count:
        return text("visit.ledger.reached")
    return text(f"visit.ledger.left_{'one' if count == 1 else 'many'}", count=count)


def _costs(total: Row, cost: float | None) -> list[str]:
    """What has been spent and what is left, at one's own cost a visit."""
    if cost is None:
        return []
    each = decimal_text(cost, 2)
    spent = text(
        "visit.ledger.cost",
        visits=format_number(total.visits),
        each=each,
        total=format_number(total.visits * cost),
    )
    more = [
        text(
            "visit.ledger.cost_left",
            share=decimal_text(mark),
            visits=format_number(left(total, mark)),
            total=format_number(left(total, mark) * cost),
        )
        for mark in marks()
    ]
    return [spent, *more, text("visit.ledger.cost_own")]


def _published() -> list[str]:
    """What the sources say of the two marks. The cost is for the country, and is not scaled."""
    studied, reckoned = (figure(name) for name in _MARKS)
    return [
        text("visit.ledger.mark_studied", share=written(studied), source=cited(studied.source_id)),
        text(
            "visit.ledger.mark_cost",
            cost=written(figure("kupp_cost_nok")),
            share=written(reckoned),
            years=written(figure("kupp_cost_years")),
            source=cited(reckoned.source_id),
        ),
    ]
