"""Each row that was read and is in no number can be looked up; the shared view tells no row."""

from audit_rows import audited

from riktig.blocks.audit_ledger_block import ledger_block
from riktig.blocks.audit_measure_block import measure_block
from riktig.clinical.tables import rows
from riktig.disclosure import share
from riktig.measures.scope import class_of, classes
from riktig.summary import private_summary

TABLES = ("product_names", "combinations", "substances", "listed_names")

ROWS = """
    patient | day        | atc     | product | units | ddd | recalled | excluded_for
    1       | 2025-02-01 | N05BA04 | Sobril  | 25    |     | yes      |
    1       | 2025-02-01 | N05BA04 | Sobril  | 25    |     |          |
    1       | 2025-02-01 | N05BA04 | Sobril  | 25    |     |          |
    2       | 2025-02-02 |         | Sobril  | 25    |     |          |
    2       | 2025-02-03 |         | Ukjent  | 25    |     |          |
    3       | 2025-02-04 | N05BA04 | Sobril  | 25    | 2000 |         |
    3       | 2025-02-05 | N02AA05 | OxyNorm | 25    |     |          | palliative
    3       | 2025-02-06 | N02AA05 | OxyNorm | 25    |     |          | cancer
"""
PLACED = {
    "Rader for kreft": 8,
    "Rader for lindrende": 7,
    "Rader uten ATC-kode": 4,
    "Talte rader der mengden": 6,
    "Tilbakekalt": 1,
    "Telt f\u00f8r": 3,
    "Kunne ikke plasseres": 5,
}


def test_rows_that_are_in_no_number_are_told_by_their_places() -> None:
    found = audited(ROWS)
    notes = ledger_block(found, private_summary(found), "").notes
    for begins, row in PLACED.items():
        (note,) = (one for one in notes if one.startswith(begins))
        assert f": 1 (rad {row})" in note, note


def test_the_shared_view_has_no_places() -> None:
    found = audited(ROWS)
    notes = ledger_block(found, share(private_summary(found)), "").notes
    assert not any("(rad" in note for note in notes)


def test_a_count_of_nobody_says_that_rows_could_not_be_placed() -> None:
    found = audited(ROWS)
    summary = private_summary(found)
    (result,) = (one for one in found.measures if one.measure.id == "stimulant_users")
    notes = measure_block(result, found, summary, "").notes
    assert any("1 rad i uttrekket kunne ikke plasseres" in note for note in notes)
    shared = measure_block(result, found, share(summary), "").notes
    assert not any("plasseres" in note for note in shared)


def test_every_class_has_a_name_that_rows_without_a_code_are_placed_by() -> None:
    coded = [row for table in TABLES for row in rows(table)]
    assert {class_of(row["atc"]) for row in coded} >= {one.id for one in classes()}
