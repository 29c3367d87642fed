"""The own list as a file for a spreadsheet: row numbers, never keys, tokens or notes."""

from __future__ import annotations

from collections.abc import Mapping

from riktig.review import words
from riktig.review.own_list import Listed, OwnList
from riktig.review.work_file import Entry
from riktig.text import text
from riktig.text.spreadsheet import spreadsheet

_COLUMNS = (
    "patient",
    "birth_year",
    "sex",
    "rows",
    "reasons",
    "running",
    "last_day",
    "last",
    "do",
    "mark",
    "status",
    "why",
    "next",
)
# A spreadsheet reads the file as UTF-8 when it begins with this.
BYTE_ORDER_MARK = "\ufeff"
_NEW = Entry("not_assessed")


def list_csv(listed: OwnList, entries: Mapping[int, Entry] | None = None) -> str:
    """One row a patient in the list's order; `entries` are statuses by running number."""
    files = has_several_files(listed)
    known = entries or {}
    heading = [text(f"review.column.{name}") for name in _COLUMNS]
    rows = [_cells(one, known.get(one.patient, _NEW), files) for one in listed.patients]
    return BYTE_ORDER_MARK + spreadsheet(heading, rows)


def has_several_files(listed: OwnList) -> bool:
    """Whether a row number needs its file's number beside it."""
    return any(row.record.file > 0 for row in listed.audit.rows())


def _cells(one: Listed, entry: Entry, files: bool) -> list[str]:
    return [
        str(one.patient),
        str(one.birth_year or ""),
        text(f"review.who.{one.sex}") if one.sex else "",
        words.where(one.rows, files, most=len(one.rows)) if one.rows else "",
        "; ".join(measure.review.reason for measure in one.reasons),
        text("audit.rows.yes" if one.running else "audit.rows.no"),
        words.day_in_words(one.rows[0].record.day.isoformat()) if one.rows else "",
        words.last(one),
        " ".join(words.doing(one)),
        " ".join(words.marks(one)),
        text(f"review.status.{entry.status}"),
        text(f"review.why.{entry.why}") if entry.why else "",
        words.day_in_words(entry.next),
    ]
