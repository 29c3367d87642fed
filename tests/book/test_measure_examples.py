"""The example on a measure's page is counted by the audit itself and held to the hand's numbers."""

from __future__ import annotations

import re
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from audit_rows import drawn, reading, record

from riktig.audit import Options, audit
from riktig.measures.load import measure_named, measures

sys.path.insert(0, str(Path(__file__).parents[2] / "book" / "_ext"))
from riktig_book.measure_examples import FOLDER, example_of, written

YEAR = (date(2025, 1, 1), date(2025, 12, 31))
NAMES = sorted(path.stem for path in FOLDER.glob("*.toml"))


def counted(entry, name):
    ends = [record(900 + at, patient=999, day=day, atc="C09AA02") for at, day in enumerate(YEAR)]
    options = Options(period=YEAR, list_size=entry.get("list_size"))
    ends = [end._replace(prescription_group="C") for end in ends]
    grouped = "prescription_group" in entry["rows"]
    columns = ("prescription_group",) if grouped else ()
    done = audit(replace(reading([*drawn(entry["rows"]), *ends]), columns=columns), options)
    return done, next(one for one in done.measures if one.measure.id == name)


@pytest.mark.parametrize("name", NAMES)
def test_the_audit_counts_what_the_hand_counted(name):
    entry = written(name)
    done, found = counted(entry, name)
    expected = entry["expected"]
    assert list(done.patients(name)) == expected["patients"]
    assert found.numerator == expected["numerator"]
    assert found.denominator == expected.get("denominator")
    assert found.value == expected.get("value")


@pytest.mark.parametrize("name", NAMES)
def test_the_answer_in_words_is_that_number(name):
    expected = written(name)["expected"]
    answer = example_of(name).answer.replace("\N{NO-BREAK SPACE}", "")
    said = [int(number) for number in re.findall(r"\d+", answer)]
    measure = measure_named(name)
    if measure.denominator.per:
        assert int(expected["value"]) in said
        assert expected["denominator"] in said
    elif measure.numerator.rule == "amount":
        assert (said[0], said[-1]) == (expected["denominator"], expected["value"])
    elif "denominator" in expected:
        share = round(100 * expected["value"])
        assert said == [expected["numerator"], expected["denominator"], share]
    else:
        assert said == [expected["numerator"]]


@pytest.mark.parametrize("name", NAMES)
def test_each_patient_counted_is_explained(name):
    shown = example_of(name)
    of_patients = " ".join(line for line in shown.why if line.startswith("Pasient"))
    if of_patients:
        for patient in written(name)["expected"]["patients"]:
            assert re.search(rf"\b{patient}\b", of_patients)


def test_each_example_is_of_a_measure_and_each_headline_has_one():
    assert set(NAMES) <= {one.id for one in measures()}
    assert {one.id for one in measures() if one.place == "headline"} <= set(NAMES)
