"""A confirmed mapping is remembered as a file, and used without asking when it fits."""

from __future__ import annotations

import json
import tomllib

import pytest
from extract_lists import CANARY, CANARY_NAME, LISTS, UNCLEAR, MadeUpList
from extract_lists_screen import SCREEN_LISTS

from riktig.extract import read
from riktig.registry import handle

EVERY = (*LISTS, *SCREEN_LISTS)


def confirmed(made: MadeUpList) -> dict:
    answer = handle({"op": "inspect", "names": [made.name]}, [made.blob])
    columns = [{k: c[k] for k in ("name", "meaning")} for c in answer["proposal"]["columns"]]
    return {"columns": columns, "answers": made.answers}


def remembered(made: MadeUpList) -> bytes:
    answer = handle({"op": "mapping_file", "mapping": confirmed(made)})
    assert answer["ok"], answer
    return answer["text"].encode()


@pytest.mark.parametrize("made", EVERY, ids=lambda made: made.name)
def test_the_file_stands_in_for_the_questions(made):
    blobs = [made.blob, remembered(made)]
    request = {"names": [made.name, "oppsett.toml"]}
    assert handle({"op": "inspect", **request}, blobs)["ready"]
    one = handle({"op": "audit", **request}, blobs)
    other = handle({"op": "audit", "names": [made.name], "mapping": confirmed(made)}, [made.blob])
    assert one == other
    assert one["ok"]


@pytest.mark.parametrize("made", EVERY, ids=lambda made: made.name)
def test_the_file_holds_headings_and_choices_alone(made):
    text = remembered(made).decode()
    found = tomllib.loads(text)
    assert set(found.values()) <= {*made.meanings.values(), *made.answers.values()}
    for told in (CANARY, CANARY_NAME, "Sobril", "2025"):
        assert told not in text


def test_the_command_takes_the_same_file(tmp_path):
    (tmp_path / "liste.csv").write_bytes(UNCLEAR.blob)
    (tmp_path / "oppsett.toml").write_bytes(remembered(UNCLEAR))
    mapping = tomllib.loads((tmp_path / "oppsett.toml").read_text("utf-8"))
    assert len(read(["liste.csv"], [UNCLEAR.blob], mapping).records) == UNCLEAR.records


def test_a_mapping_that_does_not_fit_is_left_and_the_columns_are_asked_about():
    other = UNCLEAR.blob.replace(b"skrevet", b"laget")
    names = ["liste.csv", "oppsett.toml"]
    answer = handle({"op": "inspect", "names": names}, [other, remembered(UNCLEAR)])
    assert not answer["ready"]
    assert "passer ikke" in answer["proposal"]["notes"][0]


def test_a_mapping_that_leaves_a_question_open_does_not_answer_it():
    text = "\n".join(
        line for line in remembered(UNCLEAR).decode().splitlines() if "date_order" not in line
    )
    names = ["liste.csv", "oppsett.toml"]
    assert not handle({"op": "inspect", "names": names}, [UNCLEAR.blob, text.encode()])["ready"]


def test_a_known_format_does_not_need_it():
    from extract_lists import canonical

    good = canonical("1;2025-01-02;utlevert;N05BA04;Sobril;10;mg;100;2,5;K;1960;1;gyldig")
    names = ["a.csv", "oppsett.toml"]
    assert handle({"op": "inspect", "names": names}, [good, remembered(UNCLEAR)])["ready"]


@pytest.mark.parametrize(
    ("blobs", "code"),
    [
        ([b"patient = "], "mapping_damaged"),
        ([b"\xff\xfe\x00"], "mapping_damaged"),
        ([b"patient = 3\n"], "mapping_damaged"),
        ([b"event = 'prescribed'\n"], "mapping_damaged"),
        ([b"tull = 'x'\n"], "mapping_key_unknown"),
        ([b"a" * 200_000], "mapping_damaged"),
        ([b"patient = 'p'\n", b"patient = 'p'\n"], "mapping_twice"),
    ],
)
def test_what_is_no_mapping_is_refused(blobs, code):
    names = ["liste.csv", *["oppsett.toml"] * len(blobs)]
    answer = handle({"op": "inspect", "names": names}, [UNCLEAR.blob, *blobs])
    assert answer["problem"]["code"] == code
    assert answer["message"].endswith(".")


def test_a_mapping_alone_is_told_from_a_list():
    answer = handle({"op": "inspect", "names": ["x"]}, [remembered(UNCLEAR)])
    assert answer["problem"]["code"] == "mapping_alone"


@pytest.mark.parametrize(
    "mapping",
    [
        None,
        1,
        [],
        {},
        {"columns": 3},
        {"columns": [1]},
        {"columns": [{"meaning": "day"}]},
        {"columns": []},
    ],
)
def test_what_is_no_confirmed_mapping_is_not_written(mapping):
    answer = handle({"op": "mapping_file", "mapping": mapping})
    assert not answer["ok"]
    assert answer["problem"]["code"].startswith("mapping")


@pytest.mark.parametrize(
    "heading", ['Dato "ny"', "a\\b", "tegn\x7f", "\u2028linje", "\ud800", "= 3"]
)
def test_any_heading_is_written_so_that_it_reads_back(heading):
    mapping = {"columns": [{"name": heading, "meaning": "day"}]}
    answer = handle({"op": "mapping_file", "mapping": mapping})
    found = tomllib.loads(answer["text"])["day"]
    assert found == heading.replace("\ud800", "?")
    json.dumps(answer)
