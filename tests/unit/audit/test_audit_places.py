"""Each row that was read and is in no number can be looked up; the shared view tells no row."""

from audit_rows import audited

from riktig.blocks.audit_ledger_block import ledger_block
from riktig.disclosure import share
from riktig.summary import private_summary

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
        assert f": 1 (rad {row} av dataene;" in note, note


def test_the_shared_view_has_no_places() -> None:
    found = audited(ROWS)
    notes = ledger_block(found, share(private_summary(found)), "").notes
    assert not any("(rad" in note for note in notes)
