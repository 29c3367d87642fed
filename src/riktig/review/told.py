"""What a page shows: the patients behind a figure, the own list, and an opened work file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from riktig.audit.result import Audit, OwnRow
from riktig.audit.work import STATUSES
from riktig.extract.record import Reading
from riktig.review import words
from riktig.review.carry import Carried, Known, persons_of
from riktig.review.list_csv import has_several_files
from riktig.review.own_list import Listed, OwnList
from riktig.review.pace import counted
from riktig.review.rows import PatientRows
from riktig.review.rules import review_rules
from riktig.review.work_file import WHYS, Entry, WorkFile
from riktig.text import format_date, text

PAGE_PATIENTS: Final = 50
_MOST_ROWS: Final = 200
_MOST_DOING: Final = 2
_ROW_COLUMNS: Final = ("row", "day", "product", "amount", "ddd", "omeq")


def told_patients(audit: Audit, behind: Sequence[PatientRows], start: int) -> dict[str, Any]:
    """One page of the patients behind a figure, and where the next begins."""
    files = any(row.record.file > 0 for row in audit.rows())
    some = behind[start : start + PAGE_PATIENTS]
    end = start + len(some)
    shown = text("review.rows.shown", first=start + 1, last=end, total=len(behind))
    return {
        "find": _find(files),
        "shown": shown if some else text("review.rows.none"),
        "patients": [_patient(one, files) for one in some],
        "next": end if end < len(behind) else None,
    }


def told_list(listed: OwnList, key_kind: str) -> dict[str, Any]:
    """The whole list in words, and what its controls offer."""
    files = has_several_files(listed)
    rules = review_rules()
    patients = counted("patients", len(listed.patients))
    marked = listed.marked_outside
    return {
        "sentence": text("review.list.sentence", patients=patients) if listed.patients else "",
        "empty": "" if listed.patients else text("review.list.empty"),
        "order": text("review.list.order", days=rules.running_days),
        "find": _find(files),
        "key": text(f"review.key.{key_kind or 'none'}"),
        "marked": _one_or_many("review.list.marked_outside", marked) if marked else "",
        "once": text("review.list.once", rows=rules.once_rows),
        "weeks": rules.weeks,
        "reasons": [
            {
                "id": one.id,
                "label": one.review.reason,
                "count": sum(one.id in patient.held_by for patient in listed.patients),
            }
            for one in listed.measures
        ],
        "statuses": [{"id": one, "label": text(f"review.status.{one}")} for one in STATUSES],
        "whys": [{"id": one, "label": text(f"review.why.{one}")} for one in WHYS],
        "patients": [_listed(one, files) for one in listed.patients],
    }


def told_file(work: WorkFile) -> str:
    """What an opened file is, before an extract is there."""
    patients = counted("patients", len(work.entries))
    return text("review.carry.opened", day=words.day_in_words(work.saved_on), patients=patients)


def told_work(carried: Carried, reading: Reading, listed: OwnList) -> dict[str, Any]:
    """An opened work file: whose status was taken with, who must be asked about, who is left."""
    counts = {"known": len(carried.known), "new": carried.new, "left": len(carried.left)}
    persons = persons_of(reading.records)
    asked = []
    for known in carried.asked:
        now = persons[known.patient]
        sentence = text(
            "review.carry.asked",
            patient=text("review.who.patient", number=known.patient),
            before=_person(known.entry.birth_year, known.entry.sex),
            now=_person(now.birth_year, now.sex),
        )
        asked.append({**_known(known), "sentence": sentence})
    return {
        "sentence": text("review.carry.sentence", **counts),
        "kept": text("review.carry.kept") if carried.left else "",
        "known": [_known(one) for one in carried.known],
        "asked": asked,
        "left": [told_left(one, reading, listed) for one in carried.left],
    }


def told_left(entry: Entry, reading: Reading, listed: OwnList) -> dict[str, Any]:
    """An entry of one who is not in the list: who it was as far as can be told, and the status."""
    tokens = reading.keys.tokens
    if entry.token in tokens and not entry.set_aside:
        patient = tokens.index(entry.token) + 1
        rows = [row for row in listed.audit.rows() if row.record.patient == patient]
        name = text("review.who.patient", number=patient)
        place = words.where(rows, has_several_files(listed))
        said = text("review.carry.left_now", patient=name, rows=place)
    else:
        known = words.person(entry.birth_year, entry.sex)
        said = (
            text("review.carry.left_away", person=known)
            if known
            else text("review.carry.left_nobody")
        )
    parts = [text(f"review.status.{entry.status}")]
    if entry.next:
        parts.append(text("review.carry.next", day=words.day_in_words(entry.next)))
    if entry.note:
        parts.append(entry.note)
    return {"entry": entry.as_dict(), "words": [said, ", ".join(parts)]}


def unsure(kind: str, carried: Carried) -> dict[str, Any]:
    """What is asked before statuses go with keys that may be another patient's now."""
    differ = len(carried.asked)
    return {
        "unsure": text(f"review.carry.unsure_{kind}"),
        "differ": _one_or_many("review.carry.differ", differ) if differ else "",
    }


def _known(known: Known) -> dict[str, Any]:
    return {"patient": known.patient, "entry": known.entry.as_dict()}


def _person(birth_year: int | None, sex: str) -> str:
    return words.person(birth_year, sex) or text("review.carry.unknown_person")


def _listed(one: Listed, files: bool) -> dict[str, Any]:
    days = review_rules().running_days
    return {
        "patient": one.patient,
        "who": words.who(one),
        "rows": words.where(one.rows, files) if one.rows else "",
        "reasons": [measure.review.reason for measure in one.reasons],
        "held_by": list(one.held_by),
        "last": words.last(one),
        "at": place_of(one.rows[0]) if one.rows else None,
        "once": one.once,
        "running": text(f"review.list.{'running' if one.running else 'ended'}", days=days),
        "do": words.doing(one)[:_MOST_DOING],
        "marks": words.marks(one),
    }


def _patient(one: PatientRows, files: bool) -> dict[str, Any]:
    left = len(one.rows) - _MOST_ROWS
    return {
        "who": words.who(one),
        "at": place_of(one.rows[0]) if one.rows else None,
        "left": text("review.rows.left", count=left, shown=_MOST_ROWS) if left > 0 else "",
        "table": {
            "columns": [text(f"review.rows.column_{name}") for name in _ROW_COLUMNS],
            "rows": [
                [
                    words.place(row, files),
                    format_date(row.record.day),
                    words.product(row),
                    words.amount(row),
                    words.number(row.ddd if row.ddd is not None else row.record.ddd),
                    words.number(row.omeq_mg),
                ]
                for row in one.rows[:_MOST_ROWS]
            ],
            "caption": words.who(one),
        },
    }


def place_of(row: OwnRow) -> list[int]:
    """The row's file from 0 and its number, for a page to ask who stands there."""
    return [row.record.file, row.record.row]


def _find(files: bool) -> str:
    return text("review.where.find_files" if files else "review.where.find")


def _one_or_many(key: str, count: int) -> str:
    return text(f"{key}_{'one' if count == 1 else 'many'}", count=count)
