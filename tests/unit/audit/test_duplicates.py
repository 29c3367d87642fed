"""When two rows are one dispensing, and when they are two."""

from audit_rows import drawn

from riktig.audit.duplicates import duplicates


def test_an_exactly_equal_row_without_a_number_is_a_duplicate() -> None:
    assert duplicates(
        drawn("""
            patient | day        | atc     | product  | units
            1       | 2025-02-01 | N05BA04 | Sobril   | 100
            1       | 2025-02-01 | N05BA04 | Sobril   | 100
            1       | 2025-02-01 | N05BA04 | Sobril   | 50
            1       | 2025-02-02 | N05BA04 | Sobril   | 100
            2       | 2025-02-01 | N05BA04 | Sobril   | 100
        """)
    ) == {1}


def test_two_prescriptions_are_two_however_alike() -> None:
    rows = """
        patient | day        | atc     | prescription
        1       | 2025-02-01 | N05BA04 | 1
        1       | 2025-02-01 | N05BA04 | 2
    """
    assert duplicates(drawn(rows)) == set()


def test_two_packs_of_one_prescription_are_two_rows() -> None:
    rows = """
        patient | day        | atc     | prescription | units
        1       | 2025-02-01 | N05BA04 | 1            | 100
        1       | 2025-02-01 | N05BA04 | 1            | 25
        1       | 2025-02-01 | N05BA04 | 1            | 25
    """
    assert duplicates(drawn(rows)) == {2}


def test_versions_of_one_prescription_on_one_day_count_once_with_the_largest_amount() -> None:
    rows = """
        patient | day        | event      | atc     | prescription | units
        1       | 2025-02-01 | prescribed | N05BA04 | 1            | 25
        1       | 2025-02-01 | prescribed | N05BA04 | 1            | 100
        1       | 2025-02-01 | prescribed | N05BA04 | 1            |
    """
    assert duplicates(drawn(rows)) == {0, 2}


def test_a_recalled_row_is_no_ones_duplicate() -> None:
    rows = """
        patient | day        | atc     | recalled
        1       | 2025-02-01 | N05BA04 | yes
        1       | 2025-02-01 | N05BA04 |
        1       | 2025-02-01 | N05BA04 | yes
    """
    assert duplicates(drawn(rows)) == set()


def test_the_same_row_in_two_files_is_a_duplicate() -> None:
    one, other = drawn("""
        patient | day        | atc
        1       | 2025-02-01 | N05BA04
        1       | 2025-02-01 | N05BA04
    """)
    assert duplicates([one, other._replace(file=1)]) == {1}
