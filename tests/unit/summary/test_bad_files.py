"""Files that are no sound summary: each has a sentence of its own, and says what to do."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from summary_dicts import after, before

from riktig.compare import checked_summary, compare
from riktig.problem import Refused
from riktig.summary import read_summary
from riktig.text import explain

WHOLE = json.dumps(after(), ensure_ascii=False).encode()
NAMED = json.dumps(after(member="Åse"), ensure_ascii=False)
TO_DO = ("Last", "Velg", "Lag", "Be om", "Bruk", "Skriv", "Bytt", "Oppdater")


def sentence(act: Callable[[], object]) -> tuple[str, str]:
    with pytest.raises(Refused) as caught:
        act()
    return caught.value.problem.code, explain(caught.value.problem)


FILES: list[tuple[bytes, str]] = [
    (b"", "summary_empty"),
    (b"  \n\t", "summary_empty"),
    (b"{}", "not_a_summary"),
    (b"pasient;dato;atc\n1;2025-01-01;N05CF01\n", "not_a_summary"),
    (b"%PDF-1.7\n\xe2\xe3\xcf\xd3", "not_a_summary"),
    (WHOLE[: len(WHOLE) // 2], "summary_cut"),
    (WHOLE[:-1], "summary_cut"),
    (NAMED.encode("latin-1"), "summary_not_utf8"),
    (NAMED.encode("utf-16"), "summary_not_utf8"),
    (WHOLE + b" " * 3_000_000, "summary_too_large"),
    (b"[" * 200_000, "not_a_summary"),
    (b'{"schema": "riktig-summary/1", "a": ' + b"[" * 200_000, "summary_cut"),
    (WHOLE.replace(b"summary/1", b"summary/2"), "summary_schema"),
    (WHOLE.replace(b'"list_size": 1100', b'"list_size": 0'), "list_size_zero"),
    (WHOLE.replace(b'"list_size": 1100', b'"list_size": NaN'), "summary_damaged"),
    (WHOLE.replace(b'"list_size": 1100', b'"list_size": 1' + b"0" * 5000), "summary_cut"),
]


@pytest.mark.parametrize(("blob", "code"), FILES, ids=range(len(FILES)))
def test_a_file_that_cannot_be_used_says_what_is_wrong_and_what_to_do(
    blob: bytes, code: str
) -> None:
    found, said = sentence(lambda: read_summary(blob))
    assert found == code
    assert any(word in said for word in TO_DO), said


def edited(change: Callable[[dict[str, Any]], object]) -> bytes:
    summary = after()
    change(summary)
    return json.dumps(summary).encode()


@pytest.mark.parametrize(
    "change",
    [
        lambda made: made["measures"][1].update(value=0.01),  # not of its counts
        lambda made: made["measures"][1].update(numerator=161),  # above its denominator
        lambda made: made["measures"][1].update(denominator=0),
        lambda made: made["measures"].append(made["measures"][0]),
        lambda made: made["monthly"].append({"month": "2026-01"}),
        lambda made: made["classes"].update(N02A="many"),
        lambda made: made["made_by"].update(synthetic="no"),
        lambda made: made["period"].update(to="2025-13-01"),
        lambda made: made["made_by"].update(tables={"HDIR": ["2021"]}),
    ],
)
def test_an_edited_summary_is_told_as_damaged(change: Callable[[dict[str, Any]], object]) -> None:
    blob = edited(change)
    code, said = sentence(lambda: checked_summary(read_summary(blob)))
    assert code == "summary_damaged"
    assert "endret for hånd" in said
    assert "Lag det på nytt" in said


def test_a_share_with_a_small_count_is_told_as_that() -> None:
    small = after(kind="share", counts={"opioid_with_sedative": (3, 160)})
    assert sentence(lambda: checked_summary(small))[0] == "share_not_masked"


@pytest.mark.parametrize(
    ("other", "code", "named"),
    [
        ({"event": "prescribed"}, "events_differ", "utleveringer"),
        ({"attribution": "my_patients"}, "attributions_differ", "pasientene dine"),
        ({"member": "P0002"}, "members_differ", "ulike medlemmer"),
        ({"kind": "share"}, "kinds_differ", "delt"),
        ({"period": {"from": "2025-06-01", "to": "2026-05-31"}}, "periods_overlap", "overlapper"),
    ],
)
def test_two_that_cannot_be_compared_say_why(other: dict[str, Any], code: str, named: str) -> None:
    found, said = sentence(lambda: compare(before(), after(**other)))
    assert found == code
    assert named in said or named[:3] in said
    assert said.count(". ") >= 1, "what is wrong, and what to do"


def test_a_refused_measure_is_told_by_its_title() -> None:
    lacking = after(counts={"opioid_users": (160, 1090), "opioid_with_sedative": (10, 160)})
    _, said = sentence(lambda: compare(before(), lacking))
    assert "Mye z-hypnotika" in said
    assert "z_hypnotic_heavy" not in said


@given(st.binary(max_size=400) | st.integers(1, len(WHOLE) - 1).map(lambda end: WHOLE[:end]))
@settings(max_examples=150, deadline=None)
def test_any_other_bytes_are_refused_with_a_sentence(blob: bytes) -> None:
    _, said = sentence(lambda: read_summary(blob))
    assert said.endswith(".")


@given(st.data())
@settings(max_examples=100, deadline=None)
def test_one_byte_changed_is_refused_or_is_a_sound_summary(data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(WHOLE) - 1))
    changed = WHOLE[:place] + bytes([data.draw(st.integers(0, 255))]) + WHOLE[place + 1 :]
    try:
        checked_summary(read_summary(changed))
    except Refused as refusal:
        assert explain(refusal.problem).endswith(".")  # noqa: PT017 - any code, but a sentence
