"""A number and a name planted in every way in show in no answer of the core."""

from __future__ import annotations

import json

import pytest
from extract_lists import CANARY, CANARY_NAME, LISTS, MadeUpList
from extract_lists_screen import SCREEN_LISTS

from riktig.extract.typed_list import FIELDS
from riktig.registry import Held, handle

PLANTED = (CANARY, f"{CANARY[:6]} {CANARY[6:]}", CANARY_NAME, CANARY_NAME.split(" ", maxsplit=1)[0])


def assert_silent(answer: object) -> None:
    said = json.dumps(answer, ensure_ascii=False)
    for planted in PLANTED:
        assert planted not in said


@pytest.mark.parametrize("made", [*LISTS, *SCREEN_LISTS], ids=lambda made: made.name)
def test_a_list_is_proposed_remembered_and_counted_without_its_people(made: MadeUpList) -> None:
    held = Held()
    names = [f"{CANARY} {CANARY_NAME}.csv"]
    proposed = handle({"op": "inspect", "names": names}, [made.blob], held)
    mapping = {"columns": proposed["proposal"]["columns"], "answers": made.answers}
    file = handle({"op": "mapping_file", "mapping": mapping})
    audit = {"op": "audit", "names": names, "options": {"list_size": "900"}}
    counted = handle({**audit, "mapping": mapping}, [made.blob], held)
    again = handle({"op": "recount", "options": {}}, (), held)
    for answer in (proposed, file, counted, again):
        assert answer["ok"]
        assert_silent(answer)


@pytest.mark.parametrize("field", FIELDS)
def test_what_is_typed_in_the_wrong_field_is_not_said_again(field: str) -> None:
    good = ("1", "Sobril", "15", "mg", "100", "03.02.2026")
    options = {"event": "prescribed", "attribution": "my_prescriptions"}
    for planted in (CANARY, f"Sobril {CANARY}", CANARY_NAME):
        row = {**dict(zip(FIELDS, good, strict=True)), field: planted}
        held = Held()
        answer = handle({"op": "typed", "rows": [row], "options": options}, (), held)
        if answer["ok"] and field == "patient":
            continue  # a short own name for a patient is a running number from here on
        assert_silent(answer)
        assert_silent(repr(held.reading))


def test_totals_say_nothing_of_what_was_wrong() -> None:
    form = {
        "member": CANARY,
        "from": CANARY,
        "to": CANARY_NAME,
        "event": CANARY,
        "attribution": CANARY_NAME,
        "list_size": CANARY,
        "measures": {"opioid_users": [CANARY, CANARY_NAME]},
        "ddd": {"N02A": CANARY},
    }
    answer = handle({"op": "totals", "totals": form})
    assert not answer["ok"]
    assert_silent(answer)
