"""Lists of e-resept: medicines in use, a pharmacy's search, an export of versions, downloads."""

from __future__ import annotations

import base64
import gzip
from datetime import date

import pytest
from extract_in_use import (
    ERESEPT,
    EXPORT,
    KITH,
    b64,
    details,
    export,
    found,
    in_use,
    medicine_list,
    search,
    version,
)
from extract_packed import (
    FNR,
    NAME,
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
from riktig.extract import read
from riktig.problem import Refused
from riktig.text import explain


def parts(reading) -> dict[str, int]:
    ledger = audit(reading, read_options({"period": "2024-01-01:2025-12-31"})).ledger
    return {name: n for name, n in ledger._asdict().items() if n and name != "problems"}


def test_every_medicine_in_use_is_a_row_on_the_day_its_treatment_began():
    other = goods(atc="N05CF01", name="Imovane tab 7,5 mg", size="30")
    reading = of(message(medicine_list(in_use("r1"), in_use("r2", "2023-05-02", other))))
    assert [(r.atc, r.day, r.units) for r in reading.records] == [
        ("N05BA04", date(2025, 1, 20), 100),
        ("N05CF01", date(2023, 5, 2), 30),
    ]
    assert {r.event for r in reading.records} == {"prescribed"}
    assert {(r.sex, r.birth_year) for r in reading.records} == {("female", 1956)}


def test_a_list_and_the_prescription_it_names_count_once():
    """The list knows when the treatment began; the prescription knows when it was prescribed."""
    listed = message(medicine_list(in_use("r1", "2023-05-02")), "list")
    reading = of(listed, message(prescription(), "r1"), listed)
    assert {record.day for record in reading.records} == {date(2025, 1, 31)}
    assert parts(reading) == {"rows_read": 3, "in_scope": 1, "duplicate": 2}


def test_a_list_inside_an_answer_to_a_pharmacy():
    held = b64(message(medicine_list(in_use("r1"))))
    answer = f"""<M912 xmlns="{ERESEPT}/m912/2013-10-08"><Multidosepasient><Fnr>{FNR}</Fnr>
      <VarerIBrukB64>{held}</VarerIBrukB64></Multidosepasient></M912>"""
    (record,) = of(message(answer, patient="")).records
    assert (record.atc, record.patient) == ("N05BA04", 1)


@pytest.mark.parametrize("content", ["%%%", "", "<ReseptDokLegemiddel>"])
def test_an_entry_whose_content_is_lost_is_rejected_and_counted(content):
    broken = in_use("r2").replace(b64(goods()), content if content == "%%%" else b64(content))
    fine = [in_use(f"r{at}") for at in range(3, 9)]
    reading = of(message(medicine_list(in_use("r1"), broken, *fine)))
    assert (len(reading.records), reading.rows_read) == (7, 8)
    assert [(problem.row, problem.code) for problem in reading.rejected] == [(2, "no_drug")]


def test_an_entry_without_a_day_is_rejected():
    fine = [in_use(f"r{at}") for at in range(5)]
    reading = of(message(medicine_list(in_use("r9", ""), *fine)))
    assert [(problem.row, problem.code) for problem in reading.rejected] == [(1, "no_date")]


def test_a_search_knows_its_patients_by_name_and_its_recalls_by_status():
    reading = of(search(found("r1"), found("r2", "T"), found("r3", family="Svale")))
    assert [(r.patient, r.recalled) for r in reading.records] == [
        (1, False),
        (1, True),
        (2, False),
    ]


def test_a_search_and_the_prescription_it_names_are_of_one_patient():
    reading = of(message(prescription(), "r1"), search(found("r1")))
    assert {record.patient for record in reading.records} == {1}


def test_a_prescription_that_its_list_says_is_withdrawn_adds_nothing():
    listed = f"""<M96 xmlns="{ERESEPT}/m96/2015-05-01"><Listeelement><ReseptId>r1</ReseptId>
      <Status V="T"/></Listeelement></M96>{packed(message(prescription(), "r1"))}"""
    assert [r.recalled for r in of(message(listed, "list")).records] == [True]
    download = f"""<ReseptNedlasting xmlns="{ERESEPT}/m94/2013-10-08"><Status V="T"/>
      </ReseptNedlasting>{packed(message(prescription(), "r2"))}"""
    assert [r.recalled for r in of(message(download, "got")).records] == [True]


@pytest.mark.parametrize("status", ["E", "T"])
def test_what_a_list_names_and_does_not_carry_along_is_a_rejected_row(status):
    """A withdrawn one adds nothing either way."""
    named = "".join(
        f"<Listeelement><ReseptId>r{n}</ReseptId><Status V='{status if n == 9 else 'E'}'/>"
        "</Listeelement>"
        for n in range(10)
    )
    carried = "".join(packed(message(prescription(), f"r{n}")) for n in range(9))
    listed = f'<M96 xmlns="{ERESEPT}/m96/2015-05-01">{named}</M96>{carried}'
    reading = of(message(listed, "list"))
    assert len(reading.records) == 9
    assert [(p.row, p.code) for p in reading.rejected] == [(10, "not_carried")] * (status == "E")


def test_dispensings_that_are_counted_and_did_not_come_are_rejected_rows():
    said = f'<M98 xmlns="{ERESEPT}/m98/2015-10-15"><AntallUteveringer>10</AntallUteveringer></M98>'
    given = "".join(packed(message(dispensing("r1", day=f"2025-02-0{n}"))) for n in range(1, 10))
    reading = of(message(said + given, "list"))
    assert (len(reading.records), [p.code for p in reading.rejected]) == (9, ["not_carried"])


@pytest.mark.parametrize("press", [gzip.compress, lambda blob: zipped({"m.xml": blob})])
def test_what_a_message_carries_along_may_be_pressed(press):
    held = base64.b64encode(press(message(prescription()).encode())).decode()
    container = f"<b:Base64Container xmlns:b='{KITH}/base64container'>{held}</b:Base64Container>"
    assert len(of(message(container, "list")).records) == 1


def test_what_grows_beyond_bounds_inside_a_message_is_refused():
    bomb = base64.b64encode(gzip.compress(b" " * 60_000_000)).decode()
    with pytest.raises(Refused) as caught:
        of(message(f"<b:Base64Container xmlns:b='b'>{bomb}</b:Base64Container>"))
    assert caught.value.problem.code == "zip_bomb"


def test_the_newer_host_of_the_namespaces_is_the_same_e_resept():
    older = message(prescription())
    newer = older.replace("www.kith.no/xmlstds/eresept", "www.ehelse.no/xmlstds/eresept")
    assert newer != older
    assert of(newer).records == of(older).records


def test_an_export_counts_prescriptions_not_versions():
    stronger = goods(name="Sobril tab 25 mg")
    versions = version("r1", 1, "d1") + version("r1", 3, "d2", active="true")
    renewed = version("r2", 4, "d1")
    reading = of(export((versions + renewed, details("d1") + details("d2", content=stronger))))
    assert [(r.row, r.strength, r.day) for r in reading.records] == [
        (1, 25.0, date(2025, 1, 31)),
        (2, 10.0, date(2025, 1, 31)),
    ]


@pytest.mark.parametrize(
    "extra",
    [
        "<Tilbakekalling><Arsak V='1'/></Tilbakekalling>",
        "<Slettet><Arsak V='1'/></Slettet>",
        "<RfStatus>Tilbakekalt</RfStatus>",
        "<Kladd>New prescription</Kladd>",
    ],
)
def test_what_an_export_says_was_taken_back_or_never_sent_adds_nothing(extra):
    reading = of(export((version("r1", 1, "d1", extra), details("d1"))))
    assert [record.recalled for record in reading.records] == [True]
    sent = version("r1", 1, "d1", "<Kladd>Renewal</Kladd>") + version("r1", 2, "d1")
    assert not of(export((sent, details("d1")))).records[0].recalled


def test_what_was_not_prescribed_here_stands_on_the_day_its_treatment_began():
    reading = of(export((version("r1", 1, "d1"), details("d1", day=""))))
    assert reading.records[0].day == date(2024, 12, 1)


def test_a_version_without_its_details_is_rejected_and_counted():
    fine = [(version(f"r{at}", 1, "d1"), details("d1")) for at in range(5)]
    reading = of(export((version("r9", 1, "gone"), details("d1")), *fine))
    assert (len(reading.records), [p.code for p in reading.rejected]) == (5, ["no_drug"])


def test_an_export_with_its_messages_and_receipts_is_read_together():
    receipt = '<AppRec xmlns="http://www.kith.no/xmlstds/apprec/2004-11-21"><Id>1</Id></AppRec>'
    folder = {
        "PatientData.xml": export((version("r1", 1, "d1"), details("d1"))),
        "a.xml": message(prescription(), "r1"),
        "b.xml": receipt,
        "c.xml": message(recall("r1"), "x"),
    }
    reading = read(["export.zip"], [zipped(folder)])
    assert [(r.recalled, r.patient, r.prescription) for r in reading.records] == [(True, 1, 1)] * 2


@pytest.mark.parametrize(
    ("blob", "said"),
    [
        ('<AppRec xmlns="http://www.kith.no/xmlstds/apprec/2004-11-21"/>', "kvittering"),
        (f'<ExportImport xmlns="{EXPORT}"/>', "oppsett"),
        (export(), "eksport av én pasient"),
        (message(recall("r1")), "trukket tilbake"),
        (message(""), "annen melding"),
        ('<FEST xmlns="http://www.kith.no/xmlstds/eresept/m30/2014-12-01"/>', "riktig fest"),
        ('<schema xmlns="http://www.w3.org/2001/XMLSchema"/>', "XSD"),
    ],
)
def test_what_has_no_rows_is_named_and_says_what_to_choose(blob, said):
    with pytest.raises(Refused) as caught:
        read(["x.xml"], [blob.encode()])
    sentence = explain(caught.value.problem)
    assert said in sentence
    assert "Velg" in sentence
    assert FNR not in sentence + repr(caught.value)
    assert NAME not in sentence + repr(caught.value)
