"""A measure's section: sentence, picture and table from the same numbers, part for part."""

from __future__ import annotations

import json
from datetime import date
from importlib import import_module

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from measure_cases import beside, own, same_patients, view
from summary_dicts import AFTER, BEFORE, summary

from riktig.agreed.agreed import Agreed, Plan
from riktig.blocks.group_pairs import group_pairs
from riktig.blocks.words import whom
from riktig.compare.ratios import side_of
from riktig.feedback import section_dots as dots
from riktig.feedback.among import patients_beyond
from riktig.feedback.choices import Choices
from riktig.feedback.reference import ReferenceRow
from riktig.feedback.section import measure_section, measure_sections
from riktig.feedback.section_common import common_section
from riktig.feedback.section_once import said_once
from riktig.measures.load import measure_named, reported

NAME = "opioid_with_sedative"
FELL = {NAME: ((40, 100), (10, 100))}
SIZES = ((20, 90), (25, 80), (15, 90), (30, 95), (40, 90))


def common(found):
    return common_section([found], [found]).parts[0]


def parts(found, **choices):
    return {part.id: part for part in measure_section(found, Choices(**choices)).parts}


def said(part):
    return " ".join(one.text for one in part.statements)


def grouped(counts=None, **changed):
    comparison = own(counts, **changed)
    return view(NAME, comparison, beside(comparison, *SIZES))


def test_the_parts_and_their_pictures():
    alone, among = parts(view(comparison=own(series=[20, 25] * 12))), parts(grouped())
    assert list(alone) == [NAME, f"{NAME}-series", f"{NAME}-beside"]
    assert list(among) == [NAME, f"{NAME}-group", f"{NAME}-beside"]
    assert alone[NAME].picture.chart == "before_after"
    assert among[NAME].picture is None, "one picture of own and others stands for both"
    assert among[f"{NAME}-group"].picture.chart == "measure_group"


def test_before_and_after_with_counts_and_what_chance_does():
    first = parts(view(comparison=own(FELL)))[NAME]
    assert first.statements[0].values["verdict"] == "beyond_chance"
    assert "10 av 100" in first.sentence
    assert "40 av 100 (40,0\u00a0%)" in first.sentence
    assert "Det er en endring" in first.sentence
    assert "−30,0\u00a0prosentpoeng" in said(first)
    assert "Så stor må en endring være" in said(first)
    assert "Lavere er ofte ønsket" in said(first)


@pytest.mark.parametrize(
    ("pair", "ending"),
    [
        (((20, 100), (20, 100)), "Tallene er like: ingen endring."),
        (((20, 100), (18, 100)), "forskjellen kan være tilfeldig."),
    ],
)
def test_no_difference_and_maybe_chance_are_said_as_such(pair, ending):
    assert parts(view(comparison=own({NAME: pair})))[NAME].sentence.endswith(ending)


@pytest.mark.parametrize(
    ("pair", "code"),
    [
        (((40, 100), (30, 100)), "both"),
        (((2, 40), (2, 40)), "more"),
        (((9, 9), (9, 9)), "fewer"),
        (((1, 1), (1, 1)), "none"),
    ],
)
def test_how_large_a_difference_must_be(pair, code):
    found = view(comparison=own({NAME: pair}))
    codes = [one.code for one in parts(found)[NAME].statements]
    assert f"measure_section.detectable.{code}" in codes


def test_the_group_s_sentence_table_and_dots_are_the_same_rounded_numbers():
    part = parts(grouped({NAME: ((33, 92), (17, 88))}))[f"{NAME}-group"]
    assert part.table.rows[0] == ["Du (A)", "33 av 92 (35,9\u00a0%)", "17 av 88 (19,3\u00a0%)"]
    assert part.table.rows[1][0] == "B"
    dots_after = [one for one in part.picture.data["members"] if one["after"]]
    assert sorted(round(one["value"], 1) for one in dots_after if not one["own"]) == [
        16.7, 22.2, 31.2, 31.6, 44.4,
    ]  # fmt: skip
    assert "har de andre fra ca.\u00a017 til ca.\u00a044\u00a0%" in part.sentence
    assert all(row[1].startswith("ca.\u00a0") for row in part.table.rows[1:6])
    assert "målestokken" in part.picture.alt.lower()


