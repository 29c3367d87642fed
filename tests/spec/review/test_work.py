"""The work file by hand: whose status goes with a new extract, and what may be counted."""

from __future__ import annotations

from typing import Any

import pytest

from riktig.problem import Refused
from riktig.registry import Held, handle
from riktig.review import Entry, read_work_file, work_counts
from riktig.review.work_file import Change

SALT, OTHER = "ab" * 32, "cd" * 32
MAPPING = {
    "columns": [
        {"name": "Pasient", "meaning": "patient"},
        {"name": "Dato", "meaning": "day"},
        {"name": "ATC", "meaning": "atc"},
        {"name": "DDD", "meaning": "ddd"},
        {"name": "Født", "meaning": "birth_year"},
    ],
    "answers": {"event": "dispensed"},
}
ANNE, BERIT, CARL, DAG = "01015012345", "02026012346", "03037012347", "04048012348"
YEARS = {ANNE: 1950, BERIT: 1960, CARL: 1970, DAG: 1980}
SPRING, AUTUMN = 2025, 2026


def extract(year: int, *patients: str, salt: str = SALT, births: dict[str, int] = YEARS) -> Held:
    """What a page holds of a list in which each has had 100 DDD of a z-hypnotic."""
    rows = [f"{one};01.06.{year};N05CF01;100;{births.get(one, 1950)}" for one in patients]
    ends = [f"99999999;{day}.{year};C09AA02;1;1990" for day in ("01.01", "31.12")]
    content = "\n".join(["Pasient;Dato;ATC;DDD;Født", *rows, *ends])
    held = Held()
    asked = {"op": "audit", "names": ["liste.csv"], "mapping": MAPPING, "salt": salt}
    answer = handle(asked, [content.encode()], held)
    assert answer["ok"], answer
    return held


def saved(held: Held, *entries: dict[str, Any], left: list[Any] | None = None) -> dict[str, Any]:
    asked = {"op": "work_save", "entries": list(entries), "left": left, "saved_on": "2026-01-15"}
    answer = handle(asked, (), held)
    assert answer["ok"], answer
    return answer["work"]


def opened(held: Held, work: dict[str, Any], **more: Any) -> dict[str, Any]:
    return handle({"op": "work_open", "work": work, **more}, (), held)


def test_status_goes_with_the_patient_to_a_new_extract() -> None:
    """Anne and Berit were worked with in spring; in autumn Berit and Carl stand in the list."""
    tapering = {"status": "tapering", "next": "2026-03-01", "note": "hver måned"}
    tapering["history"] = [{"status": "tapering", "on": "2026-01-15"}]
    work = saved(
        extract(SPRING, ANNE, BERIT),
        {"patient": 1, "status": "done"},
        {"patient": 2, **tapering},
    )
    answer = opened(extract(AUTUMN, CARL, BERIT), work)
    assert answer["sentence"] == "Tatt med: 1. Nye på listen: 1. Ikke lenger på listen: 1."
    ((known),) = answer["known"]
    assert known["patient"] == 2
    assert {key: known["entry"][key] for key in tapering} == tapering
    ((left),) = answer["left"]
    assert left["words"] == ["Ikke i dette uttrekket, født 1950", "ferdig"]


def test_nobody_is_lost_when_the_file_is_saved_again() -> None:
    first = saved(extract(SPRING, ANNE, BERIT), {"patient": 1, "status": "plan"})
    autumn = extract(AUTUMN, CARL)
    left = [one["entry"] for one in opened(autumn, first)["left"]]
    second = saved(autumn, {"patient": 1, "status": "talk"}, left=left)
    third = opened(extract(AUTUMN, ANNE, CARL), second)
    assert {one["patient"]: one["entry"]["status"] for one in third["known"]} == {
        1: "plan",
        2: "talk",
    }


def test_another_birth_year_is_asked_about_and_not_carried() -> None:
    work = saved(extract(SPRING, ANNE), {"patient": 1, "status": "plan"})
    answer = opened(extract(AUTUMN, ANNE, births={ANNE: 1999}), work)
    assert answer["known"] == []
    ((asked),) = answer["asked"]
    assert asked["sentence"] == (
        "Pasient 1: Arbeidsfilen sier født 1950, uttrekket sier født 1999. Er det samme pasient?"
    )


def test_running_numbers_are_asked_about_first() -> None:
    births = {"1": 1950, "2": 1960}
    work = saved(extract(SPRING, "1", "2", births=births), {"patient": 2, "status": "plan"})
    autumn = extract(AUTUMN, "1", "2", births={"1": 1950, "2": 1970})
    answer = opened(autumn, work)
    assert "known" not in answer
    assert answer["unsure"].startswith("Uttrekket har bare løpenummer")
    assert answer["differ"].startswith("1 pasient har annet fødselsår")
    confirmed = opened(autumn, work, confirmed=True)
    assert (len(confirmed["known"]), len(confirmed["asked"])) == (0, 1)


