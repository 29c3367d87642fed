"""Episodes of real dispensings against AdhereR's documented definition, followed day by day.

`compute.treatment.episodes`: a gap of 90 days, carry-over within a medication, a window of 730
days from the patient's first event. See docs/explanation/episodes.md.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from datetime import date
from math import floor

import pytest

from riktig.episodes import Supply, episodes

GAP_DAYS = 90
WINDOW_DAYS = 730


@pytest.fixture(scope="module")
def windows(realdata):
    """Each patient's supplies within the window, and the window's first and last day."""
    by_patient = defaultdict(list)
    path = realdata / "D6_patient_level_controls" / "adherer_med.events.ATC.csv"
    with path.open(encoding="utf-8", newline="") as opened:
        for row in csv.DictReader(opened):
            day = date.fromisoformat(row["DATE"]).toordinal()
            whole_days = floor(float(row["DURATION"]))  # AdhereR keeps the part of a day
            by_patient[row["PATIENT_ID"]].append(Supply(day, whole_days, row["CATEGORY"]))
    found = []
    for supplies in by_patient.values():
        first = min(supply.day for supply in supplies)
        last = first + WINDOW_DAYS - 1
        found.append(([s for s in supplies if s.day <= last], first, last))
    return found


def day_by_day(supplies, first, last):
    """Stock a medication, one day's used each day; (first, last) day with any, breaks allowed."""
    stock, found = defaultdict(int), []
    for day in range(first, last + 1):
        for supply in supplies:
            if supply.day == day:
                stock[supply.substance] += supply.days
        in_hand = [substance for substance in stock if stock[substance]]
        for substance in in_hand:
            stock[substance] -= 1
        if not in_hand:
            continue
        if found and day - found[-1][1] - 1 <= GAP_DAYS:
            found[-1] = (found[-1][0], day)
        else:
            found.append((day, day))
    return found


def ours(supplies, last):
    found = episodes(supplies, last, GAP_DAYS, carry_over=True)
    return [(episode.first, episode.last) for episode in found]


def test_each_medication_by_itself_as_adherer_defines_it(windows):
    compared = 0
    for supplies, first, last in windows:
        for substance in {supply.substance for supply in supplies}:
            of_one = [supply for supply in supplies if supply.substance == substance]
            assert ours(of_one, last) == day_by_day(of_one, first, last)
            compared += 1
    assert compared > len(windows) > 1


def test_a_change_of_medication_begins_no_new_episode(windows):
    """`medication.change.means.new.treatment.episode = FALSE`, unlike AdhereR's default."""
    for supplies, first, last in windows:
        assert ours(supplies, last) == day_by_day(supplies, first, last)


def test_what_is_after_the_last_supply_is_no_part_of_the_episode(windows):
    """AdhereR lets the last episode run on to the window's end where the rest is a short gap."""
    short_rests = 0
    for supplies, _, last in windows:
        end = episodes(supplies, last, GAP_DAYS, carry_over=True)[-1]
        if last - GAP_DAYS <= end.last < last:
            short_rests += 1
            assert end.runs_on(last, GAP_DAYS)
    assert short_rests
