"""Blocks: the sentence, the picture and the table hold the same numbers."""

from __future__ import annotations

import pytest
from summary_dicts import COUNTS_AFTER, COUNTS_BEFORE, after, before

from riktig.blocks import group_blocks, own_blocks
from riktig.compare import compare
from riktig.problem import Refused

SMALL = {**COUNTS_AFTER, "opioid_with_sedative": (None, 160)}


def shares(*members):
    return [one(name, "share") for name in members for one in (before, after)]


def named(blocks, name):
    return next(block for block in blocks if block.id == name)


def everything(block):
    return str(block.as_dict())


def test_a_block_says_before_after_and_what_chance_may_do():
    block = named(own_blocks.view(before(), after()), "opioid_with_sedative")
    assert block.sentence == (
        "10 av 160 opioidbrukere fikk også benzodiazepin eller z-hypnotikum i minst 30 dager. "
        "Det er 6,3\u00a0%. Før var det 31 av 212 (14,6\u00a0%). "
        "Forskjellen er større enn tilfeldig variasjon alene vanligvis gir."
    )
    cells = [cell for row in block.table.rows for cell in row]
    assert {"31", "212", "14,6\u00a0%", "10", "160", "6,3\u00a0%", "−8,4\u00a0prosentpoeng"} <= set(
        cells
    )
    points = block.picture.data["points"]
    assert [point["value"] for point in points] == pytest.approx([14.6226, 6.25], abs=0.001)
    assert "31 av 212 (14,6\u00a0%)" in block.picture.alt
    assert "lavere vanligvis bedre" in " ".join(block.notes)


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
    assert block.table.rows[-1][-1] == "–"
    assert block.picture.data["points"][1]["value"] is None


def test_no_difference_is_written_as_such():
    found = own_blocks.view(before(), after(counts=COUNTS_BEFORE))
    assert "ingen endring" in named(found, "opioid_with_sedative").sentence


def test_not_computable_says_why():
    gone = after()
    gone["measures"][0] |= {
        "value": None, "low": None, "high": None, "denominator": None,
        "status": "not_computable", "why": "no_list_size",
    }  # fmt: skip
    block = named(own_blocks.view(before(), gone), "opioid_users")
    assert "listen er ikke oppgitt" in " ".join(block.notes)
    assert "kan ikke regnes ut" in block.sentence


def test_an_unknown_measure_is_refused():
    pair = before(), after()
    for one in pair:
        one["measures"][0]["id"] = "of_the_future"
    with pytest.raises(Refused, match="measure_unknown"):
        own_blocks.view(*pair)


def test_the_group_beside_the_own_value_has_letters_and_no_names():
    found = own_blocks.view(before("Kari"), after("Kari"), shares("Ola", "Anne"))
    block = named(found, "opioid_with_sedative-group")
    assert [row[0] for row in block.table.rows] == ["Du (B)", "A", "C"]
    assert "Ola" not in everything(block)
    assert block.picture.data["members"][0]["own"] is True


def test_a_group_file_that_cannot_be_used_is_counted_and_stops_nothing():
    broken = [{"member": "Per", "schema": "riktig-summary/1"}, before("Nils", "private")]
    found = own_blocks.view(before("Kari"), after("Kari"), [*shares("Ola"), *broken])
    assert "2 av filene" in " ".join(named(found, "opioid_users-group").notes)


def test_own_share_among_the_groups_files_is_not_shown_twice():
    found = own_blocks.view(before("Kari"), after("Kari"), shares("Kari", "Ola"))
    assert len(named(found, "opioid_users-group").table.rows) == 2


def test_the_group_report_has_composite_spread_and_no_names():
    names = ["Ola", "Anne", "Kari"]
    pairs = [compare(before(name, "share"), after(name, "share")) for name in names]
    block = named(group_blocks.view(pairs), "opioid_with_sedative-all")
    assert "93 av 636" in block.sentence
    assert [row[0] for row in block.table.rows] == ["A", "B", "C", "Samlet"]
    assert not any(name in everything(block) for name in names)


def test_a_masked_member_is_left_out_of_the_composite_on_both_sides():
    pairs = [
        compare(before("A1", "share"), after("A1", "share")),
        compare(before("B1", "share"), after("B1", "share", SMALL)),
    ]
    block = named(group_blocks.view(pairs), "opioid_with_sedative-all")
    assert "31 av 212 (14,6\u00a0%)" in block.sentence
    assert "1 av 2 medlemmer" in " ".join(block.notes)


def test_the_order_of_members_does_not_matter():
    pairs = [compare(before(name, "share"), after(name, "share")) for name in "CAB"]
    assert group_blocks.view(pairs) == group_blocks.view(pairs[::-1])


def test_periods_of_unequal_length_give_amounts_per_thirty_days():
    short = after(period={"from": "2025-11-01", "to": "2026-01-29"})
    block = named(own_blocks.view(before(), short), "amounts")
    assert "365 og 90 dager" in block.notes[0]
    assert block.table.rows[0] == ["Opioider", "740", "3\u00a0000"]
    assert block.table.rows[-1][1] == "skjult"


def test_provenance_names_periods_ledger_and_version():
    block = named(own_blocks.view(before(), after()), "provenance")
    rows = {row[0]: row[1:] for row in block.table.rows}
    assert rows["Periode"] == ["01.11.2024–31.10.2025", "01.11.2025–31.10.2026"]
    assert rows["Rader lest"] == ["900", "900"]
    assert rows["Laget av Riktig"] == ["0.1.0", "0.1.0"]
