"""A plan printed with what came of it: every field of it, and every way it may have gone."""

from __future__ import annotations

from datetime import date

import pytest
from front_views import doctor
from hypothesis import given
from hypothesis import strategies as st

from riktig.agreed.agreed import Plan, PlanSheet
from riktig.compare import Comparison
from riktig.feedback.plan import plan_section
from riktig.feedback.plan_outcome import plan_view
from riktig.measures.load import measure_named
from riktig.text import format_date

MEASURE = "z_hypnotic_heavy"
VERSION = measure_named(MEASURE).version
DUE = date(2026, 6, 1)
FELL = {MEASURE: ((60, 90), (20, 90))}


def plan(aim=40.0, by=DUE, decision="", measure=MEASURE, version=VERSION):
    return Plan("P0001", measure, version, aim, by, "Snakke om søvn", "Halvparten", decision)


def part(one, own=None):
    return plan_section([one], own or doctor(FELL)).parts[0]


def said(one, own=None):
    return [each.text for each in part(one, own).statements]


def rows(block):
    return dict(tuple(row) for row in block.table.rows)


def test_no_plan_no_section():
    assert plan_section([], doctor()) is None


def test_every_field_of_a_plan_is_printed_with_its_outcome():
    block = part(plan(aim=25, decision="adapt"))
    assert said(plan(aim=25, decision="adapt")) == [
        "Du ville ha høyst 25\u00a0% innen 01.06.2026. Det ble 20 av 90 (22,2\u00a0%): nådd.",
        "Du trodde: «Halvparten». Målet ble: 20 av 90 (22,2\u00a0%). Gikk det slik du trodde?",
        "Fra før til etter er det en endring.",
        "Du har bestemt: endre.",
    ]
    assert rows(block) == {
        "Slik vil jeg ha det": "høyst 25\u00a0% innen 01.06.2026",
        "Målet som telles": f"Mye z-hypnotika (z_hypnotic_heavy, versjon {VERSION})",
        "Det jeg vil prøve": "Snakke om søvn",
        "Det jeg tror kommer til å skje": "Halvparten",
        "Slik var det før": "60 av 90 (66,7\u00a0%)",
        "Det som skjedde": "20 av 90 (22,2\u00a0%)",
        "Min beslutning": "endre",
        "Jeg endrer til": "",
    }


def test_the_statement_carries_every_field_for_a_machine():
    values = part(plan()).statements[0].values
    assert values == {
        "measure": MEASURE,
        "version": VERSION,
        "aim": 40.0,
        "by": "2026-06-01",
        "change": "Snakke om søvn",
        "prediction": "Halvparten",
        "observed": pytest.approx(20 / 90 * 100),
        "outcome": "reached",
        "decision": "",
    }


def test_an_undecided_plan_has_three_boxes():
    block = part(plan())
    assert rows(block)["Min beslutning"].split("   ") == ["☐ behold", "☐ endre", "☐ legg bort"]
    assert said(plan())[-1] == "Velg nå: behold, endre eller legg bort."


def test_an_aim_that_is_not_reached():
    assert said(plan(aim=10))[0].endswith("ikke nådd ennå.")


def test_a_difference_that_may_be_chance_is_not_called_a_change():
    sentences = said(plan(aim=35), doctor({MEASURE: ((30, 90), (28, 90))}))
    assert sentences[2] == "Forskjellen fra før kan være tilfeldig."
    assert "endring" not in " ".join(sentences)


def test_an_aim_to_stay_is_named():
    kept = "Målet ditt var det samme som tallet før: å holde nivået."
    own = doctor({MEASURE: ((36, 90), (28, 90))})
    assert kept in said(plan(aim=40), own)
    assert kept not in said(plan(aim=35), own)


def test_before_its_date_a_plan_is_not_judged():
    sentences = said(plan(by=date(2027, 1, 1)))
    assert "for tidlig å si" in sentences[0]
    assert sentences[-1].startswith("Velg når datoen er kommet, 01.01.2027")
    assert len(sentences) == 2


def test_a_plan_of_an_earlier_period_is_not_judged():
    assert part(plan(by=date(2025, 10, 31))).statements[0].values["outcome"] == "past"


def test_a_masked_number_says_neither():
    own = doctor({MEASURE: ((60, 90), (None, 90))}, kind="share")
    block = part(plan(), own)
    assert block.statements[0].values["outcome"] == "masked"
    assert block.statements[0].values["observed"] is None
    assert rows(block)["Det som skjedde"] == "færre enn 5 eller skjult, av 90"


def test_a_measure_of_another_version_is_not_held_up_against_the_plan():
    block = part(plan(version=VERSION + 1))
    assert block.statements[0].values["outcome"] == "version"
    assert rows(block)["Det som skjedde"] == "–"


def test_a_measure_that_the_summaries_lack():
    own = doctor()
    without = own._replace(measures=tuple(m for m in own.measures if m.id != MEASURE))
    assert isinstance(without, Comparison)
    assert part(plan(), without).statements[0].values["outcome"] == "not_here"


def test_a_rate_is_told_per_its_number():
    version = measure_named("opioid_users").version
    block = part(plan(aim=300, measure="opioid_users", version=version), doctor())
    assert "høyst 300 per\u00a01\u00a0000" in block.sentence


def test_two_plans_and_a_sheet_in_their_order():
    sheet = PlanSheet(change="Avtale slutten først", today=9.0, aim=4.5)
    section = plan_section([plan(), plan(aim=30)], doctor(), sheet)
    assert [one.id for one in section.parts] == ["plan-1", "plan-2", "plan-sheet"]
    assert section.title == "Planene dine"
    assert rows(section.parts[2]) == {
        "Det jeg vil prøve": "Avtale slutten først",
        "Slik var det da planen ble skrevet": "9",
        "Slik vil jeg ha det": "4,5",
        "Min beslutning": "☐ behold   ☐ endre   ☐ legg bort",
    }
    assert "kan ikke holdes opp mot" in section.parts[2].sentence


@given(st.integers(0, 90), st.floats(0, 100), st.dates(date(2025, 11, 1), date(2026, 10, 31)))
def test_the_words_never_go_against_the_numbers_that_are_seen(count, aim, by):
    own = doctor({MEASURE: ((40, 90), (count, 90))})
    view = plan_view(plan(aim=aim, by=by), own)
    block = part(plan(aim=aim, by=by), own)
    seen = float(rows(block)["Det som skjedde"].split("(")[1].split("\u00a0")[0].replace(",", "."))
    wanted = float(rows(block)["Slik vil jeg ha det"].split()[1].replace(",", "."))
    assert (view.outcome == "reached") == (seen <= wanted)
    assert format_date(by) in block.sentence
