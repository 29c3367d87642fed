"""Summaries dropped where an extract is asked for: compared, or told from an extract."""

from __future__ import annotations

import json

import pytest
from extract_lists import UNCLEAR

from riktig.registry import handle
from riktig.synthetic import practice, write_canonical


@pytest.fixture(scope="module")
def years() -> list[dict]:
    """The audit of one made-up practice in two years."""
    blob = write_canonical(practice(seed=7, months=26)).encode()
    made = []
    for period in ("2024-12-31:2025-12-30", "2025-12-31:2026-12-30"):
        options = {"period": period, "member": "B"}
        made.append(handle({"op": "audit", "names": ["P.csv"], "options": options}, [blob]))
    assert all(one["ok"] for one in made)
    return made


def blob_of(summary: dict) -> bytes:
    return json.dumps(summary).encode()


def test_two_private_ones_are_before_and_after_in_any_order(years):
    blobs = [blob_of(one["private"]) for one in years]
    forward, backward = (handle({"op": "compare_dropped"}, some) for some in (blobs, blobs[::-1]))
    assert forward["ok"]
    assert forward == backward == handle({"op": "compare"}, blobs)


def test_shared_ones_beside_two_private_are_the_group(years):
    own = [blob_of(one["private"]) for one in years]
    group = [blob_of({**one["share"], "member": f"G{n}"}) for one in years for n in range(6)]
    answer = handle({"op": "compare_dropped"}, [*group, *own])
    assert answer == handle({"op": "compare"}, [*own, *group])


def test_two_shared_ones_alone_are_compared(years):
    blobs = [blob_of(one["share"]) for one in years]
    assert handle({"op": "compare_dropped"}, blobs)["ok"]


@pytest.mark.parametrize("count", [1, 3])
def test_one_or_three_own_ones_cannot_be_compared(years, count):
    blobs = [blob_of(years[0]["private"])] * count
    assert handle({"op": "compare_dropped"}, blobs)["problem"]["code"] == "two_summaries"


@pytest.mark.parametrize("op", ["inspect", "audit"])
def test_a_summary_is_told_from_an_extract(years, op):
    summary = blob_of(years[0]["private"])
    for blobs, code in (
        ([summary], "one_summary"),
        ([summary, summary], "summaries"),
        ([summary, UNCLEAR.blob], "summary_among_extracts"),
        ([b"\xef\xbb\xbf\n" + summary], "one_summary"),
    ):
        answer = handle({"op": op, "names": ["a"] * len(blobs)}, blobs)
        assert answer["problem"]["code"] == code
        assert answer["message"].endswith(".")


@pytest.mark.parametrize("blobs", [[], [b""], [b"{}", b"{}"], [b"\xff", b"[]"]])
def test_what_is_no_summary_is_refused(blobs):
    assert not handle({"op": "compare_dropped"}, blobs)["ok"]
