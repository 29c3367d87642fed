"""The months of a measure: joined, together, with gaps, and with a median that stays."""

from __future__ import annotations

import pytest
from measure_cases import LIST, MONTHS_BEFORE, meeting, months, own, view
from summary_dicts import BEFORE, summary

from riktig.compare import compare
from riktig.feedback.section_series import series_part
from riktig.feedback.series_run import longest_run

EVEN = [20, 22, 24, 21, 23, 25, 20, 22, 24, 21, 23, 25]
NAME = "opioid_users"


def series(comparison, agreed=None):
    return view(NAME, comparison, **({"agreed": agreed} if agreed else {})).series


def test_both_periods_are_joined_and_frozen_where_the_second_begins():
    found = series(own(series=EVEN + [10] * 12))
    assert [one.first for one in found.points][:1] + [one.last for one in found.points][-1:] == [
        "2024-11",
        "2026-10",
    ]
    assert (found.frozen, found.begins, found.by_meeting) == (12, "2025-11", False)
    assert found.chart.median == 22.5, "per 1 000 of a list of 1 000; the later months move it not"
    assert found.after == 10.0


def test_the_first_meeting_freezes_it_and_its_own_month_comes_after():
    found = series(own(series=EVEN + EVEN), meeting("2025-06-30"))
    assert (found.frozen, found.begins, found.by_meeting) == (7, "2025-06", True)
    later = series(own(series=EVEN + EVEN), meeting("2024-12-01"))
    assert (later.begins, later.by_meeting) == ("2025-11", False), "too few months before it"


def test_small_counts_are_three_months_together_on_either_side_of_the_cut():
    found = series(own(series=[0, 1, 2, 3] * 6), meeting("2025-07-15"))
    assert found.months == 3
    assert [(one.first, one.last) for one in found.points][:3] == [
        ("2025-01", "2025-03"),
        ("2025-04", "2025-06"),
        ("2025-07", "2025-09"),
    ], "counted from the cut; what is left at the beginning is not used"
    assert found.points[0].numerator == pytest.approx((2 + 3 + 0) / 3)
    assert found.points[-1].last == "2026-09", "a last part of fewer months is not used"
    assert found.frozen == 0, "two points are no baseline"


def test_a_masked_month_is_a_gap_and_so_are_months_between_the_periods():
    counts = [*EVEN[:-1], None, *EVEN]
    found = series(own(series=counts, kind="share"))
    assert [one.first for one in found.points if one.value is None] == ["2025-10"]
    counts = {
        "opioid_users": (30, 90),
        "opioid_with_sedative": (9, 30),
        "z_hypnotic_heavy": (9, 30),
    }
    next_year = {"from": "2026-01-01", "to": "2026-12-31"}
    names = [f"2026-{m:02d}" for m in range(1, 13)]
    apart = compare(
        summary(counts, BEFORE, monthly=months(MONTHS_BEFORE, EVEN)),
        summary(counts, next_year, monthly=months(names, EVEN)),
    )
    found = series(apart)
    assert [one.first for one in found.points if one.value is None] == ["2025-11", "2025-12"]
    assert (found.frozen, found.begins) == (14, "2026-01")


def test_without_a_list_the_patients_are_shown():
    found = series(own(series=EVEN * 2, of=None))
    assert found.counts
    assert found.points[0].value == 20


def test_a_measure_of_whole_years_shows_those_it_is_reckoned_among():
    found = view("opioid_with_sedative", own(series=EVEN * 2)).series
    assert found.measure.id == "opioid_users"
    assert view("codeine_large_pack", own(series=EVEN * 2)).series is None


def test_no_months_no_part():
    assert series_part(view(NAME, own())) is None


@pytest.mark.parametrize(
    ("counts", "code"),
    [
        ([20, 30] * 12, "random"),
        (EVEN + [10] * 12, "signal_run_below"),
        (EVEN + [40] * 12, "signal_run_above"),
        ([None] * 14 + EVEN[:10], "few"),
        ([None] * 24, "empty"),
    ],
)
def test_what_is_said_never_uses_the_word_of_the_rule(counts, code):
    part = series_part(view(NAME, own(series=counts, kind="share")))
    assert part.statements[0].code == f"measure_section.series.{code}"
    told = [one.text for one in part.statements] + [part.title]
    told += [" ".join(part.picture.params["title_text"]), part.picture.alt] if part.picture else []
    assert not any("endring" in one for one in told)


@pytest.mark.parametrize(
    ("lower_from", "said"),
    [(8, "4 av de 16 punktene er fra før det første møtet"), (12, "")],
)
def test_a_run_that_began_before_the_meeting_is_said_to_have(lower_from, said):
    counts = ([22, 21, 25, 23] * 3)[:lower_from]
    counts = counts + [10] * (24 - lower_from)
    comparison = own(series=counts)
    found = view("opioid_users", comparison, agreed=meeting("2025-11-05"))
    told = " ".join(one.text for one in series_part(found).statements)
    run = longest_run(found.series)
    assert (run.above, run.points, run.before) == (False, 24 - lower_from, max(0, 12 - lower_from))
    assert ("Rekken begynte før møtet" in told) == bool(said)
    assert said in told


def test_a_picture_from_ten_points_else_the_table_alone():
    many = series_part(view(NAME, own(series=[None] * 14 + EVEN[:10], kind="share")))
    few = series_part(view(NAME, own(series=[None] * 15 + EVEN[:9], kind="share")))
    assert many.picture
    assert few.picture is None
    assert len(few.table.rows) == 24
    assert few.table.rows[0] == ["11.2024", "–", "–"]


def test_the_median_is_whole_in_the_baseline_and_dashed_after():
    part = series_part(view(NAME, own(series=EVEN * 2), agreed=meeting("2025-09-10")))
    lines = part.picture.data["median"]
    assert [(one["from"], one["to"], one["carried"]) for one in lines] == [
        ("2024-11", "2025-08", False),
        ("2025-08", "2026-10", True),
    ]
    assert {one["value"] for one in lines} == {22.0}
    assert part.picture.data["events"] == [{"month": "2025-09", "label": "Første møte"}]
    assert "før det første møtet (09.2025)" in " ".join(one.text for one in part.statements)
    assert LIST == 1000
