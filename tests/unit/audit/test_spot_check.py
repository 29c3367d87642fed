"""Five patients by lot, and the line that says what came of it."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from audit_rows import audited, drawn, reading, whole_year

from riktig.audit.drawn_patients import draw_patients
from riktig.audit.spot_check import SpotCheck
from riktig.blocks.audit_blocks import view
from riktig.blocks.spot_check_block import spot_check_view
from riktig.disclosure import share
from riktig.registry import Held, handle
from riktig.summary import private_summary

CANARY = "02027012345"
ROWS = """
    patient | day        | event      | atc     | product          | ddd | birth_year | sex
    1       | 2025-03-01 | dispensed  | N02AX02 | Tramadol 50 mg   | 40  | 1956       | female
    1       | 2025-06-11 | dispensed  | N02AX02 | Tramadol 50 mg   | 2.5 | 1956       | female
    1       | 2025-02-03 | dispensed  | N05CF01 |                  |     | 1956       | female
    1       | 2024-02-03 | dispensed  | N05CF01 | too old          | 9   | 1956       | female
    2       | 2025-03-01 | dispensed  | C09AA02 | not of these     | 9   |            |
    3       | 2025-03-01 | prescribed | N05BA01 | not dispensed    | 9   |            |
    4       | 2025-03-01 | dispensed  | N05BA01 | Til 02027012345  | 9   |            |
"""


def many(patients: int) -> str:
    lines = [f"{n} | 2025-03-01 | N02AX02 | {n}" for n in range(1, patients + 1)]
    return "\n".join(["patient | day | atc | ddd", *lines])


def test_what_is_shown_of_a_patient() -> None:
    one, other = draw_patients(audited(ROWS), 0)
    assert (one.number, one.birth_year, one.sex, one.rows) == (1, 1956, "female", 3)
    assert [row for _, row in one.places] == [1, 2, 3]
    assert (str(one.first), str(one.last), one.ddd) == ("2025-02-03", "2025-06-11", 42.5)
    assert [(each.product, each.rows, each.ddd) for each in one.medicines] == [
        ("Tramadol 50 mg", 2, 42.5),
        ("", 1, None),
    ]
    assert other.number == 4


def test_the_youngest_birth_year_is_shown_as_the_measures_take_it() -> None:
    rows = """
        patient | day        | atc     | birth_year
        1       | 2025-03-01 | N02AX02 | 1940
        1       | 2025-03-02 | N02AX02 | 1960
    """
    ((one),) = draw_patients(audited(rows), 0)
    assert one.birth_year == 1960


def test_it_is_told_in_words_without_what_may_name_somebody() -> None:
    one, other = spot_check_view(draw_patients(audited(ROWS), 0), "dispensed")
    assert one["title"] == "1: født 1956, kvinne"
    assert one["facts"] == [
        "3 utleveringer i perioden, fra 03.02.2025 til 11.06.2025.",
        "Rad i listen, uten overskriften: 1, 2, 3.",
    ]
    assert one["table"]["rows"] == [
        ["Tramadol 50 mg", "2", "01.03.2025", "11.06.2025", "42,5"],
        ["Z-hypnotika", "1", "03.02.2025", "03.02.2025", "ukjent"],
        ["I alt", "3", "03.02.2025", "11.06.2025", "42,5"],
    ]
    assert other["title"] == "2"
    assert CANARY not in str(other)
    assert other["facts"][0].startswith("1 utlevering i perioden")


def test_what_is_not_counted_is_shown_by_reason_and_by_no_name_we_do_not_know() -> None:
    """A name no table knows can be a person's that stands in the wrong column."""
    table = """
    patient | day        | event     | atc     | product       | ddd
    1       | 2025-03-01 | dispensed | N02AX02 | Tramadol      | 40
    1       | 2025-04-01 | dispensed |         | Ukjentin      | 1
    1       | 2025-05-01 | dispensed |         | Ukjentin      | 1
    1       | 2025-04-01 | dispensed | C09AA02 | Renitec       | 9
    1       | 2024-04-01 | dispensed | C09AA02 | too old       | 9
    1       | 2025-04-02 | dispensed | C09AA02 | 02027012345   | 9
    """
    (one,) = spot_check_view(draw_patients(audited(table), 0), "dispensed")
    assert one["others"]["rows"] == [
        ["uten navn vi kan vise", "2", "kjent ikke igjen"],
        ["uten navn vi kan vise", "2", "er ikke blant legemidlene her"],
    ]
    assert one["at"] == [0, 1]


