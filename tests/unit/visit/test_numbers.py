"""The three numbers: from a shared file or typed; anything with patients in it is turned away."""

from __future__ import annotations

import io
import json
import zipfile

import pytest

from riktig.registry import handle
from riktig.summary import share_text
from riktig.synthetic import halves, practice, write_canonical
from riktig.visit.plan import themes

IDENTITY = "01017012345"


@pytest.fixture(scope="module")
def audited():
    extract = write_canonical(halves(practice(seed=5, months=24))[1]).encode()
    options = {"list_size": "1100", "member": "A"}
    answer = handle({"op": "audit", "names": ["a.csv"], "options": options}, [extract])
    assert answer["ok"], answer
    return {"rows": extract, **{kind: json.dumps(answer[kind]) for kind in ("private", "share")}}


def asked(*blobs, theme="opioider", **more):
    return handle({"op": "visit_numbers", "theme": theme, **more}, list(blobs))


def code(*blobs, **more):
    return asked(*blobs, **more)["problem"]["code"]


@pytest.mark.parametrize("theme", themes())
def test_a_shared_file_gives_three_numbers(audited, theme):
    answer = asked(audited["share"].encode(), theme=theme)
    assert [one["id"] for one in answer["numbers"]] == themes()[theme]["numbers"]
    assert any(one["shown"] for one in answer["numbers"])
    for one in answer["numbers"]:
        assert one["sentence"], one["why"]
        assert bool(one["value"]) == one["shown"] == bool(one["interval"])
    assert answer["synthetic"] is True


def test_a_shared_text_is_read_as_the_file(audited):
    written = share_text(json.loads(audited["share"])).encode()
    assert asked(written)["numbers"] == asked(audited["share"].encode())["numbers"]


def test_a_masked_number_stays_masked(audited):
    share = json.loads(audited["share"])
    for one in share["measures"]:
        if one["id"] == "opioid_with_sedative":
            one.update(numerator=None, value=None, low=None, high=None, status="suppressed")
    number = asked(json.dumps(share).encode())["numbers"][0]
    assert number["shown"] is False
    assert number["sentence"] == "Tallet er lite og skjult."
    assert number["picture"] is None


def test_another_version_or_none_is_said(audited):
    share = json.loads(audited["share"])
    share["measures"] = [
        {**one, "version": one["version"] + (one["id"] == "opioid_with_sedative")}
        for one in share["measures"]
        if one["id"] != "opioid_omeq_50"
    ]
    sentences = [one["sentence"] for one in asked(json.dumps(share).encode())["numbers"]]
    assert "annen utgave" in sentences[0]
    assert "ikke dette tallet" in sentences[1]


def packed(name, content):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as made:
        made.writestr(name, content)
    return held.getvalue()


ROW_FILES = {
    "semicolons": b"pasient;dato;atc\n1;2026-01-01;N02AA01\n",
    "tabs": b"a\tb\tc\td\n1\t2\t3\t4\n",
    "utf-16": "pasient;dato;atc\n1;2;3\n".encode("utf-16"),
    "xlsx": packed("xl/workbook.xml", "<x/>"),
    "zip": packed("uttrekk.csv", "a;b;c\n1;2;3"),
    "xls": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 100,
    "xml": b'<?xml version="1.0"?><Bundle/>',
    "fhir": b'{"resourceType": "Bundle", "entry": []}',
    "fhir list": b'[{"resourceType": "MedicationRequest"}]',
    "identity": f"Ola {IDENTITY}".encode(),
}


@pytest.mark.parametrize("kind", ROW_FILES)
def test_a_file_with_rows_is_turned_away(kind):
    assert code(ROW_FILES[kind]) == "visit_row_file"


def test_the_extract_and_the_private_summary_are_turned_away(audited):
    assert code(audited["rows"]) == "visit_row_file"
    assert code(audited["private"].encode()) == "visit_private_file"


def test_nothing_of_the_file_is_said_again(audited):
    for blob in (*ROW_FILES.values(), audited["private"].encode()):
        assert IDENTITY not in json.dumps(asked(blob))
        assert "Ola" not in json.dumps(asked(blob))


def test_a_shared_file_with_an_identity_number_is_turned_away(audited):
    share = {**json.loads(audited["share"]), "member": IDENTITY}
    assert code(json.dumps(share).encode()) == "visit_identity_file"


@pytest.mark.parametrize("blob", [b"", b"hei", b"\0\1\2", b"%PDF-1.7", b"{}"])
def test_what_is_something_else(blob):
    assert code(blob) == "visit_not_summary"


def test_one_file_and_no_more(audited):
    share = audited["share"].encode()
    assert code() == code(share, share) == "visit_one_file"
    assert code(share + b" " * 2_000_001) == "visit_file_large"


def test_typed_numbers_have_an_interval_and_a_picture():
    answer = asked(typed={"opioid_with_sedative": ["17", "212"], "opioid_omeq_50": ["", ""]})
    (number,) = answer["numbers"]
    assert number["sentence"].startswith("17 av 212 opioidbrukere")
    assert number["value"] == "8,0\N{NO-BREAK SPACE}%"
    assert "4,7 til 12,5" in number["interval"]
    assert [one["value"] for one in number["picture"]["data"]["parts"]] == [17, 195]


@pytest.mark.parametrize(
    ("typed", "refused"),
    [
        ({}, "visit_typed_none"),
        ({"opioid_omeq_50": ["", ""]}, "visit_typed_none"),
        ({"opioid_omeq_50": "17"}, "visit_typed_none"),
        ({"opioid_omeq_50": ["3", ""]}, "visit_typed"),
        ({"opioid_omeq_50": ["3", "0"]}, "visit_typed"),
        ({"opioid_omeq_50": ["3", "4", "5"]}, "visit_typed"),
        ({"opioid_omeq_50": ["2,5", "4"]}, "visit_typed"),
        ({"opioid_omeq_50": ["-1", "4"]}, "visit_typed"),
        ({"opioid_omeq_50": [True, 4]}, "visit_typed"),
        ({"opioid_omeq_50": [[], {}]}, "visit_typed"),
        ({"opioid_omeq_50": ["5", "4"]}, "visit_typed_above"),
        ({"sedative_users": ["1", "4"]}, "visit_measure"),
        ({"stranger": ["1", "4"]}, "visit_measure"),
    ],
)
def test_what_cannot_be_typed(typed, refused):
    assert code(typed=typed) == refused
