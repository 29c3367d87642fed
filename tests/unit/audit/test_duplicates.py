"""When two rows are one dispensing, and when they are two."""

from audit_rows import drawn

from riktig.audit.duplicates import duplicates, settle_duplicates


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


def test_a_file_without_sex_and_number_says_the_same_dispensings_again() -> None:
    """Two packs of two prescriptions, taken out once with every column and once with few."""
    full = drawn("""
        patient | day        | atc     | units | ddd | prescription | sex    | birth_year
        1       | 2025-02-01 | N05BA04 | 100   | 30  | 1            | female | 1950
        1       | 2025-02-01 | N05BA04 | 100   | 30  | 2            | female | 1950
        1       | 2025-03-01 | N05BA04 | 100   | 30  | 3            | female | 1950
    """)
    bare = drawn("""
        patient | day        | atc     | units
        1       | 2025-02-01 | N05BA04 | 100
        1       | 2025-02-01 | N05BA04 | 100
        1       | 2025-03-01 | N05BA04 | 100
        1       | 2025-03-01 | N05BA04 | 50
    """)
    assert duplicates([*full, *(row._replace(file=1) for row in bare)]) == {3, 4, 5}
    assert duplicates([*bare, *(row._replace(file=1) for row in full)]) == {0, 1, 2}


def test_a_row_marked_as_palliative_and_its_twin_are_one_row_that_is_marked() -> None:
    rows = drawn("""
        patient | day        | atc     | units | excluded_for | birth_year
        1       | 2025-02-01 | N02AA05 | 98    |              | 1950
        1       | 2025-02-01 | N02AA05 | 98    | palliative   |
    """)
    records, repeated = settle_duplicates(rows)
    assert repeated == {1}
    assert (records[0].excluded_for, records[0].birth_year) == ("palliative", 1950)


def test_a_stated_ddd_tells_two_packs_apart_and_a_missing_one_does_not() -> None:
    rows = """
        patient | day        | atc     | units | ddd
        1       | 2025-02-01 | N05BA04 | 100   |
        1       | 2025-02-01 | N05BA04 | 100   | 30
        1       | 2025-02-01 | N05BA04 | 100   | 50
    """
    assert duplicates(drawn(rows)) == {0}


def test_a_row_without_any_amount_is_not_taken_for_one_with() -> None:
    rows = """
        patient | day        | atc     | ddd
        1       | 2025-02-01 | N05BA04 | 30
        1       | 2025-02-01 | N05BA04 |
    """
    assert duplicates(drawn(rows)) == set()