def test_many_rows_are_cut() -> None:
    rows = "\n".join(["patient | day | atc | ddd", *["1 | 2025-03-01 | N02AX02 | 3"] * 3])
    table = "\n".join(f"1 | 2025-03-{1 + n % 28:02} | N02AX02 | {n + 1}" for n in range(40))
    (one,) = spot_check_view(draw_patients(audited(rows + "\n" + table), 0), "dispensed")
    assert one["facts"][1].endswith("til.")


@pytest.mark.parametrize(("patients", "drawn_patients"), [(0, 0), (1, 1), (4, 4), (5, 5), (30, 5)])
def test_five_or_all(patients: int, drawn_patients: int) -> None:
    found = draw_patients(audited(many(patients)), 7)
    assert len({one.number for one in found}) == drawn_patients


def test_the_seed_decides_and_each_patient_is_as_likely() -> None:
    done = audited(many(20))
    assert draw_patients(done, 3) == draw_patients(done, 3)
    times = Counter(one.number for seed in range(2000) for one in draw_patients(done, seed))
    # 2000 x 5 / 20 = 500 each; five standard deviations are 97.
    assert all(abs(number - 500) < 97 for number in times.values())
    assert len(times) == 20


def held_of(rows: str) -> Held:
    held = Held(reading=reading(whole_year(drawn(rows))))
    assert handle({"op": "recount", "options": {"period": "2025-01-01:2025-12-31"}}, (), held)["ok"]
    return held


def test_the_door_gives_patients_or_a_sentence() -> None:
    held = held_of(many(9))
    assert len(handle({"op": "spot_check", "seed": 5}, (), held)["patients"]) == 5
    for seed in (None, -1, True, "5", 1.5, 2**53, [], {}):
        answer = handle({"op": "spot_check", "seed": seed}, (), held)
        assert answer["problem"]["code"] == "invalid_seed"
    empty = handle({"op": "spot_check", "seed": 5}, (), held_of(many(0)))
    assert empty["problem"]["code"] == "nobody_to_check"
    nothing = handle({"op": "spot_check", "seed": 5}, (), Held())
    assert nothing["problem"]["code"] == "nothing_held"


def test_the_example_can_be_checked() -> None:
    held = Held()
    assert handle({"op": "example"}, (), held)["ok"]
    patients = handle({"op": "spot_check", "seed": 1}, (), held)["patients"]
    assert all(one["table"]["rows"] for one in patients)


@pytest.mark.parametrize(
    ("check", "trusted"),
    [((5, 5), True), ((5, 4), True), ((5, 3), False), ((3, 3), True), ((3, 2), False)],
)
def test_under_four_of_five_it_advises_to_stop(check: tuple[int, int], trusted: bool) -> None:
    done = audited(many(9), spot_check=SpotCheck(*check))
    told = view(done, private_summary(done))["spot_check"]
    assert bool(told["advice"]) is not trusted
    assert told["sentence"].startswith(f"{check[1]} av {check[0]} stemte.")


def lines(**options: Any) -> list[set[str]]:
    done = audited(many(9), **options)
    made = private_summary(done)
    return [{one["source"] for one in view(done, each)["blocks"]} for each in (made, share(made))]


def test_the_line_under_every_block_says_where_the_numbers_come_from() -> None:
    said = (
        "Kilde: eget uttrekk, 01.01.2025–31.12.2025 (siste dag i uttrekket: 31.12.2025). "
        "Utleveringer, mine resepter. "
    )
    assert lines() == [{said + "Ikke kontrollert mot journalen."}] * 2
    five = said + "Stikkprøve mot journalen: 5 av 5 stemte."
    assert lines(spot_check=SpotCheck(5, 5)) == [{five}] * 2
    private, shared = lines(spot_check=SpotCheck(2, 2))
    assert private == {said + "Stikkprøve mot journalen: 2 av 2 stemte."}
    assert shared == {said + "Stikkprøve mot journalen er gjort."}
    (whose,) = lines(attribution="my_patients")[0]
    assert "pasientene på min liste, uansett lege" in whose


def test_the_shared_text_is_that_of_the_last_audit() -> None:
    from riktig.summary import read_summary

    held = held_of(many(9))
    options = {"period": "2025-01-01:2025-12-31", "member": "B", "list_size": 900}
    answer = handle({"op": "recount", "options": options}, (), held)
    text = handle({"op": "share_text"}, (), held)["text"]
    assert read_summary(text.encode()) == answer["share"]
    assert handle({"op": "share_text"}, (), Held())["problem"]["code"] == "nothing_held"
