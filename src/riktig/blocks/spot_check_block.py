"""The patients of the spot check in words, for the GP to find again in the journal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from riktig.audit.drawn_patients import DrawnPatient, Medicine
from riktig.audit.spot_check import SpotCheck
from riktig.blocks.audit_unplaced import LONG_NUMBER
from riktig.blocks.words import class_title
from riktig.extract.mask import MASK
from riktig.text import decimal_text, format_date, format_number, text
from riktig.view import Table

_MOST_PLACES: Final = 12
_MOST_MEDICINES: Final = 12
_MOST_NAME: Final = 60
_MOST_OTHERS: Final = 20


def spot_check_view(patients: Sequence[DrawnPatient], event: str) -> list[dict[str, Any]]:
    """Each patient with a title, where the rows stand, and a table of what was counted."""
    files = len({file for one in patients for file, _ in one.places}) > 1
    return [_patient(one, at, event, files) for at, one in enumerate(patients, 1)]


def outcome_words(check: SpotCheck) -> dict[str, Any]:
    """What came of a check, and what to do when too few agreed."""
    words = {"agreed": check.agreed, "compared": check.compared}
    advice = [] if check.trusted else [text(f"practice.spot.advice_{n}") for n in range(1, 6)]
    key = "trusted" if check.trusted else "not_trusted"
    return {"sentence": text(f"practice.spot.{key}", **words), "advice": advice}


def _patient(one: DrawnPatient, at: int, event: str, files: bool) -> dict[str, Any]:
    about = [text("practice.spot.born", year=one.birth_year)] if one.birth_year else []
    about += [text(f"practice.spot.{one.sex}")] if one.sex else []
    many = "many" if one.rows > 1 else "one"
    counted = text(
        f"practice.spot.{event}_{many}",
        rows=one.rows,
        first=format_date(one.first),
        last=format_date(one.last),
    )
    return {
        "title": text("practice.spot.patient", at=at, about=", ".join(about)).rstrip(": "),
        "facts": [counted, text("practice.spot.places", places=_places(one, files))],
        "table": _table(one).as_dict(),
        "others": _others(one).as_dict() if one.others else None,
        "others_none": text("practice.spot.others_none"),
        "at": list(one.places[0]),
    }


def _others(one: DrawnPatient) -> Table:
    """What is not counted, by name, so that a medicine that should have been is seen."""
    shown, more = one.others[:_MOST_OTHERS], one.others[_MOST_OTHERS:]
    rows = [
        [_plain(each.product), format_number(each.rows), text(f"practice.spot.why_{each.why}")]
        for each in shown
    ]
    if more:
        rows.append(
            [text("practice.spot.others_more"), format_number(sum(m.rows for m in more)), ""]
        )
    names = ("medicine", "rows", "why")
    return Table(
        caption=text("practice.spot.others"),
        columns=[text(f"practice.spot.column_{name}") for name in names],
        rows=rows,
    )


def _places(one: DrawnPatient, files: bool) -> str:
    shown = one.places[:_MOST_PLACES]
    written = ", ".join(f"{file + 1}:{row}" if files else str(row) for file, row in shown)
    more = len(one.places) - len(shown)
    return text("practice.spot.and_more", places=written, more=more) if more else written


def _table(one: DrawnPatient) -> Table:
    shown = one.medicines[:_MOST_MEDICINES]
    rows = [[_name(each), *_cells(each)] for each in shown]
    if len(one.medicines) > 1:
        rows.append([text("practice.spot.sum"), *_cells(one)])
    names = ("medicine", "rows", "first", "last", "ddd")
    return Table(
        caption=text("practice.spot.table"),
        columns=[text(f"practice.spot.column_{name}") for name in names],
        rows=rows,
    )


def _cells(one: DrawnPatient | Medicine) -> list[str]:
    ddd = text("practice.spot.unknown") if one.ddd is None else decimal_text(one.ddd, 1)
    return [format_number(one.rows), format_date(one.first), format_date(one.last), ddd]


def _name(one: Medicine) -> str:
    """The file's own name, so that it is found again; the class when it is none to show."""
    return one.product if _is_plain(one.product) else class_title(one.class_id)


def _plain(product: str) -> str:
    return product if _is_plain(product) else text("practice.spot.no_name")


def _is_plain(product: str) -> bool:
    named = bool(product) and not product.startswith(MASK)  # masked first: no product we know
    return named and len(product) <= _MOST_NAME and not LONG_NUMBER.search(product)