def test_the_mean_is_never_alone_and_never_in_the_picture():
    part = parts(grouped())[f"{NAME}-group"]
    assert part.table.rows[-1][0] == "Gruppen samlet (6 av 6)"
    assert "samlet" not in json.dumps(part.picture.as_dict(), ensure_ascii=False)


def test_too_few_open_members_show_nothing_of_others():
    comparison = own()
    few = beside(comparison, *SIZES[:3], (None, 90), (None, 80))
    part = parts(view(NAME, comparison, few))[f"{NAME}-group"]
    assert (part.picture, part.table) == (None, None)
    assert "Minst 5" in part.sentence


def test_when_somebody_has_come_or_gone_nobody_else_has_a_letter():
    comparison = own()
    rest = {"opioid_users": (50, 1000), "z_hypnotic_heavy": (20, 50)}
    shares = [
        summary({NAME: size, **rest}, span, f"P10{n:02d}", "share")
        for n, size in enumerate((*SIZES, (10, 90)))
        for span in ((BEFORE,) if n == 5 else (BEFORE, AFTER))
    ]
    part = parts(view(NAME, comparison, group_pairs(shares, beside=comparison)))[f"{NAME}-group"]
    assert {one["label"] for one in part.picture.data["members"]} == {""}
    assert [row[0] for row in part.table.rows] == [
        "Du (A)", "Lavest av de andre", "Midterst av de andre", "Høyest av de andre",
        "Målestokken", "Gruppen samlet (6 av 6)",
    ]  # fmt: skip
    assert "uten bokstav" in said(part)


def test_a_count_that_is_hidden_is_not_said_to_be_small_for_certain():
    comparison = own()
    part = parts(view(NAME, comparison, beside(comparison, *SIZES, (None, 90))))[f"{NAME}-group"]
    hidden = next(row for row in part.table.rows if "skjult" in row[1])
    assert hidden[1:] == ["færre enn 5 eller skjult"] * 2


def test_the_plan_s_aim_is_in_the_picture_and_the_room_is_to_it():
    plan = Plan("P0001", NAME, 2, 15.0, date(2026, 12, 1), "", "")
    comparison = own({NAME: ((30, 100), (20, 100))})
    found = view(NAME, comparison, beside(comparison, *SIZES), agreed=Agreed(plans=(plan,)))
    assert found.headroom == 5
    goals = parts(found)[f"{NAME}-group"].picture.data["goals"]
    assert [one["label"] for one in goals] == [
        "Planen din 15,0\u00a0%", "Målestokk ca.\u00a017\u00a0%",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("after", "said_of_it"),
    [
        ((5, 100), "har 25 % av legene 10,0\u00a0% eller lavere"),
        ((15, 100), "mellom 10,0 og 20,0\u00a0%"),
        ((60, 100), "Du har mer"),
        ((5, 29), "færre enn 30 pasienter"),
    ],
)
def test_a_reference_places_only_those_with_patients_enough(after, said_of_it):
    row = ReferenceRow(NAME, 2, {25: 10.0, 50: 20.0, 75: 30.0}, "Et register, 2025")
    found = view(NAME, own({NAME: ((20, 100), after)}), reference={NAME: row})
    part = parts(found)[f"{NAME}-group"]
    assert said_of_it in said(part)
    assert ("Et register" in said(part)) == (after[1] >= 30)


def test_a_high_start_that_falls_is_named():
    high, low = ((45, 90), (20, 90)), ((20, 90), (10, 90))
    assert "Du startet høyt" in said(parts(grouped({NAME: high}))[f"{NAME}-beside"])
    assert "av seg selv" not in said(parts(grouped({NAME: low}))[f"{NAME}-beside"])
    rose = parts(view(comparison=own({NAME: (low[1], low[0])})))[f"{NAME}-beside"]
    assert "av seg selv" not in said(rose)


def test_without_a_group_a_high_start_is_known_by_the_reference_alone():
    fell, little = ((45, 90), (20, 90)), ((20, 90), (15, 90))
    alone = parts(view(comparison=own({NAME: fell})))[f"{NAME}-beside"]
    assert "Var tallet uvanlig høyt før" in said(alone)
    unsure = parts(view(comparison=own({NAME: little})))[f"{NAME}-beside"]
    assert "av seg selv" not in said(unsure)
    for top, told in ((30.0, True), (60.0, False)):
        row = ReferenceRow(NAME, 2, {25: 10.0, 50: 20.0, 75: top}, "Et register, 2025")
        found = view(comparison=own({NAME: fell}), reference={NAME: row})
        part = parts(found)[f"{NAME}-beside"]
        assert ("Du startet høyt i referansen" in said(part)) == told


