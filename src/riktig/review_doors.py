"""Requests about the patients behind the figures, the own list and its work file.

All of them ask about what the page holds; what they answer names patients by running number and
is for the GP's own eyes. The page encrypts a work file before it is saved.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from riktig.held import Held
from riktig.problem import Refused

Request = Mapping[str, Any]
_MOST_PATIENTS = 10_000_000


def patients_door(request: Request, blobs: Sequence[bytes], held: Held) -> dict[str, Any]:
    """`{measure, from?}`: fifty of the patients behind a figure, each with the counted rows."""
    from riktig.audit.typed import whole
    from riktig.review import rows_behind
    from riktig.review.told import told_patients

    audit = held.audited()
    behind = rows_behind(audit, request.get("measure"))
    start = whole(request.get("from", 0), 0, _MOST_PATIENTS) or 0
    return {"ok": True, **told_patients(audit, behind, start)}


def who_door(request: Request, blobs: Sequence[bytes]) -> dict[str, Any]:
    """`{names, mapping, rows: [[file, row], ...]}` and the files once more: who stands in the rows.

    The page asks only when its reader does, shows the answer on the screen and keeps none of it.
    Nothing is held here: the files are read anew for each request.
    """
    from riktig.extract.remembered import without_mapping
    from riktig.extract.who import names_in

    places = _places(request.get("rows"))
    given = request.get("names")
    named = [str(name) for name in given] if isinstance(given, list) else []
    names, lists, remembered = without_mapping(named, blobs)
    mapping = request.get("mapping") or remembered
    if mapping is not None and not isinstance(mapping, dict):
        raise Refused("invalid_input")
    return {"ok": True, "names": names_in(names, lists, mapping, places)}


def _places(given: object) -> list[tuple[int, int]]:
    """Rows by file from 0 and number from 1. Refused `invalid_input` for anything else."""
    from riktig.audit.typed import whole
    from riktig.extract.who import MOST_ROWS

    if not isinstance(given, list) or len(given) > MOST_ROWS:
        raise Refused("invalid_input")
    found = []
    for one in given:
        pair = one if isinstance(one, list) and len(one) == 2 else (None, None)
        file, row = whole(pair[0], 0, _MOST_PATIENTS), whole(pair[1], 1, _MOST_PATIENTS)
        if file is None or row is None:
            raise Refused("invalid_input")
        found.append((file, row))
    return found


def own_list_door(request: Request, blobs: Sequence[bytes], held: Held) -> dict[str, Any]:
    """The own list to review, and what its controls offer."""
    from riktig.review import own_list
    from riktig.review.told import told_list

    listed = own_list(held.audited())
    return {"ok": True, **told_list(listed, held.read().keys.kind)}


def list_csv_door(request: Request, blobs: Sequence[bytes], held: Held) -> dict[str, Any]:
    """`{entries?}`: the own list as a file for a spreadsheet."""
    from riktig.review import list_csv, own_list
    from riktig.review.save import entries_by_patient

    entries = entries_by_patient(request.get("entries"))
    return {"ok": True, "text": list_csv(own_list(held.audited()), entries)}


def work_counts_door(request: Request, blobs: Sequence[bytes], held: Held) -> dict[str, Any]:
    """`{patients, entries, left?, weeks?, aside?}`: counts by status and of tapers, and the pace.

    `aside` are those of the patients who wait but are not to be reckoned in the pace.
    """
    from riktig.audit.typed import whole
    from riktig.review import pace, work_counts
    from riktig.review.counts import waiting
    from riktig.review.pace import read_weeks
    from riktig.review.save import entries_by_patient
    from riktig.review.work_file import read_entries
    from riktig.text import text
    from riktig.wire import sentence

    entries = entries_by_patient(request.get("entries"))
    patients = whole(request.get("patients", 0), 0, _MOST_PATIENTS) or 0
    counts = work_counts(entries.values(), read_entries(request.get("left")), patients)
    aside = whole(request.get("aside", 0), 0, _MOST_PATIENTS) or 0
    said = {"pace": "", "weeks_problem": ""}
    try:
        waits = max(0, waiting(counts["statuses"]) - aside)
        said["pace"] = pace(waits, read_weeks(request.get("weeks")))
        said["pace"] += f" {text('review.pace.aside')}" if aside else ""
    except Refused as refusal:
        said["weeks_problem"] = sentence(refusal.problem)
    return {"ok": True, "work": counts, **said}


def work_check_door(request: Request, blobs: Sequence[bytes], held: Held) -> dict[str, Any]:
    """`{work}`: whether it is a work file, and the salt that its extract must be read with."""
    from riktig.review import read_work_file
    from riktig.review.told import told_file

    work = read_work_file(request.get("work"))
    return {"ok": True, "salt": work.salt, "sentence": told_file(work)}


def work_open_door(request: Request, blobs: Sequence[bytes], held: Held) -> dict[str, Any]:
    """`{work, confirmed?}`: the statuses that go with the extract, and those that are asked about.

    Where keys may be another patient's in a new extract, the answer asks (`unsure`) until the
    request is `confirmed`.
    """
    from riktig.review import carry, own_list, read_work_file
    from riktig.review.carry import UNSURE_KEYS
    from riktig.review.told import told_work, unsure

    work = read_work_file(request.get("work"))
    listed = own_list(held.audited())
    carried = carry(work, held.read(), listed)
    if work.key in UNSURE_KEYS and request.get("confirmed") is not True:
        return {"ok": True, **unsure(work.key, carried)}
    return {"ok": True, **told_work(carried, held.read(), listed)}


def work_save_door(request: Request, blobs: Sequence[bytes], held: Held) -> dict[str, Any]:
    """`{entries, left?, saved_on}`: the work file, which the page encrypts."""
    from riktig.review.save import entries_by_patient, work_file
    from riktig.review.work_file import read_entries, read_work_file

    entries = entries_by_patient(request.get("entries"))
    left = read_entries(request.get("left"))
    work = work_file(held.read(), entries, left, str(request.get("saved_on") or "")).as_dict()
    read_work_file(work)  # what could not be opened again is not saved
    return {"ok": True, "work": work}
