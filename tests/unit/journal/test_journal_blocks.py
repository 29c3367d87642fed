"""What is said of a review: what to pick, how sure, and before beside after."""

from __future__ import annotations

import json

import pytest

from riktig.blocks.journal_blocks import LEAST_TO_PICK
from riktig.registry import handle


def shown(rows, *blobs) -> dict[str, dict]:
    answer = handle({"op": "journal", "rows": rows}, blobs)
    assert answer["ok"], answer
    return {block["id"]: block for block in answer["blocks"]}


def rows(count: int, **answers) -> list[dict]:
    return [dict(answers) for _ in range(count)]


def plain(words: str) -> str:
    return words.replace("\N{NO-BREAK SPACE}", " ")


def test_the_measure_with_most_to_gain_is_picked():
    given = [*rows(12, driving_told=True, indication_noted=True), *rows(8, driving_told=False)]
    found = shown(given)["journal"]
    assert "Pasienten har fått vite om bilkjøring (på 8 av 20)" in found["sentence"]


def test_fewer_large_packs_are_wanted():
    found = shown([*rows(9, pack="large"), *rows(1, pack="small", driving_told=False)])
    assert "Stor pakning: minst 50 enheter (på 9 av 10)" in found["journal"]["sentence"]
    assert found["review_large_pack"]["sentence"].startswith("9 av 10 resepter var på minst 50")


def test_equals_are_picked_together_and_none_when_there_is_nothing():
    given = rows(6, driving_told=False, indication_noted=False, contact="consultation")
    sentence = shown(given)["journal"]["sentence"]
    assert "Indikasjonen står i journalen; Pasienten har fått vite om bilkjøring." in sentence
    assert "Ingen av disse" in shown(rows(6, contact="consultation"))["journal"]["sentence"]


def test_what_few_prescriptions_show_is_asked_and_not_ordered():
    sentence = shown(rows(6, driving_told=False))["journal"]["sentence"]
    assert sentence.startswith("Er det én ting du vil prøve")
    assert "Det er få resepter" in sentence


def test_few_answers_point_at_nothing():
    few = LEAST_TO_PICK - 1
    assert "for få svar" in shown(rows(few, driving_told=False))["journal"]["sentence"]


def test_not_relevant_and_unanswered_are_told():
    given = [
        *rows(3, driving_told="not_relevant"),
        *rows(2, contact="none"),
        *rows(1, driving_told=True),
    ]
    block = shown(given)["review_driving"]
    assert block["sentence"].startswith("I 1 av 1 tilfeller")
    assert block["notes"][0] == "Ikke med i tallet: ikke aktuelt 3, ikke svart 2."


def test_a_question_nobody_answered_has_no_number():
    found = shown(rows(5, contact="none"))
    assert found["review_driving"]["sentence"] == "Ingen av reseptene har et svar som kan telles."
    row = found["journal"]["table"]["rows"][3]
    assert row[1:] == ["–", "–", "–"]
    assert len(found["journal"]["picture"]["data"]["points"]) == 1


def test_groups_are_told_when_chosen():
    given = [*rows(2, pack="small", group="opioid"), *rows(1, pack="small", group="z_hypnotic")]
    notes = shown(given)["journal"]["notes"]
    assert "Gruppene, der du har valgt en: Opioid 2, Z-hypnotikum 1." in notes


def saved(given, day="2026-03-03") -> bytes:
    return json.dumps({**handle({"op": "journal", "rows": given})["saved"], "dated": day}).encode()


def test_before_beside_after_with_words_for_chance():
    """4 of 20 and 12 of 20: Fisher 0,022. 4 and 9 of 20: 0,176. Both by scipy."""
    before = saved(
        [
            *rows(4, driving_told=True, indication_noted=True),
            *rows(16, driving_told=False, indication_noted=False),
        ]
    )
    after = [
        *rows(9, driving_told=True, indication_noted=True),
        *rows(3, driving_told=True, indication_noted=False),
        *rows(8, driving_told=False, indication_noted=False),
    ]
    block = shown(after, before)["journal_change"]
    table = {row[0]: [plain(cell) for cell in row[1:]] for row in block["table"]["rows"]}
    assert table["Pasienten har fått vite om bilkjøring"] == [
        "4 av 20 (6 til 44 %)",
        "12 av 20 (36 til 81 %)",
        "Neppe",
    ]
    assert table["Indikasjonen står i journalen"][2] == "Ja, det kan det"
    assert table["Resept med konsultasjon"] == ["–", "–", "Kan ikke sies"]
    assert "Pasienten har fått vite om bilkjøring" in block["sentence"]
    assert block["table"]["columns"][1] == "Før (03.03.2026)"


def test_two_files_stand_in_the_order_of_their_days():
    early, late = saved(rows(6, contact="none"), "2025-01-01"), saved(rows(7, contact="none"))
    for blobs in ((early, late), (late, early)):
        answer = handle({"op": "journal"}, blobs)
        assert answer["blocks"][0]["title"] == "De 7 siste reseptene"
        columns = answer["blocks"][1]["table"]["columns"]
        assert columns[1:3] == ["Før (01.01.2025)", "Etter (03.03.2026)"]


@pytest.mark.parametrize(
    ("request_", "blobs", "code"),
    [
        ({"rows": []}, 0, "journal_empty"),
        ({}, 0, "journal_empty"),
        ({"rows": [{"contact": "none"}]}, 2, "journal_files"),
        ({}, 3, "journal_files"),
        ({"rows": None}, 0, "journal_rows"),
        ({"rows": "01010112345"}, 0, "journal_rows"),
        ({"rows": [{}] * 51}, 0, "journal_rows"),
        ({"rows": [{"name": "01010112345"}]}, 0, "journal_row"),
        ({"rows": [{"contact": "01010112345"}]}, 0, "journal_row"),
        ({"rows": [{"contact": True}]}, 0, "journal_row"),
        ({"rows": [{"driving_told": 1}]}, 0, "journal_row"),
        ({"rows": [{"driving_told": []}]}, 0, "journal_row"),
        ({"rows": [{"group": {}}]}, 0, "journal_row"),
        ({"rows": [None]}, 0, "journal_row"),
    ],
)
def test_what_cannot_be_a_review_is_a_sentence(request_, blobs, code):
    given = [saved(rows(5, contact="none"))] * blobs
    answer = handle({"op": "journal", **request_}, given)
    assert answer["problem"]["code"] == code
    assert "01010112345" not in json.dumps(answer)
    assert answer["message"].endswith(".")
