"""Part C of `docs/explanation/report-criteria.md`: honest numbers, reckoned again from the page."""

from __future__ import annotations

import math
import re
from itertools import pairwise
from statistics import median

import pytest
from criteria_group import LETTERS, LISTS, MEMBERS, MORE
from criteria_page import counted, decimal, numbers, page, record, whole
from scipy.stats import beta, binom

FLOOR = 30  # patients below which a place among others is mostly chance


def members(made):
    return {member: page(made.reports("group") / f"{member}.html") for member in MEMBERS}


def own(made, name="own"):
    return page(made.reports(name) / "P0001.html")


def the_group(made):
    return page(made.reports("group") / "gruppe.html")


def monthly(made, measure, member="P0001"):
    """Patients per 1 000 on the list, month by month through both years, from the summaries."""
    for period in ("before", "after"):
        listed = LISTS[member] + MORE[member] * (period == "after")
        for month in made.summary(period, member)["monthly"]:
            if month["id"] == measure:
                yield month["month"], 1000 * month["numerator"] / listed


def months_said(made):
    """The months of opioid users, as each report says them and as its summaries hold them."""
    for name, member in (("own", "P0001"), *(("group", member) for member in MEMBERS)):
        said = record(made.reports(name) / f"{member}.json")["statements"]
        values = {}
        for one in said:
            if one["block"] == "opioid_users-series":
                values |= one["values"]
        if values:
            yield values, list(monthly(made, "opioid_users", member))


# 1 The rule of a run chart follows the number of points


def test_c1_the_limits_of_a_run_are_anhoej_s_for_so_many_points(made):
    limits = set()
    for values, months in months_said(made):
        middle = median(baseline(months))
        useful = [rate for _, rate in months if not math.isclose(rate, middle)]
        assert values["points"] == len(months)
        assert values["useful"] == len(useful)
        assert values["most"] == round(math.log2(len(useful)) + 3)
        sides = [rate > middle for rate in useful]
        assert values["longest"] == longest(sides)
        crossings = sum(one != other for one, other in pairwise(sides))
        assert values["crossings"] == crossings
        assert values["fewest"] == binom.ppf(0.05, len(useful) - 1, 0.5)
        limits.add((values["most"], values["fewest"]))
    assert len(limits) > 1


def baseline(months):
    """Those before the month of the first meeting."""
    return [rate for name, rate in months if name < "2025-11"]


def longest(sides):
    runs, length = [], 0
    for place, side in enumerate(sides):
        length = length + 1 if place and side == sides[place - 1] else 1
        runs.append(length)
    return max(runs)


def test_c1_with_too_few_points_nothing_is_judged(made):
    parts = own(made, "small").ending("-series")
    assert parts
    for part in parts:
        assert re.search(r"Det er \d punkter.+ vurderes ikke", part.said)
        assert part.svg is None


# 2 The baseline is that of before the course


def test_c2_the_median_is_of_the_months_before_the_first_meeting_alone(made):
    apart = 0
    for values, months in months_said(made):
        middle = median(baseline(months))
        assert math.isclose(values["median"], middle, abs_tol=1e-6)
        apart += not math.isclose(middle, median(rate for _, rate in months), abs_tol=0.05)
    assert apart


def test_c2_that_it_stands_is_said_wherever_months_are(made):
    parts = [part for found in members(made).values() for part in found.ending("-series")]
    assert parts
    for part in parts:
        assert re.search(
            r"regnet av månedene før det første møtet \(11\.2025\)\. Den flyttes ikke\.", part.said
        )


# 3 A ratio with its interval


def test_c3_each_measure_s_before_and_after_has_its_ratio_and_exact_interval(made):
    seen = 0
    for found in [*members(made).values(), own(made), own(made, "small")]:
        for part in found.parts:
            if not part.columns or part.columns[-1] != "Etter mot før" or part.id != part.section:
                continue
            x, n = (part.row(name)[1:3] for name in ("Antall pasienter", "Av"))
            if not all(cell.replace(" ", "").isdigit() for cell in (*x, *n)):
                continue
            expected = ratio(*map(whole, (x[0], n[0], x[1], n[1])))
            shown = [decimal(one) for one in numbers(part.row("Forholdstall")[3])]
            assert shown == pytest.approx(expected, abs=0.006), part.id
            seen += 1
    assert seen > 2 * len(MEMBERS)


def ratio(x0, n0, x1, n1):
    """After over before, and its exact 95 % interval: the share of after among both."""
    low = beta.ppf(0.025, x1, x0 + 1)
    high = beta.ppf(0.975, x1 + 1, x0)
    return [(x1 / n1) / (x0 / n0), low / (1 - low) * n0 / n1, high / (1 - high) * n0 / n1]


# 4 No place among others for the few


def test_c4_a_percentile_only_with_enough_patients(made):
    used, left = 0, 0
    for name in ("small", "own_reference"):
        for part in own(made, name).ending("-group"):
            about = own(made, name).part(part.id.removesuffix("-group"))
            enough = whole(about.row("Av")[2]) >= FLOOR
            placed = "I referansen har" in part.said or " i referansen: " in part.said
            assert placed == enough, (name, part.id)
            assert ("Referansen er ikke brukt" in part.said) == (not enough), (name, part.id)
            used, left = used + enough, left + (not enough)
    assert used
    assert left


