"""e-resept: one row a prescription or a dispensing, whatever the namespace's date and wrapping."""

from __future__ import annotations

from datetime import date

import pytest
from extract_packed import (
    FNR,
    HEAD,
    NAME,
    OTHER_FNR,
    dispensing,
    goods,
    message,
    of,
    packed,
    prescription,
    recall,
    zipped,
)

from riktig.audit import audit, read_options
from riktig.extract import inspect, read
from riktig.problem import Refused
from riktig.text import explain


def ledger_of(*messages: str) -> dict:
    done = audit(of(*messages), read_options({}))
    return {
        key: value for key, value in done.ledger._asdict().items() if value and key != "problems"
    }


def test_a_prescription():
    blob = message(prescription(packs="2", repeats="3"), declared=True).encode()
    reading = read(["x.xml"], [blob])
    (record,) = reading.records
    assert reading.format == "eresept"
    assert (record.event, record.day) == ("prescribed", date(2025, 1, 31))
    assert (record.atc, record.product) == ("N05BA04", "Sobril tab 10 mg")
    assert (record.strength, record.strength_unit) == (10.0, "mg")
    assert record.units == 800  # two packs of 100, that can be dispensed four times
    assert record.units_at_once == 200
    assert (record.sex, record.birth_year, record.patient) == ("female", 1956, 1)
    assert inspect(["x.xml"], [blob]).ready


def test_a_dispensing_counts_what_was_given():
    (record,) = of(message(dispensing("r1", packs="1.000", repeats="3"))).records
    assert (record.event, record.day, record.units) == ("dispensed", date(2025, 2, 3), 100.0)
    assert record.units_at_once is None


@pytest.mark.parametrize("dated", ["2009-02-20", "2010-05-01", "2013-10-08", "2014-12-01", "2031"])
def test_the_namespace_may_have_any_date(dated):
    assert of(message(prescription(dated=dated))).records[0].atc == "N05BA04"


@pytest.mark.parametrize(
    "blob",
    [
        message(prescription()).encode(),
        b"\xef\xbb\xbf" + message(prescription(), declared=True).encode(),
        message(prescription()).encode("utf-16"),
        ('<?xml version="1.0" encoding="iso-8859-1"?>' + message(prescription())).encode("cp1252"),
        b"\n\n" + message(prescription()).encode(),
        message(packed(message(prescription())), number="m96", patient="").encode(),
        message(packed(message(packed(message(prescription())))), patient="").encode(),
        message(prescription())
        .replace("<MsgHead xmlns=", f"<h:MsgHead xmlns:h='{HEAD}' xmlns=")
        .replace("</MsgHead>", "</h:MsgHead>")
        .encode(),
    ],
)
def test_the_message_may_be_written_and_wrapped_in_any_way(blob):
    reading = read(["x.xml"], [blob])
    assert [(r.atc, r.patient, r.prescription) for r in reading.records] == [("N05BA04", 1, 1)]


def test_many_messages_in_one_file_and_in_many():
    first, second = (message(prescription(), f"r{n}", declared=True) for n in (1, 2))
    together = read(["x.xml"], [(first + "\n" + second).encode()])
    assert [record.row for record in together.records] == [1, 2]
    apart = read(["a.xml", "b.xml"], [first.encode(), second.encode()])
    assert [(r.file, r.row, r.patient) for r in apart.records] == [(0, 1, 1), (1, 1, 1)]
    assert read(["x.zip"], [zipped({"a": first, "b": second})]) == apart


def test_a_bare_prescription_is_about_nobody():
    reading = of(*[message(prescription(), f"r{n}") for n in range(9)], prescription())
    assert [(p.row, p.code, p.column) for p in reading.rejected] == [
        (10, "no_patient", "Pasient (nummer eller navn)")
    ]


def test_a_patient_without_a_birth_number_is_known_by_another():
    def with_kind(kind: str, number: str) -> str:
        return message(prescription(), number).replace('V="FNR"', f'V="{kind}"')

    foreign = [with_kind("PASSNR", "r1"), with_kind("PASSNR", "r2"), with_kind("DNR", "r3")]
    assert [record.patient for record in of(*foreign).records] == [1, 1, 2]


def test_patients_are_told_apart_and_forgotten():
    reading = of(
        message(prescription(), "r1"),
        message(prescription(), "r2", OTHER_FNR),
        message(dispensing("r1")),
    )
    assert [record.patient for record in reading.records] == [1, 2, 1]
    assert [record.prescription for record in reading.records] == [1, 2, 1]
    for word in (FNR, OTHER_FNR, NAME):
        assert word not in repr(reading)


def test_recalls_and_annulments_take_their_rows_back():
    reading = of(
        message(prescription(), "R1"),
        message(prescription(day="2025-02-01"), "r2"),
        message(recall("{r1}"), "r3"),
        message(dispensing("r2"), "d1"),
        message(dispensing("r2", annulled="true", annuls="d1", content=""), "d2"),
        message(dispensing("r2", day="2025-02-04"), "d3"),
        message(dispensing("r2", day="2025-02-05"), "d4"),
        message(dispensing("r2", day="2025-02-05", annulled="true", content=""), "d5"),
    )
    assert [(r.event[0], r.recalled) for r in reading.records] == [
        ("p", True),
        ("p", False),
        ("d", True),
        ("d", True),
        ("d", False),
        ("d", True),
        ("d", True),
    ]
    assert reading.rows_read == 7  # a recall is no row


def test_both_reports_of_one_dispensing_count_once():
    assert ledger_of(
        message(prescription(), "r1"),
        message(packed(message(prescription(), "r1")), "m96"),
        message(dispensing("r1"), "d1"),
        message(dispensing("r1", kind="m6"), "d2"),
        message(dispensing("r1", day="2025-04-03"), "d3"),
    ) == {"rows_read": 5, "in_scope": 3, "duplicate": 2}


