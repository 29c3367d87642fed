"""Every row of every kind of file is a record or a rejected row, once, whatever stands in it."""

from __future__ import annotations

import json

from extract_in_use import details, export, found, in_use, medicine_list, search, version
from extract_packed import dispensing, goods, many, message, prescription
from hypothesis import given, settings
from hypothesis import strategies as st

from riktig.audit import audit, read_options
from riktig.extract import read
from riktig.problem import Refused

ENOUGH = 40  # good rows beside the spoilt ones, so that the file is not refused for them
MOST = 8
FEW = settings(max_examples=60, deadline=None)

cells = st.one_of(
    st.sampled_from(
        [
            "",
            "-",
            "0001-01-01",
            "99999999999",
            "2025-01-31",
            "1.000",
            "1,5",
            "N05BA04",
            "x",
            "\u2212",
        ]
    ),
    st.text(
        st.characters(blacklist_characters=';"\r\n\x00', blacklist_categories=("Cs", "Cc")),
        max_size=9,
    ),
)
LMR = "lopenr;Utlevering_Lopenummer;Utlevering_Dato;Legemiddel_ATCkode_Niva5;Utlevering_DDD"
GOOD = [f"{n};{n};2025-01-0{1 + n % 9};N05BA04;{n},5" for n in range(ENOUGH)]


def check(reading, rows: dict[int, int]) -> None:
    """As many rows as were written in each file, each with its own number."""
    seen = [(one.file, one.row) for one in (*reading.records, *reading.rejected)]
    assert sorted(seen) == [(file, row) for file in rows for row in range(1, rows[file] + 1)]
    assert reading.rows_read == sum(rows.values())
    ledger = audit(reading, read_options({"period": "2024-01-01:2026-12-31"})).ledger
    parts = {k: n for k, n in ledger._asdict().items() if k not in ("rows_read", "problems")}
    assert sum(parts.values()) == ledger.rows_read == reading.rows_read


@given(st.lists(st.lists(cells, min_size=1, max_size=7), max_size=MOST), st.integers(0, ENOUGH))
@FEW
def test_of_a_table(spoilt, at):
    lines = [*GOOD[:at], *(";".join(row) for row in spoilt), *GOOD[at:]]
    written = sum(1 for line in lines if any(cell.strip() for cell in line.split(";")))
    blob = "\n".join([LMR, *lines]).encode()
    try:
        reading = read(["x.csv"], [blob])
    except Refused as refused:  # only for what the columns as a whole do not tell
        if refused.problem.code in ("ambiguous_number", "too_many_unreadable"):
            return
        raise
    check(reading, {0: written})


def plain(cell: str) -> str:
    """Of letters and figures alone, so that it can stand in XML."""
    return "".join(filter(str.isalnum, cell))


DAYS = st.sampled_from(["2025-01-31", "", "x", "0001-01-01"])
ONE = st.one_of(
    st.builds(lambda day, atc: message(prescription(day=day, atc=atc)), DAYS, cells.map(plain)),
    st.builds(
        lambda day, who: message(dispensing("r1", day=day), patient=who),
        DAYS,
        st.sampled_from(["", "1", "99999999999"]),
    ),
    st.builds(lambda day: search(found("r1", given=day)), DAYS),
    st.builds(lambda day: message(medicine_list(in_use("r1", day))), DAYS),
    st.builds(
        lambda packed: message(medicine_list(in_use("r2", content=packed))),
        st.sampled_from(["", "<a>", goods(packs="-1")]),
    ),
    st.builds(
        lambda day, info: export((version("r3", 1, info), details("d1", day))),
        DAYS,
        st.sampled_from(["d1", "gone"]),
    ),
)


@given(st.lists(ONE, max_size=MOST), st.integers(0, ENOUGH))
@FEW
def test_of_messages_of_every_kind(spoilt, at):
    good = [message(prescription(), f"g{n}") for n in range(ENOUGH)]
    reading = read(["x.xml", "y.xml"], [many(*good[:at], *spoilt, *good[at:]), many(good[0])])
    check(reading, {0: ENOUGH + len(spoilt), 1: 1})


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [
                    "url",
                    "extension",
                    "coding",
                    "code",
                    "system",
                    "value",
                    "reference",
                    "valueCodeableConcept",
                ]
            ),
            inner,
            max_size=3,
        )
    ),
    max_leaves=8,
)
FIELDS = st.sampled_from(
    [
        "subject",
        "authoredOn",
        "status",
        "medicationCodeableConcept",
        "extension",
        "identifier",
        "dispenseRequest",
        "intent",
    ]
)


def request(number: str, change: dict[str, object]) -> dict[str, object]:
    """A request, spoilt."""
    return {
        "resourceType": "MedicationRequest",
        "id": number,
        "status": "active",
        "intent": "order",
        "medicationCodeableConcept": {"text": "Sobril tab 10 mg"},
        "subject": {"reference": "Patient/1"},
        "authoredOn": "2025-01-02",
    } | change


@given(st.lists(st.dictionaries(FIELDS, JSON, max_size=3), max_size=MOST))
@FEW
def test_of_fhir(spoilt):
    good = [request(f"g{n}", {}) for n in range(ENOUGH)]
    kinds = ("MedicationRequest", "MedicationStatement", "MedicationAdministration")
    bad = [
        request(f"b{n}", change) | {"resourceType": kinds[n % 3]} for n, change in enumerate(spoilt)
    ]
    entries = [{"resource": one} for one in (*good, *bad)]
    blob = json.dumps({"resourceType": "Bundle", "entry": entries}).encode()
    check(read(["x.json"], [blob]), {0: len(entries)})
