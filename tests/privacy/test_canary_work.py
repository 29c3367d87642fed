"""A canary goes through every request about the own list and its work file, read with a salt."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from riktig.registry import Held, handle
from riktig.synthetic import example_file

NUMBER = "13097248022"
NAME = "Kanarifugl"
SALT = "5a" * 32


def read(salt: str = SALT) -> Held:
    """What a page holds of a list with an identity number and a name in it."""
    lines = example_file().splitlines()
    rows = [f"{NUMBER};{line.split(';', 1)[1]}" for line in lines[2:60]]
    rows += [f"{NAME};{line.split(';', 1)[1]}" for line in lines[60:90]]
    held = Held()
    content = "\n".join([*lines[:2], *rows, *lines[90:]]).encode()
    asked = {"op": "audit", "names": [f"{NUMBER} {NAME}.csv"], "salt": salt}
    assert handle(asked, [content], held)["ok"]
    return held


def answers(held: Held) -> dict[str, Any]:
    """All that a page may ask for, with an entry for the first patient of the list."""
    listed = handle({"op": "own_list"}, (), held)
    first = listed["patients"][0]["patient"]
    entries = [{"patient": first, "status": "plan", "note": "ring"}]
    work = handle({"op": "work_save", "entries": entries, "saved_on": "2026-01-02"}, (), held)
    file = {"work": work["work"], "confirmed": True}
    asked: dict[str, dict[str, Any]] = {
        "patients": {"measure": "opioid_users"},
        "own_list": {},
        "own_list_csv": {"entries": entries},
        "work_counts": {"patients": 9, "entries": entries},
        "recount": {"options": {}},
    }
    found = {op: handle({"op": op, **more}, (), held) for op, more in asked.items()}
    opened = handle({"op": "work_open", **file}, (), held)
    return {**found, "work_save": work, "work_open": opened}


def test_the_canary_is_in_no_answer() -> None:
    found = answers(read())
    assert all(answer["ok"] for answer in found.values()), found
    for op, answer in found.items():
        written = json.dumps(answer, ensure_ascii=False).casefold()
        assert NUMBER not in written, op
        assert NAME.casefold() not in written, op


def test_salt_and_tokens_are_in_the_work_file_alone() -> None:
    held = read()
    secret = {SALT, *held.read().keys.tokens}
    for op, answer in answers(held).items():
        written = json.dumps(answer, ensure_ascii=False)
        told = [word for word in secret if word in written]
        assert bool(told) == (op in ("work_save", "work_open")), op


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
