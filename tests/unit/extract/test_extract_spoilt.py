"""What single faults in a list do to it. Each was found by `make fuzz`. Nobody here is real."""

from __future__ import annotations

import pytest

from riktig.extract import inspect, read
from riktig.extract.cells import Bad, amount_of, patient_key
from riktig.extract.dates import is_half_swapped
from riktig.extract.mask import MASK
from riktig.extract.numbers import Style
from riktig.problem import Refused

HEADINGS = "Pasientnr;Utlevert dato;ATC-kode;Preparat;Antall tabletter;DDD"
ROWS = [f"{n};{n + 10}.01.2025;N05BA04;Sobril 10 mg;{n}0;{n * 2},5" for n in range(1, 16)]
MAPPING = {
    "patient": "Pasientnr",
    "day": "Utlevert dato",
    "atc": "ATC-kode",
    "product": "Preparat",
    "units": "Antall tabletter",
    "ddd": "DDD",
    "event": "dispensed",
}


def reading(*rows, headings=HEADINGS):
    return read(["liste.csv"], ["\n".join([headings, *rows]).encode()], MAPPING)


def codes(found):
    return [(problem.row, problem.code) for problem in found.rejected]


@pytest.mark.parametrize("mark", ["\u200f", "\u202e", "\ufeff", "\u200b", "\u2066", '"'])
def test_a_mark_nobody_sees_makes_no_second_patient(mark):
    row = ROWS[0].replace("1;", f"1{mark};", 1)
    assert {record.patient for record in reading(ROWS[0], *ROWS, row).records} == set(range(1, 16))


def test_a_control_character_is_not_passed_over_inside_a_number():
    found = reading(*ROWS, ROWS[0].replace(";10;", ";1\x10;"))
    assert codes(found) == [(16, "bad_number")]


@pytest.mark.parametrize("cell", ["01017 012345", "010170-12345", "01017012345", "1017012345"])
def test_an_identity_number_is_the_same_however_it_is_parted(cell):
    assert patient_key(cell) == "01017012345"


def test_names_in_other_letters_are_one_patient_and_a_missing_birth_date_tells_no_other():
    headings = "Pasientnavn;Født;Utlevert dato;ATC-kode"
    rows = [
        "Kari Tenkt;01.02.1956;11.01.2025;N05BA04",
        "KARI TENKT;;12.01.2025;N05BA04",
        "Ola Tenkt;01.02.1970;13.01.2025;N05BA04",
        "Ola Tenkt;01.02.1971;14.01.2025;N05BA04",
    ]
    mapping = {
        "patient": "Pasientnavn",
        "birth_year": "Født",
        "day": "Utlevert dato",
        "atc": "ATC-kode",
        "event": "dispensed",
    }
    found = read(["a.csv"], ["\n".join([headings, *rows]).encode()], mapping)
    assert [record.patient for record in found.records] == [1, 1, 2, 3]


def test_a_number_cut_in_two_by_a_line_end_is_not_read_as_whole():
    found = reading(*ROWS[:3], "4;14.01.2025;N05BA04;Sobril 10 mg;40;8", "0", *ROWS[4:])
    assert [row for row, _ in codes(found)] == [4, 5, 6]
    assert [code for row, code in codes(found) if row != 5] == ["torn_row", "torn_row"]


def test_a_page_number_in_words_takes_no_row_with_it():
    found = reading(*ROWS[:4], "Side 1 av 3", *ROWS[4:])
    assert [row for row, _ in codes(found)] == [5]


def test_two_stray_quotes_do_not_swallow_the_rows_between():
    spoilt = [*ROWS[:2], f'"{ROWS[2]}', *ROWS[3:6], f'{ROWS[6]}"', *ROWS[7:]]
    found = reading(*spoilt)
    assert [row for row, _ in codes(found)] == [3, 7]
    assert len(found.records) == 13


def test_a_thousand_beside_a_decimal_comma_is_not_taken_for_granted():
    found = reading(*ROWS, "9;19.01.2025;N05BA04;Sobril 10 mg;30;1.125")
    assert codes(found) == [(16, "bad_number")]
    certain = reading(*ROWS, "9;19.01.2025;N05BA04;Sobril 10 mg;30;1.125,5")
    assert certain.records[-1].ddd == 1125.5


def test_tablets_with_three_decimals_are_not_read():
    assert amount_of("1,200", Style(",", "."), "units") == Bad("bad_number")
    assert amount_of("30,000", Style(",", "."), "units") == 30
    assert amount_of("2,5", Style(",", "."), "units") == 2.5


SWAPPED = [f"2025-{month:02}-{day:02}" for month, day in [(2, 1), (5, 3), (7, 12), (1, 9)]]
LEFT = [f"{day}.0{month}.2025" for day, month in [(13, 1), (25, 4), (30, 6), (14, 7)]]


def test_days_that_a_spreadsheet_has_swapped_are_refused():
    assert is_half_swapped([*SWAPPED, *LEFT])
    assert is_half_swapped(["02/03/2025", "05/01/2025", "07/02/2025", *LEFT])
    assert not is_half_swapped([*SWAPPED, *LEFT, "03.04.2025", "05.06.2025"])
    assert not is_half_swapped([*LEFT, "03.04.2025"])
    assert not is_half_swapped(SWAPPED)
    rows = [f"{n};{day};N05BA04;Sobril;10;1,5" for n, day in enumerate([*SWAPPED, *LEFT])]
    with pytest.raises(Refused, match="mixed_dates"):
        reading(*rows)


def test_one_spoilt_strength_does_not_keep_the_others_from_being_asked_about():
    rows = [f"{n};{n + 10}.01.2025;Sobril;{n * 5};10" for n in range(1, 7)]
    rows[0] = rows[0].replace(";5;", ";05.mai;")
    content = "\n".join(["Pasientnr;Dato;Preparat;Styrke;Antall tabletter", *rows])
    asked = inspect(["a.csv"], [content.encode()])
    assert "strength_in" in {question.code for question in asked.questions}


def test_a_known_format_with_two_columns_of_one_name_is_asked_about():
    head = "pasient;dato;hendelse;atc;antall;antall"
    rows = [f"{n};2025-01-1{n};utlevert;N05BA04;10;20" for n in range(1, 5)]
    assert inspect(["a.csv"], ["\n".join([head, *rows]).encode()]).format == "table"


def test_a_row_that_has_slipped_shows_no_name_in_the_samples():
    headings = "Pasientnavn;Utlevert dato;ATC-kode;Status;Antall tabletter"
    rows = [f"Kari {n};1{at}.01.2025;N05BA04;Gyldig;100 stk" for at, n in enumerate("abcdefgh")]
    slipped = "1;Kanari Fugl;Kanari Fugl;Kanari Fugl;Kanari Fugl"
    shown = inspect(["a.csv"], ["\n".join([headings, slipped, *rows]).encode()])
    samples = {column.meaning: column.samples for column in shown.columns}
    assert not any("Kanari" in cell for cells in samples.values() for cell in cells)
    assert samples["status"] == (MASK, "Gyldig")
    assert samples["units"] == (MASK, "100 stk")
