"""Whatever a file holds, a sentence says what is wrong, and the other members are kept."""

from __future__ import annotations

import json

import pytest
from report_group import MEMBERS, own, shared
from riktig_reports.command import main
from riktig_reports.files import load_all
from summary_dicts import after, before

from riktig.meeting.members import paired

CANARY = "13097248022"
SOUND = json.dumps(after("P0002", "share"))


def changed(**fields):
    return json.dumps(after("P0002", "share") | fields).encode()


def measure(**fields):
    found = after("P0002", "share")
    found["measures"][1] |= fields
    return json.dumps(found).encode()


BAD = {
    "empty": (b"", "tom"),
    "cut": (SOUND[:900].encode(), ""),
    "not_utf8": (SOUND.replace("P0002", "Kåre").encode("latin-1"), "tegnsett"),
    "utf16": (SOUND.encode("utf-16"), ""),
    "too_large": (
        b'{"schema": "riktig-summary/1", "x": "' + b"a" * 3_000_000 + b'"}',
        "større enn 2 MB",
    ),
    "deep": (b"[" * 200_000, ""),
    "deep_object": (b'{"schema":' * 100_000, ""),
    "not_ours": (b"PK\x03\x04", "ikke et sammendrag"),
    "another_schema": (changed(schema="riktig-summary/9"), "annen versjon"),
    "private": (changed(kind="private"), "eget sammendrag"),
    "event": (changed(event="prescribed"), "forskrivninger"),
    "attribution": (changed(attribution="my_patients"), "ikke det samme"),
    "overlap": (changed(period={"from": "2024-12-01", "to": "2025-11-30"}), "overlapper"),
    "swapped": (changed(period={"from": "2022-11-01", "to": "2023-10-31"}), "Bytt om"),
    "backwards": (changed(period={"from": "2026-10-31", "to": "2025-11-01"}), ""),
    "synthetic": (changed(made_by=after()["made_by"] | {"synthetic": False}), "oppdiktede"),
    "version": (measure(version=99), "versjon"),
    "value": (measure(value=0.5), "endret for hånd"),
    "above": (measure(numerator=500), "endret for hånd"),
    "unmasked": (measure(numerator=2, value=0.0125, low=0.001, high=0.05), ""),
    "list_size": (changed(practice={"list_size": 0}), ""),
    "named": (changed(member=f"Kari {CANARY}"), ""),
    "infinite": (SOUND.replace("160", "1e999").encode(), ""),
    "twice": (json.dumps(after("P0003", "share")).encode(), "mer enn ett sammendrag"),
}


@pytest.mark.parametrize("fault", BAD)
def test_a_bad_file_is_told_and_the_others_are_kept(fault, tmp_path):
    content, words = BAD[fault]
    paths = {"before": [], "after": []}
    for name in MEMBERS:
        for period, made in (("before", before), ("after", after)):
            paths[period].append(tmp_path / f"{name}-{period}.json")
            paths[period][-1].write_text(json.dumps(made(name, "share")), "utf-8")
    (tmp_path / "P0002-after.json").write_bytes(content)
    sides = [load_all(paths[period]) for period in ("before", "after")]
    found = paired(sides[0][0], sides[1][0])
    told = [*sides[0][1], *sides[1][1], *found.left_out]
    said = " ".join(" ".join(one) for one in told)
    kept = [pair.comparison.member for pair in found.pairs]
    gone = {"P0002", "P0003"} if fault == "twice" else {"P0002"}
    assert kept == [name for name in MEMBERS if name not in gone]
    assert words in said
    assert said
    assert CANARY not in said
    assert "{" not in said
    assert "(" not in said or "kunne ikke lages" not in said  # no bare name of an error


@pytest.mark.parametrize("fault", ["empty", "cut", "deep", "too_large", "not_utf8", "value"])
def test_own_with_a_bad_file_makes_nothing_and_says_why(fault, group, tmp_path, capsys):
    content, words = BAD[fault]
    bad = tmp_path / "etter.json"
    bad.write_bytes(content)
    assert main(["--own", own(group)[0], str(bad), "--out", str(tmp_path / "out")]) == 1
    said = capsys.readouterr().err
    assert words in said
    assert "Traceback" not in said
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("option", "content", "words"),
    [
        ("--agreed", "schema = ", "Gruppefilen"),
        ("--agreed", 'schema = "riktig-reference/1"', "riktig-group/1"),
        ("--reference", "schema = ", "Referansefilen"),
        ("--reference", 'schema = "riktig-reference/1"', "source"),
    ],
)
def test_a_bad_file_beside_makes_no_half_report(option, content, words, group, tmp_path, capsys):
    beside = tmp_path / "beside.toml"
    beside.write_text(content, "utf-8")
    given = ["--own", *own(group), option, str(beside), "--out", str(tmp_path / "out")]
    assert main(given) == 1
    assert words in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_code_typed_wrong_makes_no_report(group, tmp_path, capsys):
    given = ["--own", *own(group), "--out", str(tmp_path / "out"), "--agreed-code"]
    assert main([*given, "RK-02TA-8710-1V4Y"]) == 1
    assert "Ett tegn i koden er feil" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
    assert main([*given, "RK-02TA-8710-1V4X"]) == 0
    assert "Avtalt på besøk" in (tmp_path / "out" / "P0001.html").read_text("utf-8")


def test_a_bad_file_of_the_group_takes_the_letters_away(group, tmp_path, capsys):
    bad = tmp_path / "bad.json"
    bad.write_bytes(b"{")
    beside = [*shared(group, "before"), *shared(group, "after"), str(bad)]
    given = ["--own", *own(group), "--group", *beside, "--out", str(tmp_path / "out")]
    assert main(given) == 1
    assert "bad.json: " in capsys.readouterr().err
    page = (tmp_path / "out" / "P0001.html").read_text("utf-8")
    assert "I gruppen er du A." in page
    assert '<th scope="row">B</th>' not in page
