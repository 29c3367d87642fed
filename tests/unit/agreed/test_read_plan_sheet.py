"""The plan of a worksheet file, as the book's own sheets save it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from group_file import read_or_why
from hypothesis import given
from hypothesis import strategies as st

from riktig.agreed.agreed import PlanSheet
from riktig.agreed.read import read_plan_sheet
from riktig.problem import Refused
from riktig.text import explain

MODULES = Path(__file__).parents[3] / "modules"
MEETINGS = ("anxiety", "sleep", "chronic_pain")
READ = (
    "endring",
    "spadom",
    "maling",
    "tall-i-dag",
    "tall-mal",
    "tall-na",
    "observert",
    "beslutning",
)


def sheet(**fields):
    listed = [{"id": one.replace("_", "-"), "label": "?", "value": v} for one, v in fields.items()]
    found = {"schema": "riktig-worksheet/1", "id": "arbeidsark-angst", "title": "Arbeidsark"}
    return {**found, "saved": "2026-03-12", "fields": listed}


def read(found):
    return read_plan_sheet(json.dumps(found).encode())


def why(content):
    with pytest.raises(Refused) as refusal:
        read_plan_sheet(content)
    assert explain(refusal.value.problem).endswith(".")
    return refusal.value.problem.code


def test_the_plan_of_a_sheet():
    found = sheet(
        endring="Snakke om\nsøvn først",
        spadom="Halvparten",
        maling="Fornyelser",
        tall_i_dag="9",
        tall_mal="4,5",
        beslutning="legg bort",
    )
    assert read(found) == PlanSheet(
        change="Snakke om søvn først",
        prediction="Halvparten",
        counted="Fornyelser",
        today=9.0,
        aim=4.5,
        decision="abandon",
    )


def test_the_fields_are_those_of_the_book():
    pages = "".join((MODULES / one / "07-motet.md").read_text("utf-8") for one in MEETINGS)
    assert [one for one in READ if not re.search(rf"\[\w+ #{one}[\]:]", pages)] == []


def test_the_decisions_are_those_of_the_book():
    pages = [
        (MODULES / one / "07-motet.md").read_text("utf-8") for one in ("sleep", "chronic_pain")
    ]
    for page in pages:
        choices = re.search(r"#beslutning: ([^\]]+)\]", page)[1].split(" / ")
        assert [read(sheet(beslutning=one)).decision for one in choices] == [
            "adopt",
            "adapt",
            "abandon",
        ]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "not_a_plan_sheet"),
        (b"\xff", "not_a_plan_sheet"),
        (b"[" * 90_000, "not_a_plan_sheet"),
        (b"{}", "not_a_plan_sheet"),
        (b'{"schema": "riktig-worksheet/2"}', "plan_sheet_schema"),
        (b'{"schema": "riktig-worksheet/1"}', "plan_sheet_damaged"),
        (b" " * 200_001, "plan_sheet_too_large"),
        (json.dumps(sheet(gjort="ja")).encode(), "plan_sheet_no_plan"),
        (json.dumps(sheet(endring="010170 12345")).encode(), "plan_sheet_identity"),
        (json.dumps(sheet(endring=7)).encode(), "plan_sheet_damaged"),
    ],
)
def test_what_is_no_plan_is_refused(content, code):
    assert why(content) == code


def test_the_same_field_twice_is_a_damaged_sheet():
    found = sheet(endring="a")
    found["fields"] *= 2
    assert why(json.dumps(found).encode()) == "plan_sheet_damaged"


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(("id", "value", "x")), inner),
)


@given(ANYTHING)
def test_whatever_the_fields_are_they_are_read_or_refused(fields):
    answer = read_or_why(read, {"schema": "riktig-worksheet/1", "fields": fields})
    assert isinstance(answer, PlanSheet) or answer.endswith(".")
