"""Who stands in a row: the files once more, the rows asked for, and nothing of it held."""

from __future__ import annotations

import io
from typing import Any

import pytest

from riktig.registry import Held, handle

PASTED = (
    "Dato\tPasient\tFødt\tLegemiddel\tMengde\r\n"
    "01.09.25\tBakken, Tone\t06.02.2002\tImovane tab 7,5 mg\t30 stk\r\n"
    "02.09.25\tDahl, Liv\t14.05.1966\tSobril tab 15 mg\t25 stk\r\n"
    "03.09.25\tBakken, Tone\t06.02.2002\tImovane tab 7,5 mg\t30 stk\r\n"
).encode()
# Made up: the month is none.
WITH_NUMBER = (
    b"Fnr;Navn;Dato;Legemiddel;Antall\r\n"
    b"48810216796;Tone Bakken;01.09.2025;Imovane tab 7,5 mg;30\r\n"
    b"41826638407;Liv Dahl;02.09.2025;Sobril tab 15 mg;25\r\n"
)


def mapping_of(blob: bytes) -> dict[str, Any]:
    proposal = handle({"op": "inspect", "names": ["liste.txt"]}, [blob])["proposal"]
    for question in proposal["questions"]:
        question["answer"] = {"event": "prescribed", "amount": "units"}.get(question["code"], "dmy")
    return proposal


def who(blob: bytes, rows: object, mapping: object = None) -> dict[str, Any]:
    mapping = mapping or mapping_of(blob)
    return handle({"op": "who", "names": ["liste.txt"], "mapping": mapping, "rows": rows}, [blob])


def test_the_cells_of_the_rows_asked_for_and_no_others() -> None:
    assert who(PASTED, [[0, 2], [0, 1]])["names"] == [
        "Dahl, Liv, 14.05.1966",
        "Bakken, Tone, 06.02.2002",
    ]
    assert "Liv" not in str(who(PASTED, [[0, 3]]))


def test_a_name_beside_the_number_is_shown_with_it() -> None:
    assert who(WITH_NUMBER, [[0, 2]])["names"] == ["41826638407, Liv Dahl"]


def test_a_spreadsheet_is_read_too() -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    for line in WITH_NUMBER.decode().split("\r\n")[:3]:
        book.active.append(line.split(";"))
    written = io.BytesIO()
    book.save(written)
    assert who(written.getvalue(), [[0, 1]])["names"] == ["48810216796, Tone Bakken"]


def test_a_row_that_is_not_there_has_no_name() -> None:
    assert who(PASTED, [[0, 9], [3, 1]])["names"] == ["", ""]


def test_messages_have_no_table_to_look_in() -> None:
    bundle = b'{"resourceType": "Bundle", "entry": []}'
    asked = {"op": "who", "names": ["x.json"], "rows": [[0, 1]]}
    answer = handle(asked, [bundle])
    assert answer["problem"]["code"] == "who_no_table"
    assert "journalen" in answer["message"]


@pytest.mark.parametrize(
    "rows", [None, 3, [[1]], [["a", 1]], [[0, 0]], [[-1, 1]], [[0, 1.5]], [[0, 1]] * 101]
)
def test_what_is_no_list_of_rows_is_refused(rows: object) -> None:
    assert who(PASTED, rows)["problem"]["code"] == "invalid_input"


def test_nothing_of_it_is_held() -> None:
    held = Held()
    asked = {"op": "who", "names": ["l.txt"], "mapping": mapping_of(PASTED), "rows": [[0, 1]]}
    assert handle(asked, [PASTED], held)["ok"]
    assert held.reading is None
    assert held.audit is None
    assert not held.kept._parts
