"""The group's report: the group as one, its members rounded, and the rules of who is shown."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest
from summary_dicts import COUNTS_AFTER, COUNTS_BEFORE, after, before

from riktig.agreed.agreed import NOTHING_AGREED, Agreed
from riktig.compare import compare
from riktig.compare.change import CHANGE_CONF
from riktig.feedback.front_words import MOST_OWN_WORDS, word_count
from riktig.feedback.group import group_report
from riktig.statistics import rate_ratio

DATED = date(2026, 11, 20)
NAMES = ("Annlaug", "Kari", "Olaug", "Pernille", "Siri", "Torunn")
SMALL = {**COUNTS_AFTER, "opioid_with_sedative": (None, 160)}


def pair(name, counts=COUNTS_AFTER, first=COUNTS_BEFORE):
    return compare(before(name, "share", first), after(name, "share", counts))


def pairs(many=6, counts=COUNTS_AFTER):
    """All alike, but the first has fewer, so that the others have room."""
    best = {**counts, "opioid_with_sedative": (5, 160)}
    return [pair(name, counts if place else best) for place, name in enumerate(NAMES[:many])]


def report(given, agreed=NOTHING_AGREED, **more):
    return group_report(given, agreed, DATED, **more)


def part(found, name):
    return next(p for section in found.sections for p in section.parts if p.id == name)


def said(found):
    return [one.text for _, one in found.statements()]


def test_the_group_as_one_is_rounded_sums_and_their_exact_interval():
    whole = part(report(pairs()), "opioid_with_sedative-whole")
    values = whole.statements[0].values
    assert (values["before"], values["before_of"]) == (185, 1270), "of 6 x 31 and 6 x 212"
    assert (values["after"], values["after_of"]) == (55, 6 * 160)
    exact = rate_ratio(55, 960, 185, 1270)
    assert (values["ratio"], values["low"]) == (exact.ratio, exact.exact.low)
    assert "55 av 960 (5,7\u00a0%)" in whole.sentence
    assert "Det er en endring." in whole.sentence
    assert whole.sentence.startswith("Gruppen samlet, alle 6 leger:")
    assert whole.table.rows[0][1:3] == ["185", "55"]
    assert whole.table.caption == "Opioid med beroligende: gruppen samlet, før og etter"
    assert whole.picture.chart == "before_after"


def test_members_stand_by_letter_with_rounded_counts():
    members = part(report(pairs()), "opioid_with_sedative-members")
    assert [row[0] for row in members.table.rows] == list("ABCDEF")
    assert {tuple(row[1:]) for row in members.table.rows[1:]} == {
        ("ca.\u00a030 av 210 (14\u00a0%)", "ca.\u00a010 av 160 (6\u00a0%)")
    }
    assert not any(name in json.dumps(report(pairs()).as_dict()) for name in NAMES)


def test_rounded_numbers_stand_after_the_word_of_it_and_are_never_fine():
    for found in (report(pairs()), report(pairs(), complete=False)):
        members = part(found, "opioid_with_sedative-members")
        assert "Bruk din egen rapport for dine egne tall." in members.sentence
        told = [members.statements[1].text, *(row[1] for row in members.table.rows)]
        assert all("ca.\u00a0" in one for one in told)
        assert not any("," in one for one in told[1:])
        drawn = [row["text"] for row in members.picture.data["members"]]
        assert all(one.startswith("ca.\u00a0") and "," not in one.split(" før")[0] for one in drawn)


def test_nothing_fine_is_concluded_from_rounded_numbers():
    for one in said(report(pairs())):
        assert "vstanden" not in one
        assert "best" not in one.replace("Bestemt", "")


def test_a_masked_member_is_in_no_sum_and_reads_fewer_than_5_or_hidden():
    found = report([*pairs(5), pair(NAMES[-1], SMALL)])
    whole = part(found, "opioid_with_sedative-whole")
    assert "45 av 800" in whole.sentence
    assert "5 av 6 leger" in whole.sentence
    row = part(found, "opioid_with_sedative-members").table.rows[-1]
    assert row[0] == "F"
    assert row[2].startswith("færre enn 5 eller skjult")
    assert "%" not in row[2]
    notes = part(found, "opioid_with_sedative-members").notes
    assert any("Skjult betyr ikke at tallet er lite" in one for one in notes)
    assert any("De 5 som kan vises, ligger innenfor" in one for one in notes)
    front = next(h for h in found.front.headlines if h.measure == "opioid_with_sedative")
    assert "5 av 6 leger" in front.before


def test_four_open_members_are_not_called_the_group():
    found = report([*pairs(4), pair(NAMES[-1], SMALL)])
    assert "opioid_with_sedative" not in [section.id for section in found.sections]
    others = {row[0]: row[1:] for row in part(found, "others").table.rows}
    title = "Opioid med beroligende (opioid sammen med benzodiazepin eller z-hypnotikum)"
    assert others[title] == ["vises ikke"] * 2
    assert any("færre enn 5 leger" in one.text for one in part(found, "others").statements)


@pytest.mark.parametrize("many", [0, 1, 2, 3, 4])
def test_a_small_group_gets_the_sheet_without_numbers(many):
    found = report(pairs(many))
    assert found.title == "Møteark uten tall"
    assert [one.id for one in found.sections] == ["agenda", "ledger", "worksheet", "questions"]
    assert not found.front.headlines
    assert all(p.picture is None for section in found.sections for p in section.parts)
    told = json.dumps(found.as_dict(), ensure_ascii=False)
    assert "212" not in told
    assert "%" not in told


def test_nobody_has_a_letter_when_someone_joined_or_left():
    known = Agreed(letters=dict(zip(NAMES[:5], "QRSTU", strict=True)))  # one has joined
    for found in (report(pairs(), complete=False), report(pairs(), known)):
        members = part(found, "opioid_with_sedative-members")
        assert [row[0] for row in members.table.rows] == ["Laveste", "Midterste", "Høyeste"]
        assert {row["label"].strip() for row in members.picture.data["members"]} == {""}
        assert any("Noen har kommet til eller sluttet" in one for one in said(found))
        assert part(found, "agenda-help").table.rows[-1][0] == "Noen har sluttet eller kommet til"
    assert "sluttet" not in str(part(report(pairs()), "agenda-help").table.rows)


def test_letters_are_those_of_the_group_file():
    known = Agreed(letters=dict(zip(NAMES, "ZYXWVU", strict=True)))
    members = part(report(pairs(), known), "opioid_with_sedative-members")
    assert [row[0] for row in members.table.rows] == list("UVWXYZ")


def test_leaving_one_out_is_two_decimals_and_never_whose():
    uneven = [*pairs(5), pair(NAMES[-1], {**COUNTS_AFTER, "opioid_with_sedative": (60, 160)})]
    whole = part(report(uneven), "opioid_with_sedative-whole")
    one_out = next(one for one in whole.statements if "one_out_low" in one.values)
    assert one_out.values == {"one_out_low": 0.38, "one_out_high": 0.85}
    assert one_out.text.startswith("Tas én lege ut, hvem som helst")


def test_the_word_for_a_change_is_given_by_the_one_rule():
    alike = {**COUNTS_BEFORE, "opioid_users": (212, 1090)}
    for counts in (COUNTS_AFTER, alike, {**COUNTS_BEFORE, "z_hypnotic_heavy": (44, 88)}):
        found = report(pairs(counts=counts))
        for section in found.sections:
            for block in section.parts:
                for one in block.statements:
                    verdict = one.values.get("verdict")
                    if "Det er en endring" in one.text:
                        assert verdict == "beyond_chance"
                    if "ngen endring" in one.text:
                        assert one.values["difference"] == 0
    assert 0.9 < CHANGE_CONF < 1


def test_at_most_three_measures_have_a_section_and_each_stands_once():
    found = report(pairs())
    measures = [one.measure for one in found.front.headlines]
    assert 1 <= len(measures) <= 3
    first = [section.id for section in found.sections].index(measures[0])
    assert [section.id for section in found.sections[first : first + len(measures)]] == measures
    others = [row for s in found.sections if s.id == "others" for row in s.parts[0].table.rows]
    titles = {row[0].split(" (")[0] for row in others}
    assert not {one.title for one in found.front.headlines} & titles


def test_every_change_by_the_rule_stands_on_page_one():
    """Also one of a measure that others start too."""
    users = {**COUNTS_BEFORE, "opioid_users": (120, 1090)}
    found = report(pairs(counts=users))
    changed = {
        one.values["measure"]
        for _, one in found.statements()
        if one.values.get("verdict") == "beyond_chance" and "measure" in one.values
    }
    assert changed == {"opioid_users"}
    assert changed <= {one.measure for one in found.front.headlines}


def test_each_measure_says_how_many_doctors_it_is_of_and_how_far_apart_they_are():
    for one in report(pairs()).front.headlines:
        assert "hver for seg ca.\u00a0" in one.before


def test_the_first_page_holds_no_more_words_than_a_doctors_own():
    agreed = replace(NOTHING_AGREED, next_look=date(2027, 2, 1))
    for counts in (COUNTS_AFTER, COUNTS_BEFORE):
        front = report(pairs(counts=counts), agreed).front
        assert word_count(front) <= MOST_OWN_WORDS
        assert front.headlines


def test_the_action_says_who_what_and_when():
    def action(**agreed):
        return report(pairs(), Agreed(**agreed)).front.action.text

    meeting, soon, late = date(2026, 12, 9), date(2027, 1, 15), date(2027, 2, 1)
    assert action().startswith("Innen 18.12.2026: Hver velger inntil tre egne pasienter")
    assert action(next_look=soon).startswith("Innen 15.01.2027")
    assert action(next_look=late).startswith("Innen 18.12.2026")
    assert action(next_look=soon, meetings=(DATED, meeting)).startswith("Før møtet 09.12.2026")
    assert "Modul: «" in action()


def test_the_funnel_says_what_its_points_say():
    wide = [
        *(pair(name) for name in NAMES[:5]),
        pair(NAMES[-1], {**COUNTS_AFTER, "opioid_with_sedative": (80, 160)}),
    ]
    funnel = part(report(wide), "opioid_with_sedative-funnel")
    marked = [point for point in funnel.picture.data["points"] if point["marked"]]
    assert funnel.statements[0].values["outside"] == len(marked) == 1
    assert funnel.sentence.startswith("Av de 6 som vises, ligger 1 utenfor")
    assert funnel.table is None
    calm = part(report(pairs()), "opioid_with_sedative-funnel")
    assert calm.sentence.startswith("Alle 6")


def test_who_lies_between_the_two_limits_is_said():
    wide = [
        *(pair(name) for name in NAMES[:5]),
        pair(NAMES[-1], {**COUNTS_AFTER, "opioid_with_sedative": (20, 160)}),
    ]
    between = part(report(wide), "opioid_with_sedative-funnel").statements[1]
    assert between.values["between"] == 1
    assert between.text.startswith("1 ligger mellom 95")


def test_equal_numbers_are_no_change():
    found = report([pair(name, COUNTS_BEFORE) for name in NAMES])
    measure = found.front.headlines[0].measure
    assert "ingen endring" in part(found, f"{measure}-whole").sentence


def test_share_and_count_that_go_different_ways_are_both_said():
    fewer = {**COUNTS_BEFORE, "z_hypnotic_heavy": (44, 60)}
    first = {**COUNTS_BEFORE, "z_hypnotic_heavy": (44, 100)}
    found = report([pair(name, fewer, first) for name in NAMES])
    whole = part(found, "z_hypnotic_heavy-whole")
    told = next(one.text for one in whole.statements if one.code == "group_report.whole.apart")
    assert told.startswith("Andelen er høyere, men antallet er likt: 265 før, 265 nå.")
    assert told.endswith("gikk fra 600 til 360.")


def test_everybody_with_nothing_has_no_funnel_and_no_ratio():
    none = {**COUNTS_AFTER, "opioid_with_sedative": (0, 160)}
    given = [
        pair(name, none, {**COUNTS_BEFORE, "opioid_with_sedative": (0, 212)}) for name in NAMES
    ]
    found = report(given)
    assert all(p.id != "opioid_with_sedative-funnel" for s in found.sections for p in s.parts)
    assert "NaN" not in json.dumps(found.as_dict())


def test_true_counts_are_refused():
    own = compare(before("A", "private"), after("A", "private"))
    with pytest.raises(ValueError, match="shared"):
        report([own] * 5)


def test_a_report_of_nobody_needs_a_date():
    with pytest.raises(ValueError, match="date"):
        group_report([])