# 5 The group's way is shown with what chance gives


def test_c5_the_whole_has_its_exact_interval(made):
    wholes = the_group(made).ending("-whole")
    assert wholes
    for part in wholes:
        interval = re.search(r"95 %-intervallet går fra ([\d,]+) til ([\d,]+)", part.said)
        x, n = (part.row(name)[1:3] for name in ("Antall pasienter", "Av"))
        low, high = ratio(*map(whole, (x[0], n[0], x[1], n[1])))[1:]
        assert [decimal(one) for one in interval.groups()] == pytest.approx([low, high], abs=0.006)


def test_c5_the_funnel_says_what_the_members_numbers_give(made):
    """The exact limits are held elsewhere; here, that nobody clearly in or out is told wrongly."""
    found = the_group(made)
    for part in found.ending("-whole"):
        funnel = found.part(f"{part.section}-funnel")
        assert "99,8 %" in funnel.drawn
        assert "95 %" in funnel.drawn
        target = whole(part.row("Antall pasienter")[2]) / whole(part.row("Av")[2])
        rate = bool(part.row("Per")[2]) if part.rows[2][0].startswith("Per") else False
        members = [counted(row[2]) for row in found.part(f"{part.section}-members").rows]
        away = [abs(x - n * target) / sd(n, target, rate) for x, n, _ in filter(None, members)]
        said = funnel.sentence
        outside = 0 if said.startswith("Alle") else int(numbers(said)[1])  # "Av de 8 ... ligger 1"
        assert sum(one > CLEARLY_OUT for one in away) <= outside
        assert outside <= sum(one > CLEARLY_IN for one in away)


CLEARLY_IN, CLEARLY_OUT = 2.6, 3.6  # standard deviations, around the 3.09 of 99.8 %


def sd(n, target, rate):
    return math.sqrt(n * target * (1 if rate else 1 - target))


def test_c5_nobody_is_ranked(made):
    tables = the_group(made).ending("-members")
    assert tables
    for part in tables:
        letters = [row[0] for row in part.rows]
        assert letters == sorted(set(letters) & set(LETTERS.values()))
        values = [one[2] for one in (counted(row[2]) for row in part.rows) if one]
        assert values != sorted(values)
        assert values != sorted(values, reverse=True)


# 6 A high start that falls


def test_c6_a_high_start_that_falls_is_told_to_fall_often_by_itself(made):
    high, others = 0, 0
    for member, found in members(made).items():
        for part in found.ending("-group"):
            if not part.rows:
                continue
            before, after = (counted(cell) for cell in part.row("Du")[1:3])
            rest = [counted(row[1]) for row in part.rows if len(row[0]) == 1]
            rest = [one[2] for one in rest if one]
            beside = found.part(part.id.replace("-group", "-beside")).said
            named = "Du startet høyt i gruppen" in beside
            if before[2] > max(rest) and after[2] < before[2]:
                assert named, (member, part.id)
                high += 1
            if before[2] < median(rest) or after[2] >= before[2]:
                assert not named, (member, part.id)
                others += 1
    assert high
    assert others


def test_c6_the_group_is_told_before_anybody_is_praised(made):
    said = " ".join(part.said for part in the_group(made).in_section("questions"))
    assert "Høye tall går ofte ned av seg selv. Nevn det først." in said


# 7 A list that moved


def test_c7_a_list_that_moved_is_told_with_both_numbers(made):
    for member, found in members(made).items():
        first, second = LISTS[member], LISTS[member] + MORE[member]
        listed = found.part("provenance").row("Pasienter på listen")
        assert [whole(cell) for cell in listed[1:3]] == [first, second]
        row = found.part("common").row("Pasienter på listen")
        assert [whole(cell) for cell in row[1:3]] == [first, second]
        if abs(second - first) >= 10:
            assert "Listen gikk fra" in found.part("common").said, member


# 8 Nothing happened is a result


def test_c8_equal_numbers_are_said_to_be_no_change(made):
    (path,) = made.reports("same").glob("*.html")
    found = page(path)
    own_parts = [part for part in found.parts if part.id == part.section and part.svg is not None]
    assert own_parts
    for part in own_parts:
        assert "Tallene er like: ingen endring." in part.said
    assert all("ingen endring" in one.lower() for one in found.of("means"))


def test_c8_the_word_is_used_of_a_difference_only_where_the_rule_allows_it(made):
    verdicts = set()
    for member in MEMBERS:
        said = record(made.reports("group") / f"{member}.json")["statements"]
        for one in said:
            if not one["code"].startswith("measure_section.change.after"):
                continue
            verdict = one["values"]["verdict"]
            verdicts.add(verdict)
            claimed = "Det er en endring" in one["text"]
            assert claimed == (verdict == "beyond_chance"), one["text"]
            if verdict == "maybe_chance":
                assert "Vi kan ikke si at det er en endring" in one["text"]
    assert "maybe_chance" in verdicts
