"""A canary goes through every request about a list, its own work file and what is made of it."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from riktig.registry import _DOORS, _HELD_DOORS, Held, handle
from riktig.synthetic import example_file

NUMBER = "13097248022"
NAME = "Kanarifugl"
SALT = "5a" * 32
PLANTED = 90  # rows of the latest, so that they are counted
# Requests that read nothing of a list, each with why. A new request fails until it is planted
# below or stands here.
NOT_OF_A_LIST = {
    "answer": "a calculator: what is typed in its fields, not a list",
    "plan_form": "the planner's questions: takes nothing",
    "plan": "the planner: medicines and answers that are typed, not a list",
    "warm": "counts a made-up list to load what an audit needs, answers nothing of it",
    "example": "counts a made-up list",
    "who": "says who stands in a row when its reader asks: see the test of it below",
    "visit_open": "a visit's texts: takes nothing but its length and theme",
    "visit_search": "finds objections by what is typed, and answers their ids",
    "visit_questions": "a question that is typed: an identity number in it is not said again",
    "visit_ledger": "counts of municipalities that are typed",
    "plan_together": "the planner of several medicines: what is typed, not a list",
    "plan_compare": "the planner of two plans: what is typed, not a list",
    "toolbox_search": "finds calculators by what is typed, and answers their names",
    "toolbox_journal": "a calculator's text: what is typed in its fields, not a list",
    "exercise_check": "an answer to an exercise: what is typed, not a list",
    "exercise_practice": "a made-up practice: takes a participant's code",
    "meeting_plan": "a meeting's steps: takes nothing but which meeting and how late",
    "meeting_vote": "counts that are typed, with the words of the question",
    "meeting_ledger": "what a group agrees on, as it is typed",
    "meeting_sheet": "the meeting's sheet of what was typed in it",
    "sleep_view": "a diary that is typed",
    "sleep_sheet": "a diary that is typed",
    "sleep_save": "a diary that is typed: times alone are written",
    "scores_view": "scores that are typed",
    "scores_save": "scores that are typed: dates and points alone are written",
    "release": "forgets; answers nothing",
}
# A heading is shown as it stands, for the reader to say what it is: a name in one is told there.
SAYS_HEADINGS = "inspect"


def extract() -> bytes:
    """A list with an identity number and a name as patients, in products and beside them."""
    mark, heading, *lines = example_file().splitlines()
    rows = [f"{line};" for line in lines[:-PLANTED]]
    for at, line in enumerate(lines[-PLANTED:]):
        _, day, event, atc, product, rest = line.split(";", 5)
        patient = NUMBER if at % 3 else NAME
        rows.append(f"{patient};{day};{event};{atc};{product} {NUMBER};{rest};{NUMBER} {NAME}")
    return "\n".join([mark, f"{heading};Merknad {NAME}", *rows]).encode()


def read(salt: str = SALT) -> Held:
    """What a page holds of the list."""
    held = Held()
    asked = {"op": "audit", "names": [f"{NUMBER} {NAME}.csv"], "salt": salt}
    assert handle(asked, [extract()], held)["ok"]
    return held


def answers(held: Held) -> dict[str, dict[str, Any]]:
    """All that a page may ask for, with an entry for the patient with the identity number."""
    listed = handle({"op": "own_list"}, (), held)
    planted = _planted_patient(held)
    assert planted in [one["patient"] for one in listed["patients"]]
    entries = [{"patient": planted, "status": "plan", "note": "ring"}]
    work = handle({"op": "work_save", "entries": entries, "saved_on": "2026-01-02"}, (), held)
    file = {"work": work["work"], "confirmed": True}
    asked: dict[str, dict[str, Any]] = {
        "patients": {"measure": "opioid_users"},
        "own_list_csv": {"entries": entries},
        "work_counts": {"patients": 9, "entries": entries},
        "work_check": file,
        "work_open": file,
        "past": {},
        "episodes": {},
        "spot_check": {"seed": 1},
        "share_text": {},
        "recount": {"options": {}},
    }
    found = {op: handle({"op": op, **more}, (), held) for op, more in asked.items()}
    prompts, numbers = group(extract())
    asked_of_group = {"group_prompts": prompts, "meeting_numbers": numbers}
    return {
        **found,
        "own_list": listed,
        "work_save": work,
        **reads(),
        **compared(held),
        **asked_of_group,
    }


def _planted_patient(held: Held) -> int:
    return held.read().records[-1].patient


def reads() -> dict[str, dict[str, Any]]:
    """What the list is taken for, the audit of it, and the mapping to remember."""
    held = Held()
    names = [f"{NUMBER} {NAME}.csv"]
    proposed = handle({"op": "inspect", "names": names}, [extract()], held)
    columns = proposed["proposal"]["columns"]
    return {
        "inspect": proposed,
        "audit": handle({"op": "audit", "names": names}, [extract()], held),
        "mapping_file": handle({"op": "mapping_file", "mapping": {"columns": columns}}),
    }


def compared(held: Held) -> dict[str, dict[str, Any]]:
    """Two years of the list beside one another, as chosen and as dropped."""
    years = ("2024-10-01:2025-09-30", "2025-10-01:2026-09-30")
    said = [handle({"op": "recount", "options": {"period": year}}, (), held) for year in years]
    blobs = [json.dumps(one["private"]).encode() for one in said]
    handle({"op": "recount", "options": {}}, (), held)
    return {op: handle({"op": op}, blobs) for op in ("compare", "compare_dropped")}


def group(content: bytes) -> list[dict[str, Any]]:
    """What a group sees of the shared numbers of a list, twice, under the name in it and another.

    Every measure that both have is agreed on, so that all that can be said is said.
    """
    years = ("2024-10-01:2025-09-30", "2025-10-01:2026-09-30")
    named = [{"member": name, "period": year} for name in (NAME, "Ola") for year in years]
    audits = [{"op": "audit", "names": [f"{NAME}.csv"], "options": one} for one in named]
    shared = [handle(asked, [content], Held())["share"] for asked in audits]
    assert NAME in [one["member"] for one in shared]
    blobs = [json.dumps(one).encode() for one in shared]
    offered = handle({"op": "group_prompts"}, blobs)
    agreed = [one["id"] for one in offered["view"]["measures"]]
    assert agreed
    meeting = {"op": "meeting_numbers", "names": ["x.json"] * len(blobs), "whole": True}
    asked = ({"op": "group_prompts"}, {**meeting, "today": "2026-10-01"})
    prompts, numbers = (handle({**one, "agreed": agreed}, blobs) for one in asked)
    del numbers["view"]["group"]  # the group's own file names its members: it is theirs to save
    return [prompts, numbers]


def refusals() -> dict[str, dict[str, Any]]:
    """Requests that take only what is typed: the canary typed in them is refused."""
    typed = {
        "rows": [{"patient": NUMBER, "medicine": NAME, "date": NUMBER}],
        "options": {"event": "prescribed", "attribution": "my_prescriptions"},
    }
    theme, day = {"theme": "angst"}, {"today": "2026-01-02"}
    agreed = {"measure": "sedative_90_ddd", "aim": 3, "by": "2026-02-03", **day}
    sheet = {"commitment": {"code": NAME, "change": NUMBER}, **theme, **day}
    return {
        "visit_numbers": handle({"op": "visit_numbers", **theme}, [extract()]),
        "sleep_open": handle({"op": "sleep_open"}, [extract()]),
        "scores_open": handle({"op": "scores_open"}, [extract()]),
        "visit_ledger_open": handle({"op": "visit_ledger_open"}, [extract()]),
        "visit_commitment": handle({"op": "visit_commitment", **agreed, "change": NUMBER}),
        "visit_sheet": handle({"op": "visit_sheet", **sheet}),
        "journal": handle({"op": "journal", "rows": [{"contact": NUMBER, "group": NAME}]}),
        "typed": handle({"op": "typed", **typed}, (), Held()),
        "totals": handle({"op": "totals", "totals": {"member": NUMBER, "from": NAME}}, (), Held()),
    }


def test_every_request_is_planted_or_said_to_read_no_list() -> None:
    planted = {*answers(read()), *refusals()}
    assert not planted & set(NOT_OF_A_LIST)
    assert planted | set(NOT_OF_A_LIST) == {*_DOORS, *_HELD_DOORS}


def test_the_canary_is_in_no_answer() -> None:
    found = answers(read())
    assert all(answer["ok"] for answer in found.values()), found
    refused = refusals()
    assert not any(answer["ok"] for answer in refused.values()), refused
    for op, answer in {**found, **refused}.items():
        written = json.dumps(answer, ensure_ascii=False).casefold()
        assert NUMBER not in written, op
        assert (NAME.casefold() in written) == (op == SAYS_HEADINGS), op


def test_who_alone_gives_the_canary_and_no_later_answer_does() -> None:
    held = read()
    row = len(extract().splitlines()) - 2  # below the mark and the heading
    asked = {"op": "who", "names": ["x.csv"], "rows": [[0, row], [0, row - 1], [0, row - 2]]}
    said = json.dumps(handle(asked, [extract()], held), ensure_ascii=False)
    assert NUMBER in said
    assert NAME in said
    for op, answer in answers(held).items():
        if op != SAYS_HEADINGS:
            written = json.dumps(answer, ensure_ascii=False)
            assert NUMBER not in written, op
            assert NAME not in written, op


def test_an_identity_number_in_a_heading_is_not_shown() -> None:
    content = extract().replace(f"Merknad {NAME}".encode(), f"Merknad {NUMBER}".encode())
    answer = handle({"op": "inspect", "names": ["x.csv"]}, [content])
    assert answer["ok"]
    assert NUMBER not in json.dumps(answer, ensure_ascii=False)


def test_salt_and_tokens_are_in_the_work_file_alone() -> None:
    held = read()
    tokens = set(held.read().keys.tokens)
    for op, answer in answers(held).items():
        written = json.dumps(answer, ensure_ascii=False)
        assert (SALT in written) == (op in ("work_save", "work_check")), op
        told = any(token in written for token in tokens)
        assert told == (op in ("work_save", "work_open")), op


def test_two_salts_share_no_token_of_a_work_file() -> None:
    one, other = (set(read(salt).read().keys.tokens) for salt in (SALT, "a5" * 32))
    assert one
    assert not one & other


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=40),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=4)
    ),
    max_leaves=12,
)
fields = st.fixed_dictionaries(
    {},
    optional=dict.fromkeys(
        (
            "measure",
            "from",
            "entries",
            "left",
            "patients",
            "weeks",
            "work",
            "confirmed",
            "saved_on",
        ),
        anything,
    ),
)
OPS = ("patients", "own_list_csv", "work_counts", "work_check", "work_open", "work_save")
HELD = read()


@given(st.sampled_from(OPS), fields)
@settings(max_examples=300, deadline=None)
def test_any_request_gets_an_answer_and_no_canary(op: str, more: dict[str, Any]) -> None:
    answer = handle({**more, "op": op}, (), HELD)
    assert answer["ok"] in (True, False)
    if not answer["ok"]:
        assert answer["problem"]["code"] != "internal", answer
        written = json.dumps(answer, ensure_ascii=False)
        assert not [word for word in (NUMBER, NAME, SALT) if word in written]


work_like = st.fixed_dictionaries(
    {
        "schema": st.just("riktig-work/1"),
        "key": st.sampled_from(["identity", "name_birth", "name", "number"]) | anything,
        "salt": st.just(SALT) | anything,
        "entries": st.lists(
            st.fixed_dictionaries(
                {
                    "token": st.sampled_from(HELD.read().keys.tokens) | anything,
                    "status": st.just("plan"),
                },
                optional=dict.fromkeys(
                    ("why", "next", "note", "history", "birth_year", "sex", "set_aside"), anything
                ),
            ),
            max_size=3,
        ),
    }
)


@given(st.sampled_from(["work_check", "work_open"]), work_like, st.booleans())
@settings(max_examples=300, deadline=None)
def test_a_changed_work_file_is_read_or_refused(op: str, work: object, confirmed: bool) -> None:
    answer = handle({"op": op, "work": work, "confirmed": confirmed}, (), HELD)
    assert answer["ok"] or answer["problem"]["code"] != "internal", answer
