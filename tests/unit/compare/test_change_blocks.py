"""Blocks: the sentence, the picture and the table hold the same numbers."""

from __future__ import annotations

import pytest
from summary_dicts import COUNTS_AFTER, COUNTS_BEFORE, after, before

from riktig.blocks import group_blocks, own_blocks
from riktig.compare import compare
from riktig.problem import Refused

SMALL = {**COUNTS_AFTER, "opioid_with_sedative": (None, 160)}
FOUR_OTHERS = ("Ola", "Anne", "Per", "Siri")


def shares(*members):
    return [one(name, "share") for name in members for one in (before, after)]


def pairs_of(*members, counts=COUNTS_AFTER):
    return [compare(before(one, "share"), after(one, "share", counts)) for one in members]


def beside(blocks):
    """The blocks that set the reader beside the others."""
    return [block for block in blocks if block.id.endswith("-group")]


def named(blocks, name):
    return next(block for block in blocks if block.id == name)


def everything(block):
    return str(block.as_dict())


def test_a_block_says_before_after_and_what_chance_may_do():
    block = named(own_blocks.view(before(), after()), "opioid_with_sedative")
    assert block.sentence == (
        "10 av 160 opioidbrukere fikk også benzodiazepin eller z-hypnotikum i minst 30 dager. "
        "Det er 6,3\u00a0%. Før var det 31 av 212 (14,6\u00a0%). "
        "Det er en endring: forskjellen er større enn tilfeldig variasjon alene vanligvis gir."
    )
    cells = [cell for row in block.table.rows for cell in row]
    assert {"31", "212", "14,6\u00a0%", "10", "160", "6,3\u00a0%", "−8,4\u00a0prosentpoeng"} <= set(
        cells
    )
    points = block.picture.data["points"]
    assert [point["value"] for point in points] == pytest.approx([14.6226, 6.25], abs=0.001)
    assert "31 av 212 (14,6\u00a0%)" in block.picture.alt
    assert block.notes[-1] == (
        "Lavere er ofte ønsket, men ikke for alle. "
        "Følg også med på dette: søvn og angst hos dem som trapper ned, og bruk av gabapentinoider."
    )
    assert block.source.startswith(f"{block.title}, versjon 2. Kilde: ")


def test_a_rate_on_the_list_is_per_thousand():
    block = named(own_blocks.view(before(), after()), "opioid_users")
    assert "212 av 1\u00a0100 (192,7 per\u00a01\u00a0000)" in block.sentence


def test_small_true_counts_are_the_readers_own():
    block = named(
        own_blocks.view(before(), after(counts=COUNTS_AFTER | {"opioid_with_sedative": (2, 160)})),
        "opioid_with_sedative",
    )
    assert "2 av 160" in block.sentence


def test_a_masked_cell_reads_as_fewer_than_five_and_gives_no_ratio():
    found = own_blocks.view(before(kind="share"), after(kind="share", counts=SMALL))
    block = named(found, "opioid_with_sedative")
    assert "Færre enn 5 av 160 opioidbrukere fikk" in block.sentence
    assert "Forholdstallet" not in " ".join(block.notes)
    assert [row[0] for row in block.table.rows][-1] == "95 %-intervall"
    assert block.picture.data["points"][1]["value"] is None


def test_no_difference_is_written_as_such():
    found = own_blocks.view(before(), after(counts=COUNTS_BEFORE))
    assert "ingen endring" in named(found, "opioid_with_sedative").sentence


def test_not_computable_says_why():
    gone = closed(after(), 2, why="no_amounts", numerator=None, denominator=None)
    block = named(own_blocks.view(before(), gone), "z_hypnotic_heavy")
    assert "ingen mengder" in " ".join(block.notes)
    assert block.sentence == (
        "Før: 40 av 88 (45,5\u00a0%). Etter: kan ikke regnes ut. "
        "Målet kan ikke regnes ut for begge periodene. Derfor kan ikke periodene sammenlignes."
    )
    assert block.picture.params["title_text"] == ["Før: 45,5\u00a0%"]


