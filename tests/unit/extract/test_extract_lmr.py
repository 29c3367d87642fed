"""LMR research files: two a year, codes cut short, days in the place of dates."""

from __future__ import annotations

from datetime import date

import pytest

from riktig.audit import audit, read_options
from riktig.extract import inspect, read
from riktig.extract.who import names_in
from riktig.problem import Refused
from riktig.text import explain

WHOLE = "koblingsnoekkel;Utlevering_Lopenummer;{day};Utlevering_AntallPakninger;Utlevering_DDD;\
Legemiddel_ATCkode_Niva5;Vare_Varenavn"
SHORT = "koblingsnoekkel;Utlevering_Lopenummer;{day};Utlevering_AntallPakninger;Utlevering_DDD;\
Legemiddel_ATCkode_Niva4"
DAY, OFFSET = "Utlevering_Dato", "Utlevering_Dato_Differansedager"


def whole(*rows: str, day: str = DAY) -> bytes:
    return "\n".join([WHOLE.format(day=day), *rows]).encode()


def short(*rows: str, day: str = DAY) -> bytes:
    return "\n".join([SHORT.format(day=day), *rows]).encode()


def parts(reading) -> dict[str, int]:
    ledger = audit(reading, read_options({"period": "2024-01-01:2025-12-31"})).ledger
    return {name: n for name, n in ledger._asdict().items() if n and name != "problems"}


def test_two_files_of_a_year_are_read_as_one_and_both_levels_are_classed():
    names, blobs = (
        ["a.csv", "b.csv"],
        [
            whole("7;1;2025-01-02;1;5,5;N05BA04;Sobril"),
            short("7;2;2025-02-02;1;2,5;N05CF", "8;3;2025-02-03;1;1;A02BC"),
        ],
    )
    assert inspect(names, blobs).ready
    reading = read(names, blobs)
    assert [(r.patient, r.atc, r.ddd) for r in reading.records] == [
        (1, "N05BA04", 5.5),
        (1, "N05CF", 2.5),
        (2, "A02BC", 1.0),
    ]
    assert parts(reading) == {"rows_read": 3, "in_scope": 2, "out_of_scope": 1}


def test_a_dispensing_in_both_files_counts_once():
    reading = read(
        ["a.csv", "b.csv"],
        [
            whole("7;1;2025-01-02;1;5,5;N05BA04;Sobril"),
            short("7;1;2025-01-02;1;5,5;N05BA", "7;2;2025-01-02;1;5,5;N05BA"),
        ],
    )
    assert [record.atc for record in reading.records] == ["N05BA04", "N05BA04", "N05BA"]
    assert parts(reading) == {"rows_read": 3, "in_scope": 2, "duplicate": 1}


@pytest.mark.parametrize(
    "other",
    [
        "7;1;2025-01-03;1;5,5;N05BA",  # another day
        "8;1;2025-01-02;1;5,5;N05BA",  # another patient
        "7;1;2025-01-02;1;5,5;N05CF",  # another medicine
        "7;;2025-01-02;1;5,5;N05BA",  # no number
    ],
)
def test_what_is_not_certainly_the_same_dispensing_stays_as_it_is(other):
    reading = read(["a.csv", "b.csv"], [whole("7;1;2025-01-02;1;5,5;N05BA04;Sobril"), short(other)])
    assert len(reading.records[1].atc) == 5
    assert "duplicate" not in parts(reading)


def test_two_medicines_of_one_group_on_one_number_are_not_chosen_between():
    reading = read(
        ["a.csv", "b.csv"],
        [
            whole("7;1;2025-01-02;1;5;N05BA04;Sobril", "7;1;2025-01-02;1;3;N05BA01;Vival"),
            short("7;1;2025-01-02;1;5;N05BA"),
        ],
    )
    assert reading.records[2].atc == "N05BA"


OFFSETS = [
    whole("7;1;412;1;5,5;N05BA04;Sobril", "8;2;-1;1;2;N05CF01;Imovane", day=OFFSET),
    short("7;3;413;1;1;A02BC", day=OFFSET),
]
REFERENCE = b"lnr,ref_date\n7,2024-01-01\n8,2025-03-01\n"


@pytest.mark.parametrize("place", [0, 1, 2])
def test_day_offsets_become_dates_with_each_patients_own_day(place):
    blobs = [*OFFSETS[:place], REFERENCE, *OFFSETS[place:]]
    names = ["x.csv"] * len(blobs)
    assert inspect(names, blobs).ready
    reading = read(names, blobs)
    assert [(r.day, r.atc) for r in reading.records] == [
        (date(2025, 2, 16), "N05BA04"),
        (date(2025, 2, 28), "N05CF01"),
        (date(2025, 2, 17), "A02BC"),
    ]
    assert reading.format == "lmr"
    assert names_in(names, blobs, None, [(0, 2), (1, 1)]) == ["8", "7"]


def test_a_patient_without_a_certain_reference_day_has_no_date_and_is_counted():
    days = REFERENCE + b"9,2024-01-01\n9,2024-01-02\n"
    rows = [f"7;{n};{n};1;1;A02BC01;x" for n in range(20)]
    blob = whole("9;1;5;1;1;A02BC01;x", "10;1;5;1;1;A02BC01;x", "7;9;x;1;1;A;x", *rows, day=OFFSET)
    reading = read(["a.csv", "b.csv"], [blob, days])
    assert [(p.row, p.code) for p in reading.rejected] == [
        (1, "no_date"),
        (2, "no_date"),
        (3, "bad_date"),
    ]
    assert (len(reading.records), reading.rows_read) == (20, 23)


def test_reseptregisteret_can_have_them_too():
    norpd = b"pasientlopenr;diff_utleveringdato;atckode\n7;31;N05BA04\n"
    (record,) = read(["a.csv", "b.csv"], [norpd, REFERENCE]).records
    assert record.day == date(2024, 2, 1)


def test_offsets_alone_are_refused_with_what_to_choose():
    with pytest.raises(Refused) as caught:
        read(["a.csv"], OFFSETS[:1])
    assert caught.value.problem.code == "day_offset"
    assert "referansedato" in explain(caught.value.problem)


def test_a_reference_file_beside_files_with_dates_changes_nothing():
    dated = whole("7;1;2025-01-02;1;5,5;N05BA04;Sobril")
    assert read(["a.csv", "b.csv"], [dated, REFERENCE]) == read(["a.csv"], [dated])
    with pytest.raises(Refused):
        read(["a.csv", "b.csv"], [REFERENCE, REFERENCE])
