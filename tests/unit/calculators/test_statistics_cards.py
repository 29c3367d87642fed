"""The statistics as a person meets them: pasted columns, plain words, fields that are wrong."""

from __future__ import annotations

import pytest

from riktig.charts import filled
from riktig.paper.form_html import form_html
from riktig.registry import CALCULATORS, calculate, handle
from riktig.text.catalogue import area

CHANGE = "endr"  # the stem of the word for change


def answer(name: str, **values) -> dict:
    return handle({"op": "answer", "calculator": name, "values": values})


def card(name: str, **values) -> dict:
    given = answer(name, **values)
    assert given["ok"], given
    return given["card"]


def words(shown: dict) -> str:
    parts = (shown["headline"], shown["range"], *shown["notes"], *shown["warnings"])
    return " ".join(parts).lower()


def test_a_pasted_column_with_a_missing_value_is_read():
    shown = card("run_chart", values="12\n15,5\n–\n9\n", freeze_at="", centre="")
    assert shown["headline"] == "For få punkter"
    drawn = shown["picture"]["data"]["points"]
    assert [point["value"] for point in drawn] == [12, 15.5, None, 9]


def test_the_word_for_change_stands_only_where_the_rule_signals():
    calm = card("run_chart", values="1 3 1 3 1 3 1 3 1 3 1 3")
    assert CHANGE not in words(calm)
    assert "reglene gir ikke signal. det utelukker ikke at noe har skjedd" in words(calm)
    assert CHANGE not in words(card("run_chart", values="9 9 9"))
    assert CHANGE in words(card("run_chart", values="9 " * 10 + "1 " * 10, centre="5"))


def test_no_signal_against_a_frozen_middle_tells_where_the_rest_lies():
    values = "42 45 39 47 44 41 46 31 29 33 28 30 27 32"
    shown = words(card("run_chart", values=values, freeze_at="7"))
    assert "ikke noe signal" in shown
    assert "etter de første 7 målingene ligger 7 av 7 under midtlinjen og 0 over" in shown
    assert "utelukker ikke" in shown
    assert "etter de første" not in words(card("run_chart", values=values))


def test_one_crossing_is_written_as_one():
    shown = words(card("run_chart", values="9 " * 10 + "1 " * 10, centre="5"))
    assert "serien krysser midtlinjen én gang" in shown
    assert "20 av 20 målinger ligger over eller under midtlinjen (5)" in shown


def test_the_confidence_level_stands_with_a_decimal_comma():
    written = form_html(CALCULATORS["rate_ratio"].form())
    assert 'value="0,95"' in written
    assert 'value="0.95"' not in written


def warned(rows: str) -> list[str]:
    found = card("suppress", rows=rows)["warnings"]
    return [one for one in found if "like stor som alle de andre" in one]


def test_a_pasted_sum_is_pointed_out():
    assert "«Sum»" in warned("A;20\nB;28\nSum;48")[0]
    assert warned("A;20\nB;28\nI alt:;48")
    assert not warned("A;20\nB;28\nC;48")  # as large as the others, but a practice
    assert not warned("A;20\nB;28\nSum;47")


@pytest.mark.parametrize("name", ["01017012345", "010170 12345", "010170-12345", 11017012345])
@pytest.mark.parametrize("calculator", ["suppress", "benchmark"])
def test_an_identity_number_for_a_name_is_refused_and_not_said_again(calculator, name):
    cells = [name, 1] if calculator == "suppress" else [name, 1, 2]
    given = {"rows": [cells], "better": "lower"} if calculator == "benchmark" else {"rows": [cells]}
    refused = calculate({"calculator": calculator, "input": given})
    assert refused["problem"]["code"] == "name_is_number"
    assert "12345" not in str(refused)


def test_the_constants_of_an_xmr_chart_are_named_with_their_source():
    given = answer("xmr", values="5 6 5 6 5 6 26", screen_outliers="true")
    written = str(given["card"]["working"]["rows"])
    for constant in ("2,66", "1,128", "3,267"):
        assert constant in written
    asked = {"calculator": "xmr", "input": {"values": [1, 2, 3], "screen_outliers": False}}
    assert calculate(asked)["sources"] == ["WHEELER1993"]


