"""What the shared summary masks, one reason at a time."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest
from audit_rows import YEAR, drawn, reading, record, whole_year
from disclosure_attack import recovered

from riktig.audit import Options, audit
from riktig.disclosure import share
from riktig.extract.record import Reading, Record
from riktig.measures.load import measures
from riktig.problem import Refused
from riktig.summary import private_summary


def summary() -> dict[str, Any]:
    """Six opioid users, three of whom also had diazepam for 40 days."""
    rows = [
        record(n, patient=n, day=YEAR[0], atc="N02AX02", ddd=40.0, prescription=n)
        for n in range(1, 7)
    ]
    rows += [
        record(10 + n, patient=n, day=YEAR[0], atc="N05BA01", ddd=40.0, prescription=10 + n)
        for n in range(1, 4)
    ]
    return private_summary(audit(reading(whole_year(rows)), Options("M1", 800, YEAR)))


def measure(of: dict[str, Any], name: str) -> dict[str, Any]:
    return next(one for one in of["measures"] if one["id"] == name)


def test_a_small_numerator_takes_value_and_interval_with_it() -> None:
    shared = measure(share(summary()), "opioid_with_sedative")
    assert shared == {
        "id": "opioid_with_sedative",
        "version": 2,
        "numerator": None,
        "denominator": 6,
        "value": None,
        "low": None,
        "high": None,
        "status": "suppressed",
    }
    assert measure(share(summary()), "opioid_users")["numerator"] == 6


def test_a_small_class_takes_its_amounts_with_it() -> None:
    classes = share(summary())["classes"]
    assert classes["N05BA"] == {"rows": None, "patients": None, "ddd": None, "omeq_mg": None}
    assert classes["N02A"]["patients"] == 6


def test_a_ledger_count_says_fewer_than_five_and_its_total_is_withheld() -> None:
    ledger = share(summary())["ledger"]
    assert ledger["out_of_scope"] == "<5"
    assert (ledger["in_scope"], ledger["rows_read"]) == (None, None)


def test_rows_outside_the_period_are_withheld_rather_than_the_total() -> None:
    rows = drawn("patient | day | atc | ddd\n1 | 2025-02-01 | N05BA01 | 10")
    rows += [
        record(100 + n, day=YEAR[0].replace(year=2024), atc="N05BA01", prescription=n)
        for n in range(20)
    ]
    ends = [record(900 + n, patient=n, day=day, atc="C09AA02") for n in range(5) for day in YEAR]
    ledger = share(private_summary(audit(reading([*rows, *ends]), Options("M1", 800, YEAR))))[
        "ledger"
    ]
    assert (ledger["in_scope"], ledger["rows_read"]) == (21, 31)
    assert {"code": "outside_period", "count": None} in ledger["problems"]


def test_an_amount_that_limits_a_masked_numerator_goes() -> None:
    # 95 DDD of z-hypnotics leave room for one patient with 90, no more.
    rows = [
        record(n, patient=n, day=YEAR[0], atc="N05CF01", ddd=91.0 if n == 1 else 0.8)
        for n in range(1, 7)
    ]
    shared = share(private_summary(audit(reading(whole_year(rows)), Options("M1", 800, YEAR))))
    assert measure(shared, "z_hypnotic_heavy")["numerator"] is None
    assert shared["classes"]["N05CF"]["patients"] == 6
    assert shared["classes"]["N05CF"]["ddd"] is None


def z_users(ddd: list[float]) -> dict[str, Any]:
    """So many users of zopiclone, each with an amount; 900 on the list."""
    rows = [
        record(n, patient=n, day=YEAR[0], atc="N05CF01", ddd=amount)
        for n, amount in enumerate(ddd, 1)
    ]
    return private_summary(audit(reading(whole_year(rows)), Options("M1", 900, YEAR)))


def test_thresholds_that_differ_by_few_patients_are_not_both_shown() -> None:
    # 10 over 90 DDD, 7 of them over 365: the 3 between are not to be found.
    private = z_users([100.0] * 3 + [400.0] * 7 + [10.0] * 5)
    assert measure(private, "sedative_90_ddd")["numerator"] == 10
    shared = share(private)
    assert measure(shared, "sedative_90_ddd")["numerator"] == 10
    hidden = measure(shared, "sedative_over_365_ddd")
    assert (hidden["numerator"], hidden["value"], hidden["status"]) == (None, None, "suppressed")
    assert recovered(private, shared) == []


def test_a_higher_threshold_that_nobody_reaches_limits_from_above() -> None:
    # With nobody over 365 DDD, 1920 DDD of 10 users need 4 with 90 or more.
    private = z_users([360.0] * 4 + [80.0] * 6)
    shared = share(private)
    assert measure(shared, "sedative_over_365_ddd")["numerator"] == 0
    assert measure(shared, "z_hypnotic_heavy")["numerator"] is None
    assert shared["classes"]["N05CF"]["ddd"] is None
    assert recovered(private, shared) == []


def test_an_amount_per_list_goes_with_that_of_its_class() -> None:
    shared = share(z_users([10.0] * 4))
    assert shared["classes"]["N05CF"]["ddd"] is None
    assert measure(shared, "sedative_ddd_per_1000")["value"] is None
    shared = share(z_users([10.0] * 9))
    assert measure(shared, "sedative_ddd_per_1000")["value"] == 100.0


def test_a_union_that_tells_of_a_masked_part_goes() -> None:
    private = summary()
    private["classes"]["N05CF"] = {"rows": 9, "patients": 5, "ddd": 900.0, "omeq_mg": None}
    overlap = measure(private, "opioid_with_sedative")
    overlap.update(numerator=6, value=1.0, low=0.5, high=1.0, status="ok")
    # 5 with z-hypnotic and 1-3 with benzodiazepine are 6 at least as they stand.
    assert measure(share(private), "opioid_with_sedative")["numerator"] == 6
    overlap["numerator"] = 7
    overlap["denominator"] = 9
    assert measure(share(private), "opioid_with_sedative")["numerator"] is None


def test_patients_with_anything_that_tell_of_a_masked_class_go() -> None:
    private = summary()
    private["practice"]["list_size"] = None
    users = measure(private, "opioid_users")
    users.update(value=None, low=None, high=None, status="not_computable", why="no_list_size")
    users["denominator"] = 7
    assert measure(share(private), "opioid_users")["denominator"] == 7
    users["denominator"] = 8
    assert measure(share(private), "opioid_users")["denominator"] is None


def test_a_series_that_tells_of_a_masked_month_goes() -> None:
    private = summary()
    private["classes"]["N02A"]["rows"] = 40
    for month, number in zip(private["monthly"], [6, 6, 2, *[0] * 9], strict=True):
        month["numerator"] = number
    shown = [month["numerator"] for month in share(private)["monthly"]]
    assert shown == [6, 6, None, *[0] * 9]
    private["classes"]["N02A"]["rows"] = 14
    assert {month["numerator"] for month in share(private)["monthly"]} == {None}
    private["classes"]["N02A"]["rows"] = 40
    measure(private, "opioid_users")["numerator"] = 14
    assert {month["numerator"] for month in share(private)["monthly"]} == {None}


def test_nothing_comes_along_that_is_not_in_the_schema() -> None:
    private = summary()
    private["rows"] = [{"patient": "01010112345"}]
    private["practice"]["name"] = "01010112345"
    private["classes"]["N02A"]["patients_list"] = [1, 2]
    private["measures"][0]["patients"] = [1, 2]
    shared = share(private)
    assert "01010112345" not in str(shared)
    assert shared == share(summary())


def test_a_very_small_list_is_masked() -> None:
    private = summary()
    private["practice"]["list_size"] = 3
    assert share(private)["practice"] == {"list_size": None}


def _broken(path: tuple[str, ...], value: object) -> dict[str, Any]:
    broken: Any = deepcopy(summary())
    at = broken
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = value
    return dict(broken)


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"schema": "riktig-summary/1", "kind": "private"},
        _broken(("schema",), "another/1"),
        _broken(("kind",), "secret"),
        _broken(("ledger", "rows_read"), -1),
        _broken(("ledger", "rows_read"), "100"),
        _broken(("ledger", "problems"), [{"code": "01010112345", "count": 9}]),
        _broken(("classes", "N02A", "ddd"), float("nan")),
        _broken(("classes", "N02A"), None),
        _broken(("period", "from"), "yesterday"),
        _broken(("made_by", "tables"), {"HDIR": "<script>"}),
        _broken(("made_by", "extract_last_day"), "01010112345"),
    ],
)
def test_anything_else_is_refused(given: dict[str, Any]) -> None:
    with pytest.raises(Refused) as refusal:
        share(given)
    assert refusal.value.problem.code == "not_a_summary"


def test_a_member_that_is_an_identity_number_is_refused() -> None:
    with pytest.raises(Refused) as refusal:
        share(_broken(("member",), "01010112345"))
    assert refusal.value.problem.code == "member_identity"


def test_a_measure_for_the_gp_alone_is_never_shared() -> None:
    alone = [one.id for one in measures() if one.small_numbers == "own_only"]
    assert "three_groups_at_once" in alone
    assert "opioid_taper_completed" in alone
    private = summary()
    assert any(measure(private, name)["denominator"] for name in alone)
    for name in alone:
        shown = measure(share(private), name)
        assert [shown[key] for key in ("numerator", "denominator", "value", "low", "high")] == [
            *[None] * 5
        ]
        assert shown["status"] in ("suppressed", "not_computable")


def grouped(rows: list[Record]) -> dict[str, Any]:
    """The private summary of a file with reseptgruppe and birth years in every row."""
    read = Reading("canonical", tuple(rows), columns=("prescription_group", "birth_year"))
    return private_summary(audit(read, Options("M1", 1100, YEAR)))


def test_reseptgruppe_does_not_tell_of_a_masked_class() -> None:
    """Ten with a benzodiazepine and four with an opioid: 14 of group A or B would tell of four."""
    rows = [
        record(
            100 * at + n,
            patient=n,
            day=day,
            atc="N05BA04" if n < 11 else "N02AX02",
            ddd=30.0,
            birth_year=1940,
            prescription_group="B",
        )
        for n in range(1, 15)
        for at, day in enumerate(YEAR)
    ]
    private = grouped(rows)
    assert measure(private, "group_ab_65_any")["numerator"] == 14
    shared = share(private)
    assert shared["classes"]["N02A"]["patients"] is None
    assert recovered(private, shared) == []
    for name in ("group_ab_65_any", "group_ab_65_over_365_ddd"):
        assert measure(shared, name)["numerator"] is None


def test_new_users_who_began_too_late_are_not_told_by_a_difference() -> None:
    """Eight new users, six of them followed for 180 days: two began late."""
    heading = (
        "patient | day | atc | units | strength | strength_unit\n900 | 2024-01-01 | C09AA02 |||"
    )
    lines = [
        f"{n} | 2025-{'03' if n < 7 else '10'}-01 | N02AX02 | 20 | 50 | mg" for n in range(1, 9)
    ]
    rows = whole_year(drawn("\n".join([heading, *lines])))
    private = private_summary(audit(reading(rows), Options("M1", 1100, YEAR)))
    assert measure(private, "new_opioid_users")["numerator"] == 8
    assert measure(private, "long_term_opioid")["denominator"] == 6
    shared = share(private)
    assert measure(shared, "new_opioid_users")["numerator"] == 8
    assert measure(shared, "long_term_opioid")["denominator"] is None
    assert recovered(private, shared) == []