def test_open_and_closed_cohort_stand_one_over_the_other():
    found = view(comparison=own(FELL, after={"same_patients": same_patients()}))
    part = parts(found)[f"{NAME}-beside"]
    rows = parts(found)[NAME].table.rows
    assert [row[1:] for row in rows[:2]] == [["40", "10", "30 færre"], ["14", "9", "5 færre"]]
    assert "14 før og 9 nå: 6 av dem begge år, 8 bare før og 3 bare nå" in said(part)
    assert "40 pasienter er bare med før, og 25 bare etter" in said(common(found))
    other_year = same_patients(period={"from": "2023-11-01", "to": "2024-10-31"})
    without = view(comparison=own(FELL, after={"same_patients": other_year}))
    assert "Samme" not in parts(without)[NAME].table.rows[1][0]
    assert "krever et uttrekk med begge årene" in said(common(without))


def test_a_gain_names_what_to_watch_and_a_list_that_moved_is_told():
    list_of = [{"practice": {"list_size": size}} for size in (1000, 900)]
    found = view(comparison=own(FELL, before=list_of[0], after=list_of[1]))
    part = parts(found)[f"{NAME}-beside"]
    assert part.sentence.startswith("Tallet gikk ned.")
    assert "søvn og angst" in part.sentence
    assert "Listen gikk fra 1\u00a0000 til 900 pasienter" in said(common(found))


def test_what_a_share_lacks_is_hidden_and_not_unknown():
    label = "Samlet opioid, mg OMEQ på et år"
    for kind, missing in (("share", "skjult"), ("private", "–")):
        comparison = own(kind=kind)
        unknown = dict.fromkeys(comparison.after.omeq)
        after = comparison.after._replace(omeq=unknown)
        rows = common(view(comparison=comparison._replace(after=after))).table.rows
        assert [row[2] for row in rows if row[0] == label] == [missing]


def test_the_share_and_the_patients_are_both_said_when_they_part():
    higher = parts(view(comparison=own({NAME: ((28, 73), (28, 56))})))[NAME]
    assert "Andelen er høyere, men antallet er likt: 28 før, 28 nå." in said(higher)
    assert "(73 → 56)" in said(higher)
    both = parts(view(comparison=own({NAME: ((28, 73), (30, 56))})))[NAME]
    assert "Andelen er" not in said(both)


def test_goal_and_topic_stand_beside_the_measure():
    part = parts(view())[NAME]
    assert "Mål i kurset: " in said(part)
    assert "Tema i den nasjonale veilederen" in part.source
    assert "Lest 21.11.2026" in part.source


def test_patients_are_not_counted_down_of_those_who_use_a_medicine():
    for name, counted in (("opioid_users", False), (NAME, True)):
        comparison = own({name: ((90, 200), (80, 200))})
        part = parts(view(name, comparison, beside(comparison, *SIZES)))
        told = said(part[f"{name}-group"])
        assert ("Dit er det om lag" in told) == counted or "ikke vist" in told


def test_how_to_read_is_said_once_in_a_report():
    comparison = own()
    names = (NAME, "z_hypnotic_heavy", "sedative_90_ddd")
    found = measure_sections([view(name, comparison) for name in names])
    told = " ".join(said(part) for one in said_once(found) for part in one.parts)
    assert told.count("1 betyr uendret") == 1
    assert told.count("DDD er definerte døgndoser") == 1
    assert told.count("Lavere er ofte ønsket") == len(names)


@pytest.mark.parametrize(("seen", "there"), [("picture", (True, False)), ("table", (False, True))])
def test_the_recipient_chooses_how_to_see_it(seen, there):
    part = parts(grouped(), seen=seen)[f"{NAME}-group"]
    assert (part.picture is not None, part.table is not None) == there
    assert parts(grouped(), seen=seen)[NAME].table, "a part with one of them keeps it"


