"""What is written in our own format is read back, whatever the order and the noise."""

from __future__ import annotations

from datetime import date

from extract_lists import CANONICAL_HEADING
from hypothesis import given
from hypothesis import strategies as st

from riktig.extract import Reading, Record, read
from riktig.problem import Refused
from riktig.text import explain

EVENTS = {"dispensed": "utlevert", "prescribed": "forskrevet"}
SEXES = {"female": "K", "male": "M", None: ""}
UNITS = {"mg": "mg", "ug/h": "ug/t", "mg/ml": "mg/ml"}
PLAIN = st.text("abcdefghijklmnopqrstuvwxyzABCæøåé ,.'/", min_size=1, max_size=20)

hundredths = st.integers(0, 99_999).map(lambda number: number / 100)


@st.composite
def records(draw) -> Record:
    strength = draw(st.none() | hundredths)
    return Record(
        file=0,
        row=0,
        patient=draw(st.integers(1, 8)),
        day=draw(st.dates(date(1990, 1, 1), date(2090, 1, 1))),
        event=draw(st.sampled_from(sorted(EVENTS))),
        atc=draw(st.sampled_from(["N05BA04", "N02AA05", "N05CF01", "C07AB02", None])),
        product=draw(st.none() | PLAIN.map(lambda name: "x" + " ".join(name.split()))),
        strength=strength,
        strength_unit=None if strength is None else draw(st.sampled_from(sorted(UNITS))),
        units=draw(st.none() | hundredths),
        ddd=draw(st.none() | hundredths),
        birth_year=draw(st.none() | st.integers(1900, 2025)),
        sex=draw(st.sampled_from(["female", "male", None])),
        prescription=draw(st.none() | st.integers(1, 8)),
        recalled=draw(st.booleans()),
    )


def number(value: float | None) -> str:
    return "" if value is None else f"{value:.2f}".replace(".", ",")


def line(record: Record) -> str:
    cells = (
        f"p{record.patient}",
        record.day.isoformat(),
        EVENTS[record.event],
        record.atc or "",
        record.product or "",
        number(record.strength),
        UNITS[record.strength_unit] if record.strength_unit else "",
        number(record.units),
        number(record.ddd),
        SEXES[record.sex],
        str(record.birth_year or ""),
        f"r{record.prescription}" if record.prescription else "",
        "tilbakekalt" if record.recalled else "gyldig",
    )
    return ";".join(cells)


def numbered(made: list[Record]) -> list[Record]:
    """The records as a reading numbers them: rows, patients and prescriptions by appearance."""
    patients: dict[int, int] = {}
    prescriptions: dict[int, int] = {}
    return [
        record._replace(
            row=row,
            patient=patients.setdefault(record.patient, len(patients) + 1),
            prescription=record.prescription
            and prescriptions.setdefault(record.prescription, len(prescriptions) + 1),
        )
        for row, record in enumerate(made, 1)
    ]


def reread(made: list[Record]):
    content = "\n".join([CANONICAL_HEADING, *map(line, made)]) + "\n"
    return read(["x.csv"], [content.encode()])


@given(st.lists(records(), min_size=1, max_size=30))
def test_written_and_read_is_the_same(made):
    reading = reread(made)
    assert list(reading.records) == numbered(made)
    assert not reading.rejected


@given(st.lists(records(), min_size=1, max_size=15), st.randoms(use_true_random=False))
def test_permuting_rows_permutes_records(made, random):
    shuffled = list(made)
    random.shuffle(shuffled)
    bare = [sorted(map(repr, numberless(reread(order).records))) for order in (made, shuffled)]
    assert bare[0] == bare[1]
    assert patient_sizes(reread(made).records) == patient_sizes(reread(shuffled).records)


def numberless(found) -> list[Record]:
    return [r._replace(row=0, patient=0, prescription=r.prescription and 0) for r in found]


def patient_sizes(found) -> list[int]:
    patients = [record.patient for record in found]
    return sorted(patients.count(patient) for patient in set(patients))


@given(
    st.lists(records(), min_size=1, max_size=20),
    st.lists(st.text('";,.1aå\t\n\r\u2028 ', max_size=60), max_size=10),
)
def test_every_row_is_read_or_rejected_or_the_file_refused(made, noise):
    lines = [CANONICAL_HEADING, *map(line, made), *noise]
    reading = outcome("\n".join(lines).encode())
    if isinstance(reading, str):
        return
    rows = [record.row for record in reading.records] + [bad.row for bad in reading.rejected]
    assert sorted(rows) == list(range(1, reading.rows_read + 1))
    assert reading.records[: len(made)] == tuple(numbered(made))


@given(st.binary(max_size=400))
def test_no_bytes_crash_a_reader(blob):
    assert outcome(blob)


def outcome(blob: bytes) -> Reading | str:
    """What came of it, or the sentence that says why not."""
    try:
        return read(["x.csv"], [blob])
    except Refused as refused:
        return explain(refused.problem)