def test_positions_outside_are_counted_from_one_for_a_reader():
    shown = card("xmr", values="5 6 5 6 5 6 5 6 5 6 5 26", screen_outliers="true")
    assert "nr. 12" in words(shown)
    assert [point["marked"] for point in shown["picture"]["data"]["points"]].index(True) == 11


def test_a_ratio_in_words():
    lower = words(card("rate_ratio", a="80", exposure_a="1000", b="120", exposure_b="1010"))
    assert "større enn tilfeldigheter alene" in lower
    assert "50 % lavere" in lower
    assert "kan være tilfeldig" in words(
        card("rate_ratio", a="10", exposure_a="100", b="12", exposure_b="100")
    )


def test_a_narrower_interval_does_not_make_a_difference_larger_than_chance():
    given = {"a": 10, "exposure_a": 100, "b": 20, "exposure_b": 100}
    results = [
        calculate({"calculator": "rate_ratio", "input": given | {"conf": conf}})["result"]
        for conf in (0.5, 0.95)
    ]
    assert results[0]["exact"][1] < 1 < results[1]["exact"][1]
    assert [result["beyond_chance"] for result in results] == [False, False]


@pytest.mark.parametrize(("a", "b"), [("0", "12"), ("9", "0"), ("0", "0")])
def test_a_zero_count_never_gets_a_ratio(a, b):
    shown = card("rate_ratio", a=a, exposure_a="100", b=b, exposure_b="100")
    assert shown["headline"] == "Ikke noe forholdstall"
    assert shown["warnings"]


def test_a_table_is_pasted_from_a_spreadsheet():
    shown = card("benchmark", rows="Legen A\t3\t40\nB;10;60\nC 7 20", better="lower")
    assert shown["headline"] == "7,5 %"
    assert shown["working"]["rows"][0][0] == "Legen A"


def test_when_all_set_the_goal_it_is_only_the_mean():
    shown = card("benchmark", rows="A 3 40", better="lower")
    assert "bare gjennomsnittet" in words(shown)


def test_masked_counts_are_nowhere_in_what_is_shown():
    shown = card("suppress", rows="A 3\nB 5517\nC 12")
    assert "5517" not in str(shown).replace("\u00a0", "")
    assert shown["copyables"][0]["text"].splitlines()[0] == "A: skjult"


def test_a_funnel_is_drawn_with_its_practices():
    shown = card(
        "funnel", kind="proportion", target="0,14", denominators="50 200 100", observed="4 70 13"
    )
    assert shown["headline"] == "1 av 3"
    assert filled(shown["picture"])["datasets"]["points"][1]["marked"]


