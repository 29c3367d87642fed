"""Part B of `docs/explanation/report-criteria.md`: what reviews and later trials ask."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from criteria_group import LAST_DAY, MEETING, MEMBERS, NEXT_LOOK, PLANS
from criteria_page import counted, numbers, page, paper, plain, record

from riktig.text import format_date


def own(made, name="own"):
    return page(made.reports(name) / "P0001.html")


def members(made):
    return [page(made.reports("group") / f"{member}.html") for member in MEMBERS]


def the_group(made):
    return page(made.reports("group") / "gruppe.html")


def steps(made):
    """The agenda as (from, to, what, how)."""
    for row in the_group(made).part("agenda").rows:
        begins, ends = map(int, numbers(row[0].replace("–", " – ")))
        yield begins, ends, row[1], row[2]


# 1 What to expect, with its spread


def test_b1_what_feedback_has_given_elsewhere_is_quoted_with_its_spread(made):
    for found in [*members(made), own(made), the_group(made)]:
        (said,) = re.findall(r"Hva kan du vente\? (.+?) Kilde", found.text)
        assert {"140", "4,3", "0,5", "16"} <= set(numbers(said))


# 2 Target, plan, and spoken beside written


def test_b2_a_target_and_a_plan_are_in_the_report(made):
    plan = own(made).part("plan-1")
    assert re.search(r"høyst 40 % innen 31\.10\.2026", plan.said)
    assert plan.row("Det jeg vil prøve")[1] == PLANS["P0001"]["change"]


def test_b2_the_report_is_talked_through_and_the_minutes_add_up(made):
    said = the_group(made).part("agenda").sentence
    total = int(numbers(said)[0])
    plan = list(steps(made))
    assert plan[0][0] == 0
    assert plan[-1][1] == total
    assert all(earlier[1] == later[0] for earlier, later in pairwise(plan))
    talked = [
        end - begin for begin, end, _, how in plan if re.search("[Rr]unde|To og to|to og to", how)
    ]
    assert sum(talked) >= 30


# 4 What goes with larger effects


def test_b4_the_meeting_is_a_conversation_with_help_for_the_one_who_leads(made):
    said = " ".join(part.said for part in the_group(made).in_section("questions"))
    assert "Still spørsmålene i tur." in said
    assert "Ingen trenger å si hvilken bokstav" in said


def test_b4_there_is_a_plan_of_action_for_each_who_has_made_one(made):
    with_plan = [member for member in MEMBERS if page_of(made, member).ending("plan-1")]
    assert with_plan == list(PLANS)


def page_of(made, member):
    return page(made.reports("group") / f"{member}.html")


# 5 The mean is never the only thing to be held against


def test_b5_where_the_whole_group_s_number_stands_the_best_tenth_does_too(made):
    seen = 0
    for found in [*members(made), own(made)]:
        for part in found.parts:
            if "Gruppen samlet" in part.said + part.cells:
                assert "Målestokken i gruppen er" in part.said, part.id
                assert part.row("Målestokken"), part.id
                seen += 1
    assert seen > len(MEMBERS)


def test_b5_so_in_the_group_s_own_report(made):
    found = the_group(made)
    wholes = found.ending("-whole")
    assert wholes
    for whole in wholes:
        section = " ".join(part.said for part in found.in_section(whole.section))
        assert re.search(r"minst en tidel av pasientene, har (ca\. )?\d", section), whole.section


# 6 A report that follows another says what is new


def test_b6_the_next_report_s_first_page_is_another(made):
    first, second = (own(made, name) for name in ("own_earlier", "own"))
    assert plain(first.front) != plain(second.front)
    assert first.of("periods")[1].split()[-1] == second.of("periods")[0].split()[-1]


def test_b6_the_next_report_goes_on_where_the_last_ended(made):
    first, second = (own(made, name) for name in ("own_earlier", "own"))
    both = [{part.section for part in found.ending("-beside")} for found in (first, second)]
    followed = both[0] & both[1]
    assert followed
    for name in followed:
        for row in ("Antall pasienter", "Av"):
            assert first.part(name).row(row)[2] == second.part(name).row(row)[1]


def test_b6_what_was_done_since_the_last_stands_on_page_one(made):
    done = " ".join(own(made).of("done"))
    for told in ("Gjennomgått 31", "samtale 7", "skal ikke endres 9"):
        assert told in done
    assert re.search(r"nedtrapping (begynt|startet)( hos)? 6", done.lower())


# 7 Who opened it is the group's to know


def test_b7_who_came_and_who_had_read_theirs_is_written_in_the_group_s_own_log(made):
    said = agenda(made)
    assert re.search(r"Gruppens egen logg, som blir hos dere\. Til stede: _+", said)
    sheets = " ".join(paper(made.reports("group") / "gruppe.pdf"))
    for words in (said, sheets):
        assert "Alle har fått lest sin egen rapport" in words


def agenda(made):
    """All that stands around the agenda."""
    return " ".join(part.said for part in the_group(made).in_section("agenda"))


# 8 The number itself, not a link to it


@pytest.mark.parametrize("member", MEMBERS)
def test_b8_the_numbers_stand_on_page_one_and_behind_no_link(made, member):
    found = page_of(made, member)
    assert not {one.tag for one in found.front.iter()} & {"a", "details", "button"}
    first = paper(made.reports("group") / f"{member}.pdf")[0]
    values = found.of("value")
    assert values
    for value in values:
        assert value in plain(found.front)
        assert numbers(value)[-1 if "per" not in value else -2] in numbers(first)


# 9 Reasons are explored, and an action is chosen


def test_b9_the_meeting_asks_why_and_then_what(made):
    found = the_group(made)
    asked = " ".join(part.sentence for part in found.in_section("questions"))
    assert re.search(r"Hva slags praksis|Hvilke pasienter|hva er den gode grunnen", asked)
    what = [name for _, _, name, _ in steps(made)]
    how = {name: told for _, _, name, told in steps(made)}
    assert what.index("Pasientene") < what.index("Planene")
    assert "Hvem, hva og når?" in how["Planene"]


# 10 More than one contact after the numbers


def test_b10_two_meetings_stand_after_the_last_day_of_the_numbers(made):
    said = agenda(made)
    assert LAST_DAY < MEETING < NEXT_LOOK
    for day in (MEETING, NEXT_LOOK):
        assert format_date(day) in said


# 11 Patients one can find, and no bare percentile


def test_b11_the_step_is_about_patients_on_a_list_and_no_percentile_is_shown(made):
    for found in [*members(made), own(made)]:
        (action,) = found.of("action")
        assert re.search(r"Velg (\d+ av de \d+|de \d+|den ene)", action)
        assert "«Din egen forskrivning»" in action
        assert "persentil" not in found.text.lower()


# 13 A comparator that concerns the reader, numbers with pictures, and what they mean


def test_b13_the_others_are_colleagues_of_the_same_group(made):
    parts = [part for part in own(made).ending("-group") if part.rows]
    assert parts
    assert all(
        re.search(r"de andre fra (ca\. )?[\d,]+ til (ca\. )?[\d,]+", part.said) for part in parts
    )


def test_b13_what_the_report_is_for_is_said(made):
    for found in [*members(made), own(made)]:
        assert re.search(r"Rapporten er laget for at du .+\. Den er ikke en kontroll\.", found.text)


def test_b13_numbers_stand_with_pictures(made):
    for found in members(made):
        with_both = [part for part in found.parts if part.svg is not None and part.rows]
        assert with_both


def test_b13_what_a_number_means_is_said_beside_it(made):
    for found in [*members(made), own(made)]:
        chosen = {part.section for part in found.ending("-beside")}
        assert chosen
        for name in chosen:
            said = " ".join(part.said for part in found.in_section(name))
            assert "tilfeldig" in said or "skjult" in said, name
            assert re.search("ønsket|verdivurdering", said), name
            assert "Følg også med på dette" in said, name


# 15 Not a letter about a limit, and who cannot be told apart is said


def test_b15_nobody_is_told_what_they_must(made):
    for found in [*members(made), own(made), own(made, "small"), the_group(made)]:
        said = found.text.lower()
        assert not re.search(
            r"\b(du må|du bør|dere må|dere bør|for mye|for høyt|over grensen|brev fra)\b", said
        )
        assert "kreft og lindrende behandling kan ikke skilles ut" in said


# 16 The doctor chooses


def test_b16_the_comparator_is_the_doctor_s_choice(made):
    told = {name: record(made.reports(name) / "P0001.json") for name in ("own", "own_past")}
    compared = {
        name: {
            one["values"]["comparator"]
            for one in found["statements"]
            if one["values"].get("comparator")
        }
        for name, found in told.items()
    }
    assert "benchmark" in compared["own"]
    assert compared["own_past"] == {"own_past"}


def test_b16_so_is_picture_or_table(made):
    every, table, picture = (own(made, name) for name in ("own", "own_table", "own_picture"))
    both = [part.id for part in every.parts if part.svg is not None and part.rows]
    assert both
    for name in both:
        assert table.part(name).svg is None
        assert table.part(name).rows == every.part(name).rows
        assert picture.part(name).svg is not None
        assert picture.part(name).rows == ()
    assert counted(table.of("value")[0]) == counted(every.of("value")[0])
