"""Real and published files, where they are at hand: counts, sensible refusals, no crash."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from riktig.audit import audit, read_options
from riktig.extract import inspect, read
from riktig.extract.fhir_event import EVENTS


def files_of(folder: Path, suffix: str) -> tuple[list[str], list[bytes]]:
    found = sorted(folder.glob(f"*{suffix}"))
    return [path.name for path in found], [path.read_bytes() for path in found]


def events_in(blob: bytes) -> int:
    """A count made another way: every event resource that is not inside `contained`."""

    def count(value: object) -> int:
        if isinstance(value, list):
            return sum(map(count, value))
        if not isinstance(value, dict):
            return 0
        inner = sum(count(below) for key, below in value.items() if key != "contained")
        return (value.get("resourceType") in EVENTS) + inner

    return count(json.loads(blob))


@pytest.mark.parametrize(("folder", "rows"), [("lmdi_2025", 7), ("lmdi_2026", 11)])
def test_lmdi(realdata, folder, rows):
    names, blobs = files_of(realdata / "D3_fhir" / folder, ".json")
    reading = read(names, blobs)
    assert reading.rows_read == sum(map(events_in, blobs)) == rows
    assert not reading.rejected
    assert parts_of(reading) == {"rows_read": rows, **PARTS[folder]}


def test_lmdi_atc_stands_in_an_extension(realdata):
    names, blobs = files_of(realdata / "D3_fhir" / "lmdi_2026", ".json")
    by_name = {names[r.file]: r for r in read(names, blobs).records}
    oxycodone = by_name["MedicationRequest-Rekvirering-Kjemoterapi.json"]
    assert (oxycodone.atc, oxycodone.strength_unit) == ("N02AA05", "mg/ml")
    assert by_name["MedicationRequest-Rekvirering-Infusjon.json"].atc is None


def test_lmdi_entered_in_error_adds_nothing(realdata):
    path = realdata / "D3_fhir/lmdi_2025/Bundle-LegemiddelregisterBundle-1.json"
    blob = path.read_bytes()
    assert [r.recalled for r in read([path.name], [blob]).records] == [False]
    wrong = blob.replace(b'"completed"', b'"entered-in-error"')
    assert [r.recalled for r in read([path.name], [wrong]).records] == [True]


def test_other_fhir(realdata):
    path = realdata / "D3_fhir/mii/MedicationStatement-zopiclon.json"
    reading = read([path.name], [path.read_bytes()])
    assert [(r.atc, r.strength) for r in reading.records] == [("N05CF01", 3.75)]
    assert reading.synthetic
    path = realdata / "D3_fhir/sfm_getmed/getmedex3.json"
    reading = read([path.name], [path.read_bytes()])
    assert [(r.event, r.atc, r.product) for r in reading.records] == [
        ("prescribed", "A01AA01", "Fluoridion sugetab 0,5 mg"),
        ("dispensed", None, "Flux sugetab med banansmak 0,5 mg"),
    ]


def test_eresept(realdata):
    """Both prescriptions of the same number count once, also inside lists and downloads."""
    names, blobs = files_of(realdata / "D1_eresept_messages", ".xml")
    readable = [
        (name, blob)
        for name, blob in zip(names, blobs, strict=True)
        if any(word in name for word in ("M1_", "M6_", "M10_", "M94_", "M96_"))
    ]
    reading = read(*zip(*readable, strict=True))
    assert (len(readable), reading.rows_read, len(reading.records)) == (6, 6, 6)
    found = [
        (record.event, record.atc, record.strength, record.strength_unit, record.units)
        for record in reading.records
    ]
    cough = ("prescribed", "R05DA01", 1.7, "mg/ml", 300.0)
    assert found.count(cough) == 2
    assert ("prescribed", "M01AE01", 400.0, "mg", 100.0) in found
    assert ("prescribed", "R06AE07", 10.0, "mg", 400.0) in found
    assert found.count(("dispensed", "V03AX", 1.0, "mg/ml", None)) == 2
    assert parts_of(reading) == {"rows_read": 6, **PARTS["eresept"]}


def test_a_recall_in_a_deletion_is_read(realdata):
    (path,) = (realdata / "D1_eresept_messages").glob("*M7_*.xml")
    (m1,) = (realdata / "D1_eresept_messages").glob("*behandling__M1_*.xml")
    number = b"f63b9535-5160-4972-b923-168114660619"
    prescription = re.sub(rb"<MsgId>[^<]+", b"<MsgId>" + number, m1.read_bytes())
    reading = read(["a.xml", "b.xml"], [prescription, path.read_bytes()])
    assert [record.recalled for record in reading.records] == [True]


@pytest.mark.parametrize(
    ("name", "mapping", "rows"),
    [
        (
            "adherer_durcomp.dispensing.csv",
            {"patient": "ID", "day": "DATE.DISP", "atc": "ATC.CODE", "event": "dispensed"},
            1794,
        ),
        (
            "prescribeR_synth_presc.csv",
            {
                "patient": "patient_id",
                "day": "presc_date",
                "product": "approved_name",
                "units": "qty_dispensed",
                "ddd": "ddd_dispensed",
                "event": "dispensed",
            },
            1478,
        ),
        (
            "synthea_medications.csv",
            {
                "patient": "PATIENT",
                "day": "START",
                "product": "DESCRIPTION",
                "event": "prescribed",
            },
            1772,
        ),
    ],
)
def test_patient_level_files_of_other_countries(realdata, name, mapping, rows):
    """Whoever settles their columns can read them, and every row is counted."""
    blob = (realdata / "D6_patient_level_controls" / name).read_bytes()
    assert inspect([name], [blob], mapping).ready
    reading = read([name], [blob], mapping)
    assert reading.rows_read == len(blob.splitlines()) - 1 == rows
    assert not reading.rejected
    assert parts_of(reading) == {"rows_read": rows, **PARTS[name]}


# Every part of the ledger over the file's own days; a part that is not named holds none. The
# duplicates are rows equal in the columns taken; of Synthea's, nine rows of tramadol and one of
# diazepam are certain by name, and combined products are not.
PARTS = {
    "adherer_durcomp.dispensing.csv": {"out_of_scope": 1765, "duplicate": 29},
    "prescribeR_synth_presc.csv": {"not_classified": 1394, "out_of_scope": 81, "duplicate": 3},
    "synthea_medications.csv": {
        "in_scope": 10,
        "out_of_scope": 61,
        "not_classified": 1662,
        "duplicate": 39,
    },
    "lmdi_2025": {"in_scope": 1, "out_of_scope": 1, "not_classified": 3, "duplicate": 2},
    "lmdi_2026": {"in_scope": 1, "out_of_scope": 7, "not_classified": 3},
    "eresept": {"in_scope": 1, "out_of_scope": 3, "duplicate": 2},
}


def parts_of(reading) -> dict[str, int]:
    days = sorted(record.day for record in reading.records)
    ledger = audit(reading, read_options({"period": f"{days[0]}:{days[-1]}"})).ledger
    return {name: n for name, n in ledger._asdict().items() if name != "problems" and n}
