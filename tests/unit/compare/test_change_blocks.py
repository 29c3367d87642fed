"""Blocks: the sentence, the picture and the table hold the same numbers."""

from __future__ import annotations

import pytest
from summary_dicts import COUNTS_AFTER, COUNTS_BEFORE, after, before

from riktig.blocks.change_block import change_block
from riktig.compare import compare

SMALL = {**COUNTS_AFTER, "opioid_with_sedative": (None, 160)}


def block_of(name, first, second):
    return change_block(compare(first, second).measure(name))


def everything(block):
    return str(block.as_dict())


def test_a_block_says_before_after_and_what_chance_may_do():
    block = block_of("opioid_with_sedative", before(), after())
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
    block = block_of("opioid_users", before(), after())
    assert "212 av 1\u00a0100 (192,7 per\u00a01\u00a0000)" in block.sentence


def test_small_true_counts_are_the_readers_own():
    block = block_of(
        "opioid_with_sedative",
        before(),
        after(counts=COUNTS_AFTER | {"opioid_with_sedative": (2, 160)}),
    )
    assert "2 av 160" in block.sentence


def test_a_masked_cell_reads_as_fewer_than_five_and_gives_no_ratio():
    sides = before(kind="share"), after(kind="share", counts=SMALL)
    block = block_of("opioid_with_sedative", *sides)
    assert "Færre enn 5 eller skjult av 160 opioidbrukere fikk" in block.sentence
    assert "Forholdstallet" not in " ".join(block.notes)
    assert [row[0] for row in block.table.rows][-1] == "95 %-intervall"
    assert block.picture.data["points"][1]["value"] is None


def test_no_difference_is_written_as_such():
    block = block_of("opioid_with_sedative", before(), after(counts=COUNTS_BEFORE))
    assert "ingen endring" in block.sentence


def test_not_computable_says_why():
    gone = closed(after(), 2, why="no_amounts", numerator=None, denominator=None)
    block = block_of("z_hypnotic_heavy", before(), gone)
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
    block = block_of("opioid_users", no_list(before(), 42), no_list(after(), 39))
    assert block.sentence == (
        "Før 42, etter 39 pasienter fikk opioid. Skriv antallet på listen på siden "
        "«Din egen forskrivning» for å få det per 1\u00a0000."
    )
    assert block.picture is None
    assert block.table.rows == [["Antall pasienter", "42", "39", "–"]]
    assert "300" not in everything(block)
    assert "ikke oppgitt" not in everything(block)


def test_a_list_size_in_one_period_alone():
    block = block_of("opioid_users", no_list(before(), 1), after())
    assert block.sentence.startswith("Før: 1 pasient. Etter: 160 av 1\u00a0090")
    assert "Uten antallet på listen kan ikke periodene sammenlignes." in block.sentence
