"""What the page says of the own past and of unbroken use."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import pytest
from audit_rows import YEAR, drawn, reading, record, whole_year

from riktig.audit import Audit, Options, audit
from riktig.blocks.episodes_block import episodes_block
from riktig.blocks.past_blocks import past_blocks
from riktig.charts.catalogue import filled
from riktig.extract.record import Record
from riktig.registry import Held, handle

THEN, NOW = date(2024, 6, 1), date(2025, 6, 1)
OXYCODONE, OTHER = "N02AA05", "C09AA02"


def users(then: int, now: int, *, others: bool = True) -> Audit:
    """So many patients with an opioid in each year, none in both, and the ends of the extract."""
    rows = [record(n, patient=n, day=THEN, atc=OXYCODONE, ddd=10.0) for n in range(1, then + 1)]
    rows += [record(n, patient=n, day=NOW, atc=OXYCODONE, ddd=10.0) for n in range(501, 501 + now)]
    ends = (date(2024, 1, 1), YEAR[1])
    code = OTHER if others else OXYCODONE
    rows += [record(900 + at, patient=999, day=day, atc=code) for at, day in enumerate(ends)]
    return made(rows)


def made(rows: Iterable[Record], **options: Any) -> Audit:
    return audit(reading(rows), Options(**({"period": YEAR} | options)))


def told(found: Audit) -> dict[str, dict[str, Any]]:
    return {block.id: block.as_dict() for block in past_blocks(found)}


def opioids(block: Mapping[str, Any]) -> list[str]:
    return next(row for row in block["table"]["rows"] if row[0] == "Opioidbrukere")


def test_a_large_difference_is_named() -> None:
    block = told(users(80, 40))["past_open"]
    assert block["sentence"].startswith("Her er forskjellen fra året før større enn tilfeldig")
    assert "Opioidbrukere" in block["sentence"]
    assert opioids(block)[1:4] == ["80", "40", "40 færre"]
    assert block["notes"][0] == "Opioidbrukere: 40 nå, 80 året før (40 færre)."


def test_a_small_difference_may_be_chance() -> None:
    block = told(users(20, 22))["past_open"]
    assert block["sentence"].startswith("Ingen av tallene skiller seg")
    # Said once, in the sentence, and not again of each number.
    assert block["notes"][0].endswith("(2 flere).")
    assert "kan være tilfeldig" not in " ".join(block["notes"])


def test_no_change_is_said_as_such() -> None:
    block = told(users(20, 20))["past_open"]
    assert opioids(block)[3] == "ingen endring"
    assert block["notes"][0] == "Opioidbrukere: 20 nå, 20 året før."


def test_the_notes_name_the_leap_year_the_list_and_what_a_high_number_does() -> None:
    notes = " ".join(told(users(20, 22))["past_open"]["notes"])
    for words in ("skuddår", "på listen året før", "uvanlig høyt", "samme årstidene"):
        assert words in notes


def test_a_measure_that_cannot_be_counted_says_why() -> None:
    notes = told(users(20, 22))["past_open"]["notes"]
    assert any(n.startswith("Mye z-hypnotika: kan ikke regnes ut") for n in notes)


def test_the_picture_shows_both_years_and_can_be_drawn() -> None:
    picture = told(users(20, 22))["past_open"]["picture"]
    assert [p["month"] for p in picture["data"]["points"]][::23] == ["2024-01", "2025-12"]
    assert picture["data"]["events"] == [{"month": "2025-01", "label": "nå"}]
    filled(picture)


def test_the_same_patients_are_told_in_counts_without_an_interval() -> None:
    rows = [
        record(n, patient=n, day=day, atc=OXYCODONE if n < most else OTHER)
        for day, most in ((THEN, 9), (NOW, 6))
        for n in range(1, 11)
    ]
    ends = [record(90, patient=1, day=day, atc=OTHER) for day in (date(2024, 1, 1), YEAR[1])]
    block = told(made([*rows, *ends]))["past_closed"]
    assert block["sentence"] == (
        "10 pasienter er med i uttrekket begge år. Opioidbrukere blant dem: 5 nå, 8 året før. "
        "3 er ikke lenger med i tallet, 0 er nye i det."
    )
    assert opioids(block)[1:] == ["8", "5", "5", "3", "0"]
    assert any("vi regner ikke på om forskjellen er tilfeldig" in note for note in block["notes"])


def test_nobody_in_both_years() -> None:
    rows = drawn(f"""
        patient | day        | atc
        1       | 2024-01-01 | {OXYCODONE}
        2       | 2025-12-31 | {OXYCODONE}
    """)
    block = told(made(rows))["past_closed"]
    assert block["sentence"] == "Ingen pasient er med i uttrekket begge år."
    assert block["table"] is None


def test_an_extract_of_users_alone_warns_that_whoever_stops_falls_out() -> None:
    words = "den som har sluttet helt, faller ut"
    alone, all_of_them = (
        " ".join(told(users(5, 5, others=others))["past_closed"]["notes"])
        for others in (False, True)
    )
    assert words in alone
    assert words not in all_of_them


def test_who_came_who_left_and_what_is_missing() -> None:
    block = told(users(20, 1))["past_balance"]
    assert block["sentence"] == (
        "Fra året før: OMEQ i alt −95 %. 1 pasient er kommet til, og 20 pasienter er ikke lenger "
        "med i uttrekket."
    )
    assert any("har 20 pasienter ingen rader nå" in note for note in block["notes"])
    assert any("må uttrekket begynne senest 01.01.2023" in note for note in block["notes"])
    rows = {row[0]: row[1:] for row in block["table"]["rows"]}
    assert rows["Nye opioidbrukere"] == ["–", "1", "–"]
    assert rows["OMEQ i alt (mg)"][2].endswith("(−95 %)")


def test_an_extract_of_one_year_says_what_to_fetch() -> None:
    blocks = told(made(whole_year([])))
    assert list(blocks) == ["past_missing"]
    assert "fra 01.01.2024 til 31.12.2025" in blocks["past_missing"]["sentence"]
    assert "01.01.2023" in blocks["past_missing"]["notes"][0]


def test_a_period_that_goes_on_after_the_extract_is_no_fall() -> None:
    """Ten patients collect every month until October 2025; the period is all of 2025."""
    days = [date(2024 + n // 12, n % 12 + 1, 1) for n in range(22)]
    rows = [
        record(100 * at + patient, patient=patient, day=day, atc=OXYCODONE, ddd=30.0)
        for at, day in enumerate(days)
        for patient in range(1, 11)
    ]
    blocks = told(made(rows, list_size=1000))
    assert list(blocks) == ["past_missing"]
    assert blocks["past_missing"]["sentence"].startswith(
        "Uttrekket slutter 01.10.2025, men perioden går til 31.12.2025."
    )
    whole = made(rows, period=(date(2024, 10, 2), days[-1]))
    assert "past_missing" in told(whole)  # begins too late, and says so
    assert "begynner 01.01.2024" in told(whole)["past_missing"]["sentence"]


def test_half_a_year_cannot_stand_beside_the_year_before() -> None:
    blocks = told(made(whole_year([]), period=(YEAR[0], date(2025, 6, 30))))
    assert blocks["past_missing"]["sentence"].startswith("Perioden du valgte, er ikke et helt år.")


def test_unbroken_use_says_how_much_it_depends() -> None:
    rows = drawn(f"""
        patient | day        | atc         | ddd
        1       | 2025-05-01 | {OXYCODONE} | 60
        1       | 2025-08-29 | {OXYCODONE} | 60
    """)
    block = episodes_block(made(whole_year(rows))).as_dict()
    assert block["sentence"].startswith(
        "1 pasient har brukt opioid sammenhengende i minst 91 dager"
    )
    assert "fra 0 til 1 for opioid, 0 uansett regel for benzodiazepiner" in block["sentence"]
    table = block["table"]
    assert len(table["rows"]) == 12
    assert table["columns"][1:] == ["30 dager", "90 dager", "180 dager"]
    assert table["rows"][0] == ["Opioid, fortsatt: 1 DDD om dagen", "0", "1", "1"]


def test_no_use_at_all_is_one_sentence() -> None:
    block = episodes_block(made(whole_year([]))).as_dict()
    assert block["sentence"].startswith("Ingen i uttrekket har fått opioid")
    assert block["table"] is None


def test_rows_without_amount_are_said() -> None:
    rows = drawn(f"patient | day | atc\n1 | 2025-05-01 | {OXYCODONE}")
    notes = " ".join(episodes_block(made(whole_year(rows))).as_dict()["notes"])
    assert "1 av 1 rader har ingen mengde" in notes


@pytest.mark.parametrize("op", ["past", "episodes"])
@pytest.mark.parametrize("more", [{}, {"options": 7}, {"blocks": [None]}, {"names": {"a": 1}}])
def test_nothing_is_asked_of_a_page_that_has_read_nothing(op: str, more: dict[str, Any]) -> None:
    answer = handle({"op": op, **more})
    assert answer["problem"]["code"] == "nothing_held"


def test_what_is_held_is_asked_and_left_as_it_is() -> None:
    held = Held()
    handle({"op": "example"}, (), held)
    before = held.audit
    past, unbroken = (handle({"op": op}, (), held) for op in ("past", "episodes"))
    assert [block["id"] for block in past["blocks"]] == ["past_open", "past_closed", "past_balance"]
    assert [block["id"] for block in unbroken["blocks"]] == ["episodes"]
    assert held.audit is before
    for block in (*past["blocks"], *unbroken["blocks"]):
        assert block["source"].endswith("Oppdiktede data.")
    json.dumps([past, unbroken], allow_nan=False)


def test_the_example_has_something_to_see() -> None:
    held = Held()
    handle({"op": "example"}, (), held)
    blocks = {block["id"]: block for block in handle({"op": "past"}, (), held)["blocks"]}
    assert "Opioidbrukere" in blocks["past_open"]["sentence"]
    written = {row[0]: row[1:] for row in blocks["past_balance"]["table"]["rows"]}
    assert "–" not in written["Nye opioidbrukere"]