def closed(found, number, **changed):
    """A summary where one measure could not be computed."""
    none = {"value": None, "low": None, "high": None, "status": "not_computable"}
    found["measures"][number] |= none | changed
    return found


def no_list(found, count):
    return closed(found, 0, why="no_list_size", numerator=count, denominator=300)


def test_without_a_list_size_the_counts_are_said_and_what_to_do():
    block = named(
        own_blocks.view(no_list(before(), 42), no_list(after(), 39), shares(*FOUR_OTHERS)),
        "opioid_users",
    )
    assert block.sentence == (
        "Før 42, etter 39 pasienter fikk opioid. Skriv antallet på listen på siden "
        "«Din egen forskrivning» for å få det per 1\u00a0000."
    )
    assert block.picture is None
    assert block.table.rows == [["Antall pasienter", "42", "39", "–"]]
    assert "300" not in everything(block)
    assert "ikke oppgitt" not in everything(block)


def test_a_list_size_in_one_period_alone():
    block = named(own_blocks.view(no_list(before(), 1), after()), "opioid_users")
    assert block.sentence.startswith("Før: 1 pasient. Etter: 160 av 1\u00a0090")
    assert "Uten antallet på listen kan ikke periodene sammenlignes." in block.sentence


def test_the_group_beside_one_without_a_list_size():
    found = own_blocks.view(no_list(before(), 42), no_list(after(), 39), shares(*"ABCD"))
    block = named(found, "opioid_users-group")
    assert block.sentence.startswith("Etter: tallet ditt kan ikke regnes ut. De andre")
    assert block.table.rows[0][1:] == ["42 pasienter", "39 pasienter"]
    assert block.picture.data["members"][0]["text"] == "kan ikke regnes ut"


def test_a_headline_under_another_name_is_refused():
    pair = before(), after()
    for one in pair:
        one["measures"][0]["id"] = "of_the_future"
    with pytest.raises(Refused, match="measure_missing"):
        own_blocks.view(*pair)


def test_the_group_beside_the_own_value_has_letters_and_no_names():
    found = own_blocks.view(before("Kari"), after("Kari"), shares(*FOUR_OTHERS))
    block = named(found, "opioid_with_sedative-group")
    assert [row[0] for row in block.table.rows] == ["Du (B)", "A", "C", "D", "E"]
    assert not any(name in everything(block) for name in FOUR_OTHERS)
    assert block.picture.data["members"][0]["own"] is True


def test_a_group_file_that_cannot_be_used_is_counted_and_stops_nothing():
    broken = [{"member": "Tor", "schema": "riktig-summary/1"}, before("Nils", "private")]
    found = own_blocks.view(before("Kari"), after("Kari"), [*shares(*FOUR_OTHERS), *broken])
    assert "2 av filene" in " ".join(named(found, "provenance").notes)
    assert len(named(found, "opioid_users-group").table.rows) == 5


def test_a_group_file_that_cannot_be_used_does_not_make_the_group_large_enough():
    given = [*shares(*FOUR_OTHERS[:3]), before("Siri", "share"), before("Nils", "private")]
    found = own_blocks.view(before("Kari"), after("Kari"), given)
    assert beside(found) == []
    notes = " ".join(named(found, "provenance").notes)
    assert "2 av filene" in notes
    assert "minst 5 medlemmer" in notes


def test_own_share_among_the_groups_files_is_not_shown_twice():
    found = own_blocks.view(before("Kari"), after("Kari"), shares("Kari", *FOUR_OTHERS))
    assert len(named(found, "opioid_users-group").table.rows) == 5


def test_own_share_among_the_groups_files_is_not_counted_twice():
    found = own_blocks.view(before("Kari"), after("Kari"), shares("Kari", *FOUR_OTHERS[:3]))
    assert beside(found) == []
    assert "minst 5 medlemmer" in " ".join(named(found, "provenance").notes)


def test_the_group_report_has_composite_spread_and_no_names():
    names = ["Kari", *FOUR_OTHERS]
    block = named(group_blocks.view(pairs_of(*names)), "opioid_with_sedative-all")
    assert "50 av 800" in block.sentence
    assert "155 av 1\u00a0060" in block.sentence
    assert block.notes[0].startswith("Før er spredningen fra 14,6 til 14,6")
    assert [row[0] for row in block.table.rows] == [*"ABCDE", "Samlet"]
    assert not any(name in everything(block) for name in names)


