"""What a typed list says first: who gets what, whatever its length."""

from __future__ import annotations

from typing import Any

from riktig.held import Held
from riktig.registry import handle


def typed(*rows: tuple[str, str, str, str]) -> dict[str, Any]:
    """The view of a list of serial number, medicine, strength and day."""
    cells = [
        {"patient": who, "medicine": name, "strength": mg, "unit": "mg", "units": "30", "date": day}
        for who, name, mg, day in rows
    ]
    options = {"event": "prescribed", "attribution": "my_prescriptions"}
    answer = handle({"op": "typed", "rows": cells, "options": options}, [], Held())
    assert answer["ok"], answer
    view: dict[str, Any] = answer["view"]
    return view


def test_who_gets_what_and_who_gets_two_kinds_comes_first() -> None:
    block = typed(
        ("1", "OxyContin", "10", "07.11.2026"),
        ("2", "Imovane", "7,5", "01.09.2026"),
        ("2", "Vival", "5", "02.10.2026"),
    )["typed"]
    assert block["sentence"] == (
        "Listen har 2 pasienter. 1 av dem får to slag vanedannende legemidler eller flere."
    )
    assert [row[0] for row in block["table"]["rows"]] == ["2, 3", "1"]
    assert block["table"]["rows"][0][2] == "Imovane, Vival"
    assert "uttrekk" not in str(block)


def test_two_rows_of_one_kind_are_one_kind() -> None:
    block = typed(("1", "Imovane", "7,5", "01.09.2026"), ("1", "Stilnoct", "10", "01.10.2026"))
    assert "bare ett slag" in block["typed"]["sentence"]


def test_a_file_has_no_such_block() -> None:
    options = {"attribution": "my_prescriptions"}
    assert handle({"op": "example", "options": options}, [], Held())["view"]["typed"] is None