def test_the_ledger_of_a_mixed_file():
    assert ledger_of(
        *[message(dispensing(f"r{n}", day=f"2025-03-{n:02}"), f"d{n}") for n in range(1, 11)],
        message(dispensing("q", atc="C07AB02", name="Selo-Zok depottab 50 mg")),
        message(dispensing("q", atc="", name="Lokal salve")),
        message(dispensing("q", annulled="true", day="2025-05-01")),
        message(dispensing("q", day="0001-01-01")),
        message(dispensing("q"), patient="99999999999"),
    ) == {"rows_read": 15, "in_scope": 10, "out_of_scope": 1, "not_classified": 1, "recalled": 1,
          "rejected": 2}  # fmt: skip


def with_amount(value: str, unit: str) -> str:
    """A prescription by substance: an amount in the place of packs."""
    made = goods(extra=f'<Mengde V="{value}" U="{unit}"/>')
    start, end = made.index("<PakningsinfoResept>"), made.index("</PakningsinfoResept>")
    return made[:start] + made[end + len("</PakningsinfoResept>") :]


@pytest.mark.parametrize(
    ("content", "units"),
    [
        (goods(size="10x10"), 100.0),
        (goods(size="7 x 14"), 98.0),
        (goods(size="2,5"), None),
        (goods(size="2x7x1", unit="MLAMP"), None),
        (goods(size="300", unit="ml"), 300.0),
        (goods(size="1", unit="g"), None),
        (goods(packs="0.5"), 50.0),
        (goods(packs=""), None),
        (goods(packs="1000000"), None),
        (goods(size="9" * 60), None),
        (with_amount("30", "stk"), 30.0),
        (with_amount("30", "tablett"), 30.0),
        (with_amount("30", "mg"), None),
        (with_amount("x", "stk"), None),
    ],
)
def test_amounts_are_certain_or_unknown(content, units):
    assert of(message(dispensing("r", content=content))).records[0].units == units


def test_ddd_where_the_pack_says_what_it_holds():
    more = '<DDD V="0.01" U="g"/><Statistikkfaktor>0.07</Statistikkfaktor></PakningsinfoResept>'
    content = goods(packs="3").replace("</PakningsinfoResept>", more)
    assert of(message(dispensing("r", content=content))).records[0].ddd == pytest.approx(21)


@pytest.mark.parametrize(
    ("wrong", "code", "column"),
    [
        (message(prescription(day="")), "no_date", "Dato"),
        (message(prescription(day="i dag")), "bad_date", "Dato"),
        (message(prescription(atc="tull")), "bad_atc", "ATC-kode"),
        (message(prescription(packs="-1")), "negative_number", "Antall pakninger"),
        (message(prescription(packs="1,5")), "bad_number", "Antall pakninger"),
        (message(prescription(repeats="500")), "bad_number", "Antall pakninger"),
        (message(prescription(), patient="0" * 11), "masked_patient",
         "Pasient (nummer eller navn)"),
        (message(dispensing("r", content="")), "no_drug", "Legemiddel (navn)"),
    ],
)  # fmt: skip
def test_a_message_that_cannot_be_read_is_a_rejected_row(wrong, code, column):
    reading = of(*[message(prescription(), f"r{n}") for n in range(9)], wrong)
    assert [(p.row, p.code, p.column) for p in reading.rejected] == [(10, code, column)]


ENTITY = '<!DOCTYPE MsgHead [<!ENTITY a "1"><!ENTITY b SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize(
    ("blob", "code"),
    [
        (ENTITY + message(prescription(packs="&a;")), "xml_doctype"),
        ('<?xml version="1.0"?>' + ENTITY + message(prescription(name="&b;")), "xml_doctype"),
        (message(packed(ENTITY + message(prescription()))), "xml_doctype"),
        (message(prescription(packs="&a;")), "xml_broken"),
        (message(prescription())[:-40], "xml_broken"),
        ('<?xml version="1.0" encoding="utf-7"?>' + message(prescription()), "xml_broken"),
        ('<?xml version="1.0" encoding="shift_jis"?>' + message(prescription()), "xml_broken"),
        (message("<a>" * 5000 + "</a>" * 5000), "xml_too_deep"),
        (message("<a/>" * 300_000), "xml_too_deep"),
        (message(packed(message(packed(message(packed(message(packed("x")))))))), "xml_too_deep"),
        (message("<b:Base64Container xmlns:b='b'>%%%</b:Base64Container>"), "xml_broken"),
        (message(""), "eresept_no_events"),
        (message(recall("r1")), "eresept_no_events"),
        ("<?xml version='1.0'?><FEST><Resept>1</Resept></FEST>", "file_is_fest"),
        ('<Bundle xmlns="http://hl7.org/fhir"/>', "xml_not_eresept"),
        (prescription(), "too_many_unreadable"),
    ],
    ids=lambda value: value if len(value) < 30 else "",
)
def test_what_cannot_be_read_is_refused_in_a_sentence(blob, code):
    for door in (read, inspect):
        with pytest.raises(Refused) as caught:
            door(["x.xml"], [blob.encode()])
        assert caught.value.problem.code == code
        assert explain(caught.value.problem).endswith(".")
        assert FNR not in repr(caught.value) + explain(caught.value.problem)


def test_a_wrapper_of_many_messages_is_read_one_at_a_time():
    """The bound of one message does not hold for the file."""
    filled = [message(prescription() + "<a/>" * 30_000, f"r{n}") for n in range(8)]
    assert of(*filled).rows_read == 8
