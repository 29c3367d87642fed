"""Spreadsheets, zips and messages damaged in any way: read right, or refused; never a crash."""

from __future__ import annotations

from extract_packed import (
    FNR,
    NAME,
    a_list,
    dispensing,
    many,
    message,
    packed,
    prescription,
    recall,
    xlsx,
    zipped,
)
from hypothesis import given
from hypothesis import strategies as st

from riktig.extract import Reading, inspect, read
from riktig.problem import Refused
from riktig.text import explain

MAPPING = {
    "patient": "Pasientnr",
    "day": "Utlevert dato",
    "atc": "ATC-kode",
    "product": "Preparat",
    "units": "Antall tabletter",
    "ddd": "DDD",
    "event": "dispensed",
}
MESSAGES = many(
    message(prescription(packs="2"), "r1"),
    message(prescription(day="2025-02-02", atc="N02AA05", name="OxyContin 10 mg"), "r2"),
    message(packed(message(prescription(), "r3")), "m96"),
    message(dispensing("r1"), "d1"),
    message(dispensing("r1", annulled="true", annuls="d1"), "d2"),
    message(recall("r2"), "x"),
)
FILES = {
    "sheet": xlsx({"Ark1": a_list(), "Skjult": [["a", "b"]]}, hidden=["Skjult"]),
    "stored sheet": zipped({"l.xlsx": xlsx({"A": a_list()})}, packed=False),
    "zip": zipped({"liste.xlsx": xlsx({"A": a_list()}), "igjen.xlsx": xlsx({"B": a_list()})}),
    "messages": MESSAGES,
    "messages in a zip": zipped({"m.xml": MESSAGES}),
}
TRUE_AMOUNTS = {None, 100.0, 25.0, 30.0, 50.0, 200.0}


def outcome(blob: bytes) -> Reading | str:
    """What came of it, or the sentence that says why not; in neither is anybody."""
    made: Reading | str
    try:
        assert inspect(["x"], [blob]) is not None
        made = read(["x"], [blob], MAPPING)
        said = repr(made)
    except Refused as refused:
        made = explain(refused.problem)
        said = made + repr(refused) + repr(refused.__cause__)
    assert FNR not in said
    assert NAME not in said
    return made


def changes(size: int) -> st.SearchStrategy[list[tuple[int, int]]]:
    return st.lists(
        st.tuples(st.integers(0, size - 1), st.integers(0, 255)), min_size=1, max_size=4
    )


@given(st.sampled_from(sorted(FILES)), st.data())
def test_bytes_changed_anywhere(name, data):
    blob = bytearray(FILES[name])
    for at, value in data.draw(changes(len(blob))):
        blob[at] = value
    made = outcome(bytes(blob))
    if isinstance(made, Reading) and name in ("sheet", "stored sheet", "zip"):
        # A checksum guards each part, so that what is read is what was written.
        assert {record.units for record in made.records} <= TRUE_AMOUNTS


@given(st.sampled_from(sorted(FILES)), st.data())
def test_cut_short_or_pieces_repeated(name, data):
    blob = FILES[name]
    start = data.draw(st.integers(0, len(blob)))
    end = data.draw(st.integers(start, len(blob)))
    kind = data.draw(st.sampled_from(["cut", "taken out", "repeated"]))
    made = {
        "cut": blob[:start],
        "taken out": blob[:start] + blob[end:],
        "repeated": blob[:end] + blob[start:],
    }[kind]
    assert outcome(made)


@given(st.sampled_from(sorted(FILES)), st.integers(1, 6), st.booleans())
def test_nested_in_zips_and_containers(name, depth, deflated):
    blob = FILES[name]
    for _ in range(depth):
        blob = zipped({"inni": blob}, packed=deflated)
    made = outcome(blob)
    assert isinstance(made, str) or depth == 1


@given(st.integers(0, 8))
def test_messages_inside_messages(depth):
    whole = message(prescription())
    for _ in range(depth):
        whole = message(packed(whole))
    made = outcome(whole.encode())
    assert isinstance(made, Reading) is (depth <= 3)


WORDS = st.sampled_from(
    [
        "1",
        "1.000",
        "1,000",
        "-1",
        "",
        " 7 ",
        "NaN",
        "1e5",
        "9" * 50,
        "&amp;",
        "\u00b5",
        "true",
        "ukjent",
    ]
)


@given(WORDS, WORDS, WORDS, WORDS)
def test_values_of_a_message_are_read_right_or_not_at_all(packs, size, repeats, annulled):
    row = message(dispensing("r", packs=packs, size=size, repeats=repeats, annulled=annulled))
    reading = read(["x"], [many(*[message(dispensing("q"), f"d{n}") for n in range(9)], row)])
    assert reading.rows_read == 10
    assert {record.units for record in reading.records[9:]} <= {None, 1.0, 7.0, 49.0}
