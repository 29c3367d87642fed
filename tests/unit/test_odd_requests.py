"""Requests of the wrong JSON type: each has its sentence, and none repeats an identity number."""

from __future__ import annotations

import pytest

from riktig.registry import Held, handle
from riktig.summary.share_text import each_share_text

LIST = b"pasient;legemiddel;mengde;dato\n1;Sobril 15 mg;30;01.02.2025\n"
NUMBER = "97054832197"  # a day that no identity number has
MAPPINGS = [
    3,
    "x",
    [1],
    {"columns": 3},
    {"columns": [3]},
    {"columns": [{"meaning": 3, "name": "a"}]},
    {"columns": [{"meaning": "day", "name": 3}]},
    {"columns": [], "answers": 3},
    {"columns": [], "questions": [{}]},
    {NUMBER: "x"},
    {"columns": [{"meaning": NUMBER, "name": "a"}]},
]


@pytest.mark.parametrize("mapping", MAPPINGS)
def test_a_mapping_of_another_type_is_refused_in_a_sentence(mapping: object) -> None:
    answer = handle({"op": "audit", "names": ["a.csv"], "mapping": mapping}, [LIST])
    assert not answer["ok"]
    assert answer["problem"]["code"] != "internal"
    assert NUMBER not in str(answer)


@pytest.mark.parametrize("op", ["inspect", "audit"])
def test_names_are_a_list(op: str) -> None:
    assert handle({"op": op, "names": 5}, [LIST])["problem"]["code"] == "invalid_input"


def test_a_text_without_a_summary_is_told() -> None:
    answer = handle({"op": "compare", "names": ["a"]}, ["RIKTIG".encode("utf-16"), b"noe"])
    assert answer["problem"]["code"] == "summary_not_utf8"
    assert each_share_text("noe annet") == []


def test_no_patient_written_in_a_product_is_shown_after_the_audit() -> None:
    """A made-up list that writes patients beside the product, or in its place."""
    cells = [
        "Sobril Frøydis Kvålhaugsnes",
        "Frøydis Kvålhaugsnes 15 mg",
        "Sobril 15 mg f. 97.05.48",
        "Sobril 15 mg 97 05 48 32197",
        "Sobril 9705 4832 197",
    ]
    rows = [f"{n % 9};{n % 28 + 1:02d}.03.2025;N05BA04;{cells[n % 5]};100" for n in range(30)]
    blob = "\n".join(["Pasient;Dato;ATC;Legemiddel;Antall", *rows]).encode()
    meanings = zip(
        ("Pasient", "Dato", "ATC", "Legemiddel", "Antall"),
        ("patient", "day", "atc", "product", "units"),
        strict=True,
    )
    mapping = {
        "columns": [{"name": name, "meaning": meaning} for name, meaning in meanings],
        "answers": {"event": "prescribed", "patient_rows": "own"},
    }
    held = Held()
    asked: list[tuple[dict[str, object], list[bytes]]] = [
        ({"op": "inspect", "names": ["p.csv"]}, [blob]),
        ({"op": "audit", "names": ["p.csv"], "mapping": mapping}, [blob]),
        ({"op": "spot_check", "seed": 1}, []),
        ({"op": "spot_check", "seed": 2}, []),
        ({"op": "patients", "measure": "sedative_users"}, []),
        ({"op": "own_list"}, []),
        ({"op": "own_list_csv"}, []),
    ]
    for request, blobs in asked:
        answer = handle(request, blobs, held)
        assert answer["ok"], request["op"]
        told = str(answer)
        for word in ("Frøydis", "Kvål", "97.05.48", "97 05 48", "32197", "9705 4832"):
            assert word not in told, (request["op"], word)
