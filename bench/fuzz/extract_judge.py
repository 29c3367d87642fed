"""Whether what was read of a spoilt file is right: each row is held to what was true of it."""

from __future__ import annotations

import json
import re
from collections import Counter
from datetime import date
from math import isclose
from typing import Any, Final

from bench.fuzz.extract_case import Case
from bench.fuzz.extract_practice import Fact
from riktig.audit.result import PARTS, REMARKS, Audit, OwnRow

_NEAR: Final = 0.02  # a DDD is written with three decimals at most, and OMEQ may follow from it
_LEAST: Final = 0.02


def no_sentence(case: Case, answer: dict[str, Any]) -> str:
    """What is wrong with a refusal, or ""."""
    problem, message = answer.get("problem") or {}, answer.get("message")
    if problem.get("code") in (None, "", "internal"):
        return f"no refusal of its own: {problem.get('code')} {answer.get('error', '')}"
    if not isinstance(message, str) or not re.match("[A-ZÆØÅ«{0-9]", message) or "{" in message:
        return f"no sentence: {message!r}"
    return names_somebody(case, answer)


def names_somebody(case: Case, answer: dict[str, Any]) -> str:
    """Whether what is shown holds the key of a patient."""
    text = json.dumps(answer, ensure_ascii=False)
    return "a patient is named" if any(key in text for key in case.keys) else ""


def wrong(case: Case, audit: Audit) -> list[str]:
    """Every row and sum that is not as it should be."""
    faults = [*_ledger(case, audit), *_classes(audit)]
    by_day: dict[date, list[OwnRow]] = {}
    for row in audit.rows():
        by_day.setdefault(row.record.day, []).append(row)
    missing = 0
    people: dict[int, set[int]] = {}
    for at, fact in enumerate(case.facts):
        rows = by_day.pop(fact.day, [])
        if at in case.gone or at not in case.clean:
            continue
        touched = at in case.touched
        if not rows:
            missing += 1
            if not (touched or case.loose or case.doubtful):
                faults.append(f"row {at} is not there")
            continue
        most = 1 + (at in case.copies)
        if len([row for row in rows if row.part != "duplicate"]) > most and not touched:
            faults.append(f"row {at} counts {len(rows)} times")
        for row in rows:
            loose = touched or case.loose
            told = _row(fact, row, loose=loose) + ([] if loose else _changed(case, at, row))
            faults += [f"row {at} {one}" for one in told]
            if at not in case.strangers:
                people.setdefault(fact.given.patient, set()).add(row.record.patient)
    if missing > audit.ledger.rejected and not _joined(case):
        faults.append(f"{missing} rows are gone, {audit.ledger.rejected} rejected")
    faults += [f"a row of {day} that was never there" for day in by_day if _matters(by_day[day])]
    return faults + ([] if case.any_patient else _people(people))


def _matters(rows: list[OwnRow]) -> bool:
    return any(row.counted and row.part == "in_scope" for row in rows)


def _joined(case: Case) -> bool:
    """Whether lines may have become one row, so that there are fewer rows than facts."""
    return case.lines is None


def _row(fact: Fact, row: OwnRow, *, loose: bool) -> list[str]:
    if row.part in ("duplicate", "recalled"):
        spurious = row.part == "recalled" and not fact.given.recalled and not loose
        return ["is recalled, and was not"] if spurious else []
    found = []
    if fact.given.recalled and not loose:
        found.append("was recalled")
    if row.class_id != fact.class_id and (row.class_id or not loose):
        found.append(f"is {row.class_id or row.part}, not {fact.class_id}")
    for name, value, true in (("DDD", row.ddd, fact.ddd), ("OMEQ", row.omeq_mg, fact.omeq)):
        if value is None:
            continue
        if true is None or not isclose(value, true, rel_tol=_NEAR, abs_tol=_LEAST):
            found.append(f"has {value:g} {name}, not {true if true is None else round(true, 3)}")
    units = row.record.units
    if units is not None and row.class_id and not isclose(units, fact.units):
        found.append(f"has {units:g} units, not {fact.units:g}")
    return found


def _changed(case: Case, at: int, row: OwnRow) -> list[str]:
    """An untouched row counts just as it did before the others were spoilt.

    Where others speak against the whole column its amounts may be set aside, and that is said.
    An amount set aside before may count now: `_row` has held it to the truth.
    """
    clean = case.clean[at]
    if row.part == "duplicate" or (case.doubtful and row.doubtful and row.part == clean.part):
        return []
    same = (row.class_id, row.part) == (clean.class_id, clean.part)
    if same and _kept(row.ddd, clean.ddd) and _kept(row.omeq_mg, clean.omeq):
        return []
    return [f"counts as {row.part} {row.class_id} {row.ddd} {row.omeq_mg}, before as {clean}"]


def _kept(value: float | None, clean: float | None) -> bool:
    if value is None or clean is None:
        return clean is None
    return isclose(value, clean, rel_tol=_NEAR, abs_tol=_LEAST)


def _people(people: dict[int, set[int]]) -> list[str]:
    if any(len(numbers) > 1 for numbers in people.values()):
        return ["one patient has become two"]
    numbers = Counter(number for some in people.values() for number in some)
    return ["two patients have become one"] if any(n > 1 for n in numbers.values()) else []


def _ledger(case: Case, audit: Audit) -> list[str]:
    ledger = audit.ledger
    parts = {name: getattr(ledger, name) for name in PARTS}
    found = []
    if sum(parts.values()) != ledger.rows_read:
        found.append("the ledger does not add up")
    readers = sum(count for code, count in ledger.problems if code not in REMARKS)
    if readers != ledger.rejected:
        found.append("the problems are not the rejected rows")
    remarks = dict(ledger.problems)
    outside = remarks.get("outside_period", 0) + remarks.get("other_event", 0)
    if sum(one.rows for one in audit.classes) + outside != ledger.in_scope:
        found.append("the classes are not what is in scope")
    if case.lines is not None and ledger.rows_read != case.lines:
        found.append(f"{ledger.rows_read} rows read of {case.lines}")
    return found


def _classes(audit: Audit) -> list[str]:
    """Each class reckoned again from its rows."""
    found = []
    for one in audit.classes:
        rows = [row for row in audit.rows() if row.counted and row.class_id == one.id]
        ddd = sum(row.ddd or 0 for row in rows)
        patients = len({row.record.patient for row in rows})
        if (one.rows, one.patients) != (len(rows), patients) or abs((one.ddd or 0) - ddd) > 0.01:
            found.append(f"{one.id} is not the sum of its rows")
    return found


def complete(case: Case, audit: Audit) -> bool:
    """Whether every fact counts just as it did in the file before it was spoilt."""
    rows = {row.record.day: row for row in audit.rows() if row.part != "duplicate"}
    return all(
        (row := rows.get(case.facts[at].day)) is not None
        and not _changed(case, at, row)
        and not row.doubtful
        for at in case.clean
    )
