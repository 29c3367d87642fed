"""Tokens: a work file knows a patient again, and nobody else can tell who it is."""

from __future__ import annotations

import json
import re

import pytest
from extract_packed import FNR, dispensing, message
from hypothesis import given
from hypothesis import strategies as st

from riktig.extract import Reading, read, read_salt
from riktig.problem import Refused

ONE, OTHER = bytes(range(32)), bytes(range(32, 64))
MAPPING = {
    "columns": [
        {"name": "Pasient", "meaning": "patient"},
        {"name": "Dato", "meaning": "day"},
        {"name": "ATC", "meaning": "atc"},
        {"name": "DDD", "meaning": "ddd"},
    ],
    "answers": {"event": "dispensed"},
}
BORN = {
    **MAPPING,
    "columns": [*MAPPING["columns"], {"name": "F\u00f8dt", "meaning": "birth_year"}],
}


def listed(*patients: str, salt: bytes | None = ONE) -> Reading:
    """A list with one row a patient."""
    rows = [f"{patient};01.02.2026;N02AA05;10" for patient in patients]
    content = "\n".join(["Pasient;Dato;ATC;DDD", *rows])
    return read(["liste.csv"], [content.encode()], MAPPING, salt=salt)


def born(*patients: tuple[str, str], salt: bytes = ONE) -> Reading:
    """A list of names with their births."""
    rows = [f"{name};01.02.2026;N02AA05;10;{birth}" for name, birth in patients]
    content = "\n".join(["Pasient;Dato;ATC;DDD;F\u00f8dt", *rows])
    return read(["liste.csv"], [content.encode()], BORN, salt=salt)


def test_a_reading_without_a_salt_has_no_tokens() -> None:
    keys = listed(FNR, salt=None).keys
    assert (keys.kind, keys.tokens, keys.salt) == ("identity", (), "")


def test_a_token_stands_at_its_running_number_and_has_128_bits() -> None:
    first = listed("01017012345", "02027012346").keys.tokens
    second = listed("02027012346", "01017012345", "02027012346").keys.tokens
    assert first == tuple(reversed(second))
    assert all(re.fullmatch("[0-9a-f]{32}", token) for token in first)


@pytest.mark.parametrize(
    "written", ["010170 12345", "01017012345 ", "1017012345"], ids=["space", "end", "no zero"]
)
def test_an_identity_number_is_one_however_it_is_written(written: str) -> None:
    assert listed(written).keys.tokens == listed("01017012345").keys.tokens


def test_a_name_is_one_however_it_and_the_birth_date_are_written() -> None:
    one = born(("Kari  Canary", "01.02.1960")).keys
    assert one.kind == "name_birth"
    assert one.tokens == born(("KARI CANARY", "1960-02-01")).keys.tokens
    assert one.tokens != born(("Kari Canary", "02.02.1960")).keys.tokens


@pytest.mark.parametrize(
    ("patients", "kind"),
    [
        (("01017012345", "2"), "identity"),
        (("1", "2", "01017012345"), "number"),
        (("P0001-17", "P0001-18"), "number"),
        (("Kari Canary", "Ola Canary"), "name"),
    ],
)
def test_the_kind_is_that_of_most_keys(patients: tuple[str, ...], kind: str) -> None:
    assert listed(*patients).keys.kind == kind


@given(st.lists(st.integers(1, 10**10), min_size=1, max_size=20, unique=True))
def test_two_salts_give_tokens_that_nothing_links(numbers: list[int]) -> None:
    patients = [f"8{number:010d}" for number in numbers]
    one, other = (listed(*patients, salt=salt).keys.tokens for salt in (ONE, OTHER))
    assert len(set(one) | set(other)) == 2 * len(patients)


def test_messages_give_the_same_token_as_a_table() -> None:
    xml = message(dispensing("r1"), "d1").encode()
    read_xml = read(["m.xml"], [xml], salt=ONE)
    patient = {"resourceType": "Patient", "id": "p", "identifier": [{"value": FNR}]}
    given_out = {
        "resourceType": "MedicationDispense",
        "status": "completed",
        "subject": {"reference": "Patient/p"},
        "whenHandedOver": "2026-02-01",
        "medicationCodeableConcept": {"coding": [{"code": "N02AA05"}]},
    }
    resources = [{"resource": one} for one in (patient, given_out)]
    bundle = {"resourceType": "Bundle", "type": "collection", "entry": resources}
    read_json = read(["b.json"], [json.dumps(bundle).encode()], salt=ONE)
    expected = listed(FNR).keys
    assert read_xml.keys == expected
    assert read_json.keys == expected


def test_a_reading_never_shows_salt_or_tokens() -> None:
    keys = listed(FNR).keys
    assert not [one for one in (keys.salt, *keys.tokens, FNR) if one in repr(keys)]


@pytest.mark.parametrize("given", ["zz", "ab" * 15, "ab" * 65, 5, ["ab" * 32], True, {}])
def test_a_salt_that_is_none_is_refused(given: object) -> None:
    with pytest.raises(Refused, match="invalid_salt"):
        read_salt(given)


def test_no_salt_is_none() -> None:
    assert read_salt(None) is None
    assert read_salt("") is None
    assert read_salt("AB" * 32) == bytes.fromhex("ab" * 32)
