"""What a reader of the diazepam calculator meets."""

from __future__ import annotations

import pytest

from riktig.registry import calculate, handle


def ask(*items, **more):
    return calculate({"calculator": "diazepam", "input": {"items": list(items), **more}})


def card(rows, table="HDIR"):
    values = {"table": table, "items": rows}
    return handle({"op": "answer", "calculator": "diazepam", "values": values})


def line(substance, dose_mg):
    return {"substance": substance, "dose_mg": dose_mg}


def test_ranges_are_summed_end_by_end():
    result = ask(line("zopiklon", 7.5), line("oksazepam", "30"))["result"]
    assert (result["low"], result["high"]) == (13.5, 20)
    assert [(i["low"], i["high"]) for i in result["items"]] == [(7.5, 10), (6, 10)]


def test_tables_that_disagree_stand_side_by_side_and_are_told():
    answer = ask(line("oksazepam", 15))
    found = {one["table"]: (one["low"], one["high"]) for one in answer["result"]["tables"]}
    assert found == {"HDIR": (3, 5), "ASHTON": (7.5, 7.5), "VADOD": (5, 5), "SCOT": (7.5, 7.5)}
    assert [warning["code"] for warning in answer["warnings"]] == ["tables_disagree"]
    shown = card([line("oksazepam", "15")])["card"]["tables"][0]["rows"]
    assert [row[1] for row in shown] == ["3–5 mg", "7,5 mg", "5 mg", "7,5 mg"]


def test_a_table_that_lacks_one_of_them_gives_no_part_of_a_sum():
    shown = card([line("oksazepam", "15"), line("zopiklon", "5")])["card"]["tables"][0]["rows"]
    assert shown[1][1:] == ["–", "zopiklon"]


def test_a_substance_the_table_lacks_names_the_tables_that_have_it():
    problem = ask(line("lorazepam", 1))["problem"]
    assert problem["code"] == "no_equivalent_in_table"
    assert problem["tables"] == "ASHTON, VADOD, SCOT"
    assert "Scottish Government" in problem["message"]


@pytest.mark.parametrize("substance", ["midazolam", "eszopiklon", "morfin"])
def test_a_substance_no_table_has_is_not_guessed(substance):
    problem = ask(line(substance, 1))["problem"]
    assert problem["code"] == "no_equivalent_in_table"
    assert "Ingen av tabellene" in problem["message"]


def test_the_draft_is_named_and_only_where_it_was_used():
    assert "utkast v0.9 (2021)" in card([line("diazepam", "5")])["card"]["table_line"]
    assert "utkast" not in card([line("diazepam", "5")], "SCOT")["card"]["table_line"]


def test_half_lives_differ_by_source_and_each_is_shown():
    rows = card([line("oksazepam", "15")])["card"]["tables"][1]["rows"]
    assert {row[1] for row in rows} == {"10–15 timer", "4–15 timer"}
    assert len(rows) == 3


@pytest.mark.parametrize(
    ("dose", "shown"), [("10", "lav."), ("12", "moderat."), ("15", "moderat."), ("15,1", "høy.")]
)
def test_dose_classes_keep_their_limits(dose, shown):
    notes = card([line("diazepam", dose)], "ASHTON")["card"]["notes"]
    assert notes[-1].endswith(f"Dosen her er {shown}")


def test_dose_classes_go_with_the_tables_their_source_prints():
    notes = card([line("alprazolam", "1")])["card"]["notes"]
    assert not any("Dosen her er" in note for note in notes)


def test_dose_classes_are_not_used_for_z_hypnotics():
    notes = card([line("zopiklon", "7,5")])["card"]["notes"]
    assert not any("Dosen her er" in note for note in notes)
    assert any("ingen bytteordre" in note for note in notes)


REFUSED = [
    ("unknown_substance", line("paracet", 1)),
    ("unknown_substance", line(None, 1)),
    ("invalid_dose", line("diazepam", -1)),
    ("invalid_dose", line("diazepam", True)),
    ("invalid_dose", line("diazepam", "ti")),
    ("invalid_dose", line("diazepam", 1e9)),
    ("invalid_dose", line("alprazolam", 1000)),  # 20 g diazepam: a slipped decimal point
    ("invalid_input", "diazepam 5"),
]


@pytest.mark.parametrize(("code", "item"), REFUSED)
def test_refuses_and_says_where(code, item):
    problem = ask(item)["problem"]
    assert problem["code"] == code
    assert problem["field"].startswith("items.0")


def test_refuses_other_tables_and_empty_or_endless_lists():
    assert ask(line("diazepam", 1), table="BNF")["problem"]["code"] == "unknown_table"
    assert ask()["problem"]["code"] == "no_items"
    assert ask(*[line("diazepam", 1)] * 21)["problem"]["code"] == "too_many_items"


@pytest.mark.parametrize(
    ("rows", "table", "said"),
    [
        ([line("oksazepam", "75")], "ASHTON", "Dosen her er høy"),
        ([line("oksazepam", "75")], "HDIR", "Velg en av tabellene ASAM gjengir"),
        ([line("oksazepam", "75"), line("zopiklon", "7,5")], "HDIR", "gjelder ikke z-hypnotika"),
        ([line("zopiklon", "7,5")], "SCOT", "gjelder ikke z-hypnotika"),
    ],
)
def test_the_dose_classes_are_never_left_out_in_silence(rows, table, said):
    [asam] = [note for note in card(rows, table)["card"]["notes"] if "lav" in note]
    assert said in asam