def test_another_kind_of_key_is_refused() -> None:
    work = saved(extract(SPRING, ANNE, BERIT), {"patient": 1, "status": "plan"})
    answer = opened(extract(AUTUMN, "1", "2"), work)
    assert answer["problem"]["code"] == "work_other_key"
    assert "fødselsnummer. Dette uttrekket har løpenummer" in answer["message"]


def test_an_extract_read_with_another_salt_must_be_read_again() -> None:
    work = saved(extract(SPRING, ANNE), {"patient": 1, "status": "plan"})
    answer = opened(extract(AUTUMN, ANNE, salt=OTHER), work)
    assert answer["problem"]["code"] == "work_other_salt"


def test_one_set_aside_is_never_matched_again() -> None:
    work = saved(extract(SPRING, ANNE), {"patient": 1, "status": "plan"})
    work["entries"][0]["set_aside"] = True
    answer = opened(extract(AUTUMN, ANNE), work)
    assert (answer["known"], len(answer["left"])) == ([], 1)


def test_a_note_with_an_identity_number_is_not_saved() -> None:
    held = extract(SPRING, ANNE)
    entry = {"patient": 1, "status": "plan", "note": f"ring {ANNE[:6]} {ANNE[6:]}"}
    answer = handle({"op": "work_save", "entries": [entry]}, (), held)
    assert answer["problem"]["code"] == "work_note_identity"
    assert ANNE[:6] not in answer["message"]


def entry(status: str, *before: str) -> Entry:
    return Entry(status, history=tuple(Change(one, "2026-01-01") for one in before))


def test_counts_by_status_and_of_tapers() -> None:
    """Ten in the list. A taper under way, one completed, one given up, one completed and gone."""
    listed = [
        entry("tapering", "tapering"),
        entry("done", "tapering", "done"),
        entry("plan", "tapering", "plan"),
        entry("done", "talk", "done"),
        entry("unchanged"),
    ]
    gone = [entry("done", "tapering", "done"), entry("call_in")]
    assert work_counts(listed, gone, 10) == {
        "statuses": {
            "not_assessed": 5,
            "call_in": 0,
            "talk": 0,
            "plan": 1,
            "tapering": 1,
            "done": 2,
            "unchanged": 1,
        },
        "tapers": {"started": 4, "under_way": 1, "completed": 2},
    }


def test_the_counts_are_what_the_options_of_an_audit_take() -> None:
    held = extract(SPRING, ANNE, BERIT)
    counts = handle(
        {"op": "work_counts", "patients": 2, "entries": [{"patient": 1, "status": "plan"}]},
        (),
        held,
    )["work"]
    answer = handle({"op": "recount", "options": {"work": counts}}, (), held)
    assert answer["ok"], answer
    assert answer["private"]["work"] == counts


GOOD: dict[str, Any] = {
    "schema": "riktig-work/1",
    "key": "identity",
    "salt": SALT,
    "saved_on": "2026-01-15",
    "entries": [{"token": "0" * 32, "status": "plan", "next": "2026-02-01", "note": "x"}],
}


def test_a_whole_file_is_read() -> None:
    assert read_work_file(GOOD).entries[0].next == "2026-02-01"


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"schema": "riktig-summary/1"}, "not_a_work_file"),
        ({"schema": None}, "not_a_work_file"),
        ({"schema": "riktig-work/2"}, "work_newer"),
        ({"key": "shoe_size"}, "work_damaged"),
        ({"key": ["identity"]}, "work_damaged"),
        ({"salt": ""}, "work_damaged"),
        ({"salt": "xyz"}, "work_damaged"),
        ({"saved_on": "i går"}, "work_damaged"),
        ({"entries": None}, "work_damaged"),
        ({"entries": [1]}, "work_damaged"),
        ({"entries": [{"status": "plan"}]}, "work_damaged"),
        ({"entries": GOOD["entries"] * 2}, "work_damaged"),
    ],
)
def test_a_file_that_is_not_whole_is_refused(changed: dict[str, Any], code: str) -> None:
    with pytest.raises(Refused, match=code):
        read_work_file(GOOD | changed)


@pytest.mark.parametrize(
    "changed",
    [
        {"status": "cured"},
        {"token": "ABC"},
        {"next": "2026-02-31"},
        {"note": "x" * 201},
        {"history": [{"status": "plan"}] * 101},
        {"history": [{"status": "cured"}]},
        {"birth_year": "1950"},
        {"sex": "other"},
        {"status": "unchanged", "why": "because"},
    ],
)
def test_an_entry_that_is_not_whole_is_refused(changed: dict[str, Any]) -> None:
    with pytest.raises(Refused, match="work_damaged"):
        read_work_file(GOOD | {"entries": [GOOD["entries"][0] | changed]})
