"""Every format says it is made up and reads back with the same content."""

from __future__ import annotations

import json
from collections import Counter

import pytest

from riktig.extract import read
from riktig.extract.record import Reading
from riktig.synthetic import FORMATS, Practice, practice
from riktig.synthetic.write_fhir import name_and_strength

SCOPE = ("N02A", "R05DA", "N07BC", "N05BA", "N05CD", "N03AE01", "N05CF", "N02BF", "N06BA")


@pytest.fixture(scope="module")
def made() -> Practice:
    return practice(5, 14)


def read_back(made: Practice, name: str) -> Reading:
    kind = FORMATS[name]
    return read([f"P0001{kind.ending}"], [kind.write(made).encode("utf-8")])


def in_scope(reading: Reading) -> Counter[str]:
    return Counter(
        record.atc
        for record in reading.records
        if record.atc and record.atc.startswith(SCOPE) and not record.recalled
    )


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_reads_back(made: Practice, name: str) -> None:
    reading = read_back(made, name)
    assert reading.format == name
    assert reading.synthetic
    assert not reading.rejected
    expected = Counter(
        row.atc for row in made.dispensings if row.atc.startswith(SCOPE) and not row.recalled
    )
    assert in_scope(reading) == expected
    patients = {row.patient for row in made.dispensings if not row.recalled}
    read_patients = {record.patient for record in reading.records if not record.recalled}
    assert len(read_patients) == len(patients)


@pytest.mark.parametrize("name", FORMATS)
def test_sex_birth_year_days_and_names_read_back(made: Practice, name: str) -> None:
    reading = read_back(made, name)
    found = Counter(
        (record.day, record.product, record.sex, record.birth_year)
        for record in reading.records
        if not record.recalled
    )
    assert found == Counter(
        (
            row.day,
            name_and_strength(row) if name == "fhir" else row.product.name,
            made.patient(row.patient).sex,
            made.patient(row.patient).birth_year,
        )
        for row in made.dispensings
        if not row.recalled
    )


@pytest.mark.parametrize("name", ["canonical", "norpd", "lmr"])
def test_ddd_reads_back(made: Practice, name: str) -> None:
    found = sum(record.ddd or 0 for record in read_back(made, name).records if not record.recalled)
    made_sum = sum(row.ddd_thousandths or 0 for row in made.dispensings if not row.recalled)
    assert found == pytest.approx(made_sum / 1000)


@pytest.mark.parametrize("name", ["canonical", "fhir"])
def test_recalled_rows_and_strengths_read_back(made: Practice, name: str) -> None:
    reading = read_back(made, name)
    assert sum(record.recalled for record in reading.records) == sum(
        row.recalled for row in made.dispensings
    )
    found = Counter((record.strength, record.strength_unit) for record in reading.records)
    assert found == Counter(
        (float(row.product.strength), row.product.unit) if row.product.strength else (None, None)
        for row in made.dispensings
    )


@pytest.mark.parametrize("name", ["canonical", "lmr", "fhir"])
def test_the_number_of_units_reads_back(made: Practice, name: str) -> None:
    found = sum(r.units or 0 for r in read_back(made, name).records if not r.recalled)
    assert found == sum(r.packs * r.pack_size for r in made.dispensings if not r.recalled)


def test_the_marks_of_made_up_data(made: Practice) -> None:
    canonical = FORMATS["canonical"].write(made).splitlines()
    assert canonical[0] == "# riktig-canonical/1 synthetic=true"
    for name in ("norpd", "lmr"):
        heading, *lines = FORMATS[name].write(made).splitlines()
        assert heading.split(";")[-1] == "Syntetisk"
        assert {line.split(";")[-1] for line in lines} == {"1"}
    bundle = json.loads(FORMATS["fhir"].write(made))
    assert {"code": "synthetic"} in bundle["meta"]["tag"]


def test_the_research_file_keeps_its_leading_space(made: Practice) -> None:
    assert FORMATS["norpd"].write(made).startswith(" PasientLopeNr;PasientFodtAr;")