def test_a_masked_member_is_left_out_of_the_composite_on_both_sides():
    pairs = [*pairs_of("A1", "A2", "A3", "A4", "A5"), *pairs_of("B1", counts=SMALL)]
    block = named(group_blocks.view(pairs), "opioid_with_sedative-all")
    assert "155 av 1\u00a0060 (14,6\u00a0%)" in block.sentence
    assert "5 av 6 medlemmer" in " ".join(block.notes)


def test_four_open_members_are_not_called_the_group():
    pairs = [*pairs_of("A1", "A2", "A3", "A4"), *pairs_of("B1", counts=SMALL)]
    block = named(group_blocks.view(pairs), "opioid_with_sedative-all")
    assert "minst 5 medlemmer" in block.sentence
    assert "Samlet" not in [row[0] for row in block.table.rows]
    assert "opioid_with_sedative" not in [one.id for one in group_blocks.together(pairs)]


@pytest.mark.parametrize("others", [1, 2, 3])
def test_in_a_group_of_two_to_four_nobody_is_shown_and_the_page_says_why(others):
    found = own_blocks.view(before("Kari"), after("Kari"), shares(*FOUR_OTHERS[:others]))
    assert beside(found) == []
    notes = " ".join(named(found, "provenance").notes)
    assert "minst 5 medlemmer, du medregnet. Med færre er det lett å gjette" in notes


def test_in_a_group_of_five_everyone_is_shown_for_every_measure():
    found = own_blocks.view(before("Kari"), after("Kari"), shares(*FOUR_OTHERS))
    assert [len(block.table.rows) for block in beside(found)] == [5] * len(COUNTS_AFTER)
    assert all(len(block.picture.data["members"]) == 5 for block in beside(found))
    assert "Gruppen er ikke vist" not in " ".join(named(found, "provenance").notes)


def test_alone_nothing_is_said_of_a_group():
    found = own_blocks.view(before("Kari"), after("Kari"))
    assert "Gruppen" not in " ".join(named(found, "provenance").notes)


def test_the_order_of_members_does_not_matter():
    pairs = pairs_of(*"CEABD")
    assert group_blocks.view(pairs) == group_blocks.view(pairs[::-1])


def test_periods_of_unequal_length_give_amounts_per_thirty_days():
    short = after(period={"from": "2025-11-01", "to": "2026-01-29"})
    block = named(own_blocks.view(before(), short), "amounts")
    assert "365 og 90 dager" in block.notes[0]
    assert block.table.rows[0] == ["Opioider", "740", "3\u00a0000"]


def test_an_amount_that_is_not_known_is_not_called_hidden_in_ones_own_data():
    own = named(own_blocks.view(before(), after()), "amounts")
    assert own.table.rows[-1][1:] == ["ukjent", "ukjent"]
    shared = named(own_blocks.view(before(kind="share"), after(kind="share")), "amounts")
    assert shared.table.rows[-1][1:] == ["skjult", "skjult"]


def test_what_holds_for_every_measure_is_said_once():
    found = own_blocks.view(before(), after(), shares(*FOUR_OTHERS))
    written = " ".join(everything(block) for block in found)
    for once in ("ikke klinisk godkjent", "Kreft og lindrende"):
        assert written.count(once) == 1


def test_the_periods_are_said_first():
    first = own_blocks.view(before(), after())[0]
    assert first.sentence == "01.11.2024–31.10.2025 mot 01.11.2025–31.10.2026."


def test_provenance_names_periods_ledger_and_version():
    block = named(own_blocks.view(before(), after()), "provenance")
    rows = {row[0]: row[1:] for row in block.table.rows}
    assert rows["Periode"] == ["01.11.2024–31.10.2025", "01.11.2025–31.10.2026"]
    assert rows["Rader lest"] == ["900", "900"]
    assert rows["Laget av Riktig"] == ["0.1.0", "0.1.0"]
