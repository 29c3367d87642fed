"""To wait is a decision too."""

from __future__ import annotations

import pytest
from planning_asks import ask, case_values, plan

from riktig.planning.not_now import REASONS


@pytest.mark.parametrize("reason", REASONS)
def test_a_reason_and_a_date_make_a_journal_text(reason):
    made = plan(decision="not_now", reason=reason, new_date="2027-03-01")
    assert made["kind"] == "not_now"
    assert made["new_date_text"] == "01.03.2027"
    assert "Ingen nedtrapping av oksazepam nå" in made["journal"]["text"]
    assert "Tas opp igjen: 01.03.2027" in made["journal"]["text"]


def test_the_medicine_need_not_be_told():
    made = plan(decision="not_now", reason="benefit", new_date="2027-03-01", substance="")
    assert "Ingen nedtrapping nå" in made["journal"]["text"]


def test_it_is_withheld_where_patient_output_is_off_but_for_the_made_up():
    given = {"decision": "not_now", "reason": "life_event", "new_date": "2027-03-01"}
    made = plan(face="public_site", **given)
    assert made["journal"] is None
    assert made["withheld"]
    case = plan(face="public_site", **{**case_values("lunelin"), **given})
    assert case["journal"]["text"].startswith("Oppdiktet pasient")


def test_what_waits_and_what_is_wrong():
    assert ask(decision="not_now", reason="benefit")["fields"] == ["new_date"]
    wrong = ask(decision="not_now", reason="because", new_date="2027-03-01")
    assert wrong["errors"][0]["field"] == "reason"
    wrong = ask(decision="not_now", reason="benefit", new_date="01.03.2027")
    assert wrong["errors"][0]["field"] == "new_date"