SHARE = {"kind": "proportion", "target": 0.1}
RATE = {"kind": "rate", "target": 1}
PAIR = {"a": 1, "exposure_a": 1, "b": 1, "exposure_b": 1}
REFUSED = [
    ("run_chart", {"values": []}, "no_values", "values"),
    ("run_chart", {"values": [None]}, "no_values", "values"),
    ("run_chart", {"values": [1, "tolv"]}, "invalid_number", "values.1"),
    ("run_chart", {"values": ["1.000"]}, "invalid_number", "values.0"),
    ("run_chart", {"values": "1 2 3"}, "invalid_input", "values"),
    ("run_chart", {"values": [1] * 1001}, "too_many_values", "values"),
    ("run_chart", {"values": [1, 2], "freeze_at": 3}, "invalid_freeze_at", "freeze_at"),
    ("run_chart", {"values": [1, 2], "freeze_at": 1, "centre": 2}, "centre_or_freeze", "freeze_at"),
    ("xmr", {"values": [1, None, 3]}, "no_moving_range", "values"),
    ("xmr", {"values": [1, 2], "screen_outliers": "ja"}, "invalid_yes_no", "screen_outliers"),
    ("funnel", {"kind": "mean", "target": 1, "expected": [1]}, "unknown_kind", "kind"),
    ("funnel", SHARE | {"target": 14}, "invalid_target", "target"),
    ("funnel", RATE, "no_values", "expected"),
    ("funnel", SHARE | {"expected": [9]}, "one_list_of_sizes", "denominators"),
    ("funnel", SHARE | {"denominators": [9.5]}, "invalid_count", "denominators.0"),
    (
        "funnel",
        RATE | {"expected": [1], "overdispersion": 0.5},
        "invalid_overdispersion",
        "overdispersion",
    ),
    ("funnel", RATE | {"expected": [1], "observed": [1, 2]}, "not_as_many", "observed"),
    ("funnel", SHARE | {"denominators": [9], "observed": [10]}, "invalid_count", "observed.0"),
    ("rate_ratio", PAIR | {"a": 1.5}, "invalid_count", "a"),
    ("rate_ratio", PAIR | {"exposure_a": 0}, "invalid_exposure", "exposure_a"),
    ("rate_ratio", PAIR | {"conf": 95}, "invalid_conf", "conf"),
    ("proportion", {"x": 5, "n": 4}, "more_than_all", "x"),
    ("proportion", {"x": 0, "n": 0}, "invalid_count", "n"),
    ("benchmark", {"rows": [["A", 1, 2]], "better": "best"}, "unknown_better", "better"),
    ("benchmark", {"rows": [["A", 0, 0]], "better": "lower"}, "no_patients", "rows"),
    ("benchmark", {"rows": [["A", 3, 2]], "better": "lower"}, "more_than_all", "rows.0"),
    ("benchmark", {"rows": [["A", None, 2]], "better": "lower"}, "invalid_count", "rows.0"),
    ("suppress", {"rows": [["A", 1, 2]]}, "invalid_row", "rows.0"),
    ("suppress", {"rows": [["A", 1], ["A", 2]]}, "repeated_name", "rows.1"),
    ("suppress", {"rows": [["", 1]]}, "invalid_name", "rows.0"),
    ("suppress", {"rows": [["01017012345", 1]]}, "name_is_number", "rows.0"),
    ("suppress", {"rows": [["A", 1]], "rule": {"min_count": 1}}, "invalid_count", "rule.min_count"),
    ("suppress", {"rows": [["A", -1]]}, "invalid_count", "rows.0"),
]


@pytest.mark.parametrize(("name", "given", "code", "field"), REFUSED)
def test_a_bad_value_is_refused_with_its_field(name, given, code, field):
    problem = calculate({"calculator": name, "input": given})["problem"]
    assert (problem["code"], problem["field"]) == (code, field)
    assert "{" not in problem["message"]


def test_every_refusal_of_the_text_file_is_tried_here():
    from riktig.text.catalogue import area

    tried = {code for _, _, code, _ in REFUSED}
    written = {
        code.removesuffix("_rate").removesuffix("_proportion")
        for code in area("statistics")["problem"]
    }
    assert written - tried <= {"too_large_expected"}
    assert "too_large_expected" in str(
        calculate(
            {"calculator": "funnel", "input": {"kind": "rate", "target": 9, "expected": [1e6]}}
        )
    )


@pytest.mark.parametrize("name", [n for n in CALCULATORS if n in {row[0] for row in REFUSED}])
def test_an_empty_form_waits_and_does_not_refuse(name):
    given = answer(name)
    assert given["incomplete"]
    assert given["fields"]


def test_the_percent_of_the_funnels_limits_come_from_the_table():
    words = area("statistics")["funnel"]
    assert not [key for key, said in words.items() if isinstance(said, str) and "99" in said]
    values = {"kind": "rate", "target": "1", "expected": "5 10 20", "observed": "5 30 20"}
    shown = handle({"op": "answer", "calculator": "funnel", "values": values})["card"]
    assert shown["headline_label"] == "Utenfor 99,8 %-grensene"
    assert shown["working"]["columns"][1:3] == ["95 %", "99,8 %"]