def test_a_series_that_sections_share_is_shown_once():
    comparison = own(series=[20, 25] * 12)
    found = [view(name, comparison) for name in (NAME, "opioid_omeq_50", "opioid_users")]
    shown = [part.id for one in measure_sections(found) for part in one.parts]
    assert [name for name in shown if name.endswith("-series")] == ["opioid_users-series"]
    shown = [part.id for one in measure_sections(found[:2]) for part in one.parts]
    assert [name for name in shown if name.endswith("-series")] == [f"{NAME}-series"]


def test_months_with_a_signal_that_no_section_shows_stand_with_what_is_common():
    for counts, told in (([22, 25] * 6 + [10] * 12, True), ([20, 25] * 12, False)):
        comparison = own(series=counts)
        views = [view(name, comparison) for name in ("z_hypnotic_heavy", "opioid_users")]
        ids = [part.id for part in common_section(views, views[:1]).parts]
        assert ("opioid_users-series" in ids) == told
        assert [part.id for part in common_section(views, views).parts] == ["common"]


def test_a_share_is_said_to_be_of_those_it_is_of():
    names = ("codeine_large_pack", "opioid_first_pack_large")
    said_of = {name: whom(measure_named(name)) for name in names}
    assert said_of == {
        "codeine_large_pack": "pasienter som fikk kodein med paracetamol",
        "opioid_first_pack_large": "nye opioidbrukere",
    }
    rules = {"code": {"codeine_large_pack"}, "new_with_units": {"opioid_first_pack_large"}}
    for rule, names in rules.items():
        assert {one.id for one in reported() if one.denominator.rule == rule} == names


def test_the_picture_s_width_is_the_chart_s():
    assert import_module("riktig.charts.measure_group").PLOT == dots.PLOT


COUNT = st.tuples(st.integers(0, 60), st.integers(60, 120))


@settings(max_examples=50, deadline=None)
@given(COUNT, COUNT, st.lists(COUNT, min_size=4, max_size=9))
def test_the_word_is_given_by_the_rule_alone_in_every_part(before, after, sizes):
    comparison = own({NAME: (before, after)})
    sizes = [(None, n) if 0 < x < 5 else (x, n) for x, n in sizes]
    found = view(NAME, comparison, beside(comparison, *sizes))
    for part in measure_section(found).parts:
        told = said(part).replace("ingen endring", "").replace("Så stor må en endring", "")
        told = told.replace("Vi kan ikke si at det er en endring", "")
        told = told.replace("en endring kan synes", "").replace("En endring kan bare synes", "")
        assert "endring" not in told or found.change.verdict == "beyond_chance"


@given(st.lists(st.integers(0, 10**9), min_size=1, max_size=20))
def test_the_axis_ends_at_a_round_number_beyond_all(values):
    values = [value / 1000 for value in values]
    end = dots.axis_end(values)
    assert end >= max(values) * (1 - 1e-9)
    assert end <= max(1.0, max(values) * 2) + 1e-9


@given(st.lists(st.integers(0, 100), max_size=14), st.booleans())
def test_dots_are_clear_of_each_other_and_the_own_one_is_on_the_line(values, own_there):
    row = [dots.Dot(float(v), str(n), own=False) for n, v in enumerate(values)]
    row += [dots.Dot(50.0, "", own=True)] if own_there else []
    found = dots.places(row, row, 2, 100.0)
    for side in (found.before, found.after):
        taken = [(dots.PLOT * dot.value / 100, level) for dot, level in side.dots]
        assert len(taken) == len(row)
        assert all(
            level != other or abs(x - y) >= dots.DOT
            for place, (x, level) in enumerate(taken)
            for y, other in taken[:place]
        )
        assert all(level == 0 for dot, level in side.dots if dot.own)
    slots = [one["slot"] for one in dots.members(found.after, after=True)]
    assert all(slot >= found.goals + 2 for slot in slots), "no dot among the goals' words"


@given(st.integers(0, 80), st.integers(80, 120), st.floats(0, 1))
def test_the_room_is_the_fewest_patients_that_reach_the_goal(x, n, goal):
    measure = measure_named(NAME)
    beyond = patients_beyond(measure, side_of(x, n, None), goal)
    assert (x - beyond) / n <= goal + 1e-8
    assert beyond == 0 or (x - beyond + 1) / n > goal - 1e-8
