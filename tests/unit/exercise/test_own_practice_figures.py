"""Figures of a made-up practice: those of the audit, and what is mistaken for them."""

from __future__ import annotations

import pytest
from own_practice_spec import HEAVY, NEW, QUARTER, SPEC, USERS, figure_of

from riktig.audit import Options, audit
from riktig.exercise.own_practice import own_practice
from riktig.exercise.own_practice_made import Made
from riktig.exercise.own_practice_settings import read_settings
from riktig.extract import read
from riktig.registry import calculate


@pytest.fixture(scope="module")
def made() -> Made:
    return own_practice("d07", "sleep_data", 1, read_settings(SPEC))


def test_the_file_audited_by_the_participant_gives_the_figures_of_the_key(made: Made) -> None:
    done = audit(read(["mine.csv"], [made.csv.encode()]), Options(list_size=made.list_size))
    shown = {one.measure.id: one for one in done.measures}
    heavy, new = shown["z_hypnotic_heavy"], shown["new_sedative_users"]
    assert heavy.value is not None
    assert figure_of(made, "value", **HEAVY) == pytest.approx(100 * heavy.value)
    assert figure_of(made, "value", **NEW) == new.value
    assert figure_of(made, "rows_read") == done.ledger.rows_read
    assert figure_of(made, "duplicates") == done.ledger.duplicate > 0
    assert figure_of(made, "recalled") == done.ledger.recalled > 0
    assert done.synthetic


def test_mistaken_figures_are_what_somebody_would_reckon_by_hand(made: Made) -> None:
    heavy, new = made.result("z_hypnotic_heavy"), made.result("new_sedative_users")
    assert figure_of(made, "rest", **HEAVY) + figure_of(made, "value", **HEAVY) == pytest.approx(
        100
    )
    of_list = 100 * (heavy.numerator or 0) / made.list_size
    assert figure_of(made, "list_as_denominator", **HEAVY) == pytest.approx(of_list)
    assert figure_of(made, "per_1000", **HEAVY) == pytest.approx(10 * of_list)
    assert figure_of(made, "value", **NEW) == pytest.approx(
        1000 * (new.numerator or 0) / made.list_size
    )
    users = figure_of(made, "numerator", **USERS)
    share = figure_of(made, "share_of", of="sedative_users", **HEAVY)
    assert share == pytest.approx(100 * (heavy.numerator or 0) / users)
    rows = figure_of(made, "rows", **USERS)
    assert figure_of(made, "rows_as_patients", **USERS) == pytest.approx(
        1000 * rows / made.list_size
    )
    amount, mean = figure_of(made, "amount", **QUARTER), figure_of(made, "value", **QUARTER)
    assert amount == pytest.approx(mean * figure_of(made, "denominator", **QUARTER))
    assert figure_of(made, "amount_by", of="sedative_users", **QUARTER) == pytest.approx(
        amount / users
    )


def test_rows_of_the_file_that_the_audit_leaves_out_can_be_counted_by_mistake(made: Made) -> None:
    lines = [line.split(";") for line in made.csv.splitlines()[2:]]
    first, last = made.audit.period
    sedative = [
        line
        for line in lines
        if line[3].startswith(("N05BA", "N05CD", "N05CF", "N03AE01")) or not line[3]
    ]
    in_period = [line for line in sedative if first.isoformat() <= line[1] <= last.isoformat()]
    named = [line for line in in_period if line[3]]
    counted = {
        rows: figure_of(made, "rows", rows=rows, **USERS) for rows in ("", "with_duplicates")
    }
    again = len([line for line in named if line[-1] == "gyldig"])
    once = len({tuple(line) for line in named if line[-1] == "gyldig"})
    nameless = counted[""] - once  # rows that the audit knows by their name
    assert 0 <= nameless < 5
    assert counted["with_duplicates"] == pytest.approx(again + nameless, abs=1)
    recalled = len([line for line in named if line[-1] == "tilbakekalt"])
    with_recalled = figure_of(made, "rows", rows="with_recalled", **USERS)
    assert with_recalled - counted[""] == pytest.approx(recalled, abs=1)
    assert figure_of(made, "rows", rows="whole_file", **USERS) > 1.3 * counted[""]


def test_the_benchmark_is_that_of_the_calculator(made: Made) -> None:
    own = made.result("z_hypnotic_heavy")
    rows = [*map(list, made.colleagues), ["own", own.numerator, own.denominator]]
    answer = calculate({"calculator": "benchmark", "input": {"better": "lower", "rows": rows}})
    value = figure_of(made, "benchmark", **HEAVY)
    assert value == pytest.approx(100 * answer["result"]["abc"])
    assert len(made.colleagues) == 8
    shares = [100 * x / d for _, x, d in rows]
    assert figure_of(made, "mean_of_colleagues", **HEAVY) == pytest.approx(sum(shares) / 9)
    # One colleague has hardly any patients: the lowest share is nobody's goal.
    assert figure_of(made, "best_colleague", **HEAVY) == min(shares) < value
