"""A bad file gets a sentence, and never stops the others."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from report_group import MEMBERS, own
from riktig_reports.command import main
from riktig_reports.files import load_all
from riktig_reports.names import file_names, said
from summary_dicts import after, before

from riktig.meeting.members import paired

ALL = list(MEMBERS)
# Without P0002 they are five: as few as may be shown.
GROUP = ["gruppe-lysbilder.html", "gruppe.html"]
OTHERS = [*(f"{name}.html" for name in ALL if name != "P0002"), *GROUP]


@pytest.fixture
def six(group, tmp_path):
    """A group of six whose files a test may spoil."""
    for period in ("before", "after"):
        (tmp_path / period).mkdir()
        for name in ALL:
            shutil.copy(group / "share" / period / f"{name}.json", tmp_path / period)
    return tmp_path


def run(six, capsys, *more):
    sides = [
        argument
        for period in ("before", "after")
        for argument in (f"--{period}", *map(str, sorted((six / period).iterdir())))
    ]
    status = main([*sides, "--out", str(six / "out"), *more])
    made = sorted(path.name for path in (six / "out").glob("*.html"))
    return status, made, capsys.readouterr().err


def kept(six):
    """Who would be reported, and all that is told of the others, without making pages."""
    sides = [load_all(sorted((six / period).iterdir())) for period in ("before", "after")]
    found = paired(sides[0][0], sides[1][0])
    bad = [*sides[0][1], *sides[1][1], *found.left_out]
    return [pair.comparison.member for pair in found.pairs], " ".join(map(" ".join, bad))


def spoil(path: Path, **changed) -> None:
    found = json.loads(path.read_text())
    path.write_text(json.dumps(found | changed))


def test_all_well(six, capsys):
    status, made, said = run(six, capsys)
    assert (status, made) == (0, sorted([*OTHERS, "P0002.html"]))
    assert "skriver P0001.html" in said


def test_a_truncated_file_is_told_and_the_others_are_made(six, capsys):
    path = six / "after" / "P0002.json"
    path.write_bytes(path.read_bytes()[:400])
    status, made, said = run(six, capsys)
    assert (status, made) == (1, OTHERS)
    assert "P0002.json (etter): " in said
    assert "Sammendraget fra etter mangler." in said


BAD_NUMBERS = [10**30, 10**400, 1e300, float("nan"), -1, "x", None, [], {}, True, 4]


@pytest.mark.parametrize("number", BAD_NUMBERS, ids=lambda number: repr(number)[:8])
@pytest.mark.parametrize("where", ["numerator", "denominator", "value", "low", "high"])
@pytest.mark.parametrize("measure", [0, 1, 2])
def test_one_tampered_number_leaves_out_that_member_alone(number, where, measure):
    sides = [[side(name, "share") for name in ALL] for side in (before, after)]
    for side in sides:
        side[1]["measures"][measure][where] = number
        found = paired(*sides)
        members = {pair.comparison.member for pair in found.pairs}
        assert {*ALL} - {"P0002"} <= members
        assert ("P0002" in members) == (not found.left_out)


def test_a_count_no_practice_has_stops_no_other_report(six, capsys):
    path = six / "after" / "P0002.json"
    found = json.loads(path.read_text())
    found["measures"][1]["numerator"] = 10**30
    path.write_text(json.dumps(found))
    status, made, said_of = run(six, capsys)
    assert (status, made) == (1, OTHERS)
    assert "P0002.json (etter): " in said_of
    assert "Traceback" not in said_of


def test_a_report_that_cannot_be_written_stops_no_other(six, capsys):
    (six / "out" / "P0002.html").mkdir(parents=True)
    status, made, said = run(six, capsys)
    assert status == 1
    assert (six / "out" / "gruppe.html").is_file()
    assert "P0002: Rapporten kan ikke skrives" in said
    assert made == sorted([*OTHERS, "P0002.html"])  # the folder in its way among them


def keep(six, members):
    """Leaves the first of the group alone."""
    for period in ("before", "after"):
        for name in ALL[members:]:
            (six / period / f"{name}.json").unlink()


@pytest.mark.parametrize("members", [1, 2, 4])
def test_a_group_too_small_to_hide_in_gets_no_group_page(six, capsys, members):
    keep(six, members)
    status, made, said = run(six, capsys)
    sheet = ["moeteark.html"] if members > 1 else []
    assert (status, made) == (0, [*(f"{name}.html" for name in ALL[:members]), *sheet])
    assert f"minst 5 medlemmer, og her er {members}" in said
    pages = [(six / "out" / name).read_text("utf-8") for name in made[:members]]
    assert not [page for page in pages if "I gruppen er du" in page or ">Medlem<" in page]
    assert all(("Gruppen er ikke vist." in page) == (members > 1) for page in pages)


def test_a_group_of_five_gets_a_group_page_and_each_is_beside_the_others(six, capsys):
    keep(six, 5)
    status, made, said = run(six, capsys)
    assert (status, made) == (0, [*(f"{name}.html" for name in ALL[:5]), *GROUP])
    assert "minst 5 medlemmer" not in said
    pages = [(six / "out" / name).read_text("utf-8") for name in made[:5]]
    assert all("I gruppen er du" in page and "Gruppen er ikke vist." not in page for page in pages)


def test_one_left_out_of_five_leaves_a_group_too_small(six, capsys):
    keep(six, 5)
    (six / "after" / "P0002.json").unlink()
    status, made, said = run(six, capsys)
    kept = [f"{name}.html" for name in ALL[:5] if name != "P0002"]
    assert (status, made) == (1, [*kept, "moeteark.html"])
    assert "minst 5 medlemmer, og her er 4" in said


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"kind": "private"}, "eget sammendrag"),
        ({"event": "prescribed"}, "det andre forskrivninger"),
        ({"period": {"from": "2024-12-01", "to": "2025-11-30"}, "monthly": []}, "overlapper"),
        ({"measures": []}, "finnes bare i det ene"),
        ({"made_by": {}}, "skadet eller endret"),
        ({"event": "../../x"}, "skadet eller endret"),
        ({"member": "P0009"}, "mangler"),
    ],
)
def test_a_bad_member_is_told_and_the_others_are_kept(six, changed, sentence):
    spoil(six / "after" / "P0002.json", **changed)
    members, told = kept(six)
    assert members == [name for name in ALL if name != "P0002"]
    assert sentence in told


def test_two_files_from_one_doctor(six, capsys):
    shutil.copy(six / "after" / "P0002.json", six / "after" / "again.json")
    status, made, said = run(six, capsys)
    assert (status, made) == (1, OTHERS)
    assert "mer enn ett sammendrag" in said


def test_a_member_who_counts_something_else_is_left_out(six, capsys):
    for period in ("before", "after"):
        spoil(six / period / "P0002.json", attribution="my_patients")
    status, made, said = run(six, capsys)
    assert (status, made) == (1, OTHERS)
    assert "Teller noe annet" in said


def test_nobody_left_makes_no_report(six, capsys):
    for name in ALL:
        (six / "after" / f"{name}.json").write_text("{}")
    status, made, said = run(six, capsys)
    assert (status, made) == (1, [])
    assert "ingen rapport" in said


def test_own_with_a_bad_file_says_why(group, tmp_path, capsys):
    bad = tmp_path / "bad.json"
    bad.write_text("[1, 2")
    assert main(["--own", own(group)[0], str(bad), "--out", str(tmp_path / "out")]) == 1
    assert "ikke et sammendrag" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_own_swapped_says_so(group, tmp_path, capsys):
    assert main(["--own", *own(group)[::-1], "--out", str(tmp_path)]) == 1
    assert "Bytt om" in capsys.readouterr().err


def test_own_with_a_missing_file(group, tmp_path, capsys):
    assert main(["--own", own(group)[0], "nowhere.json", "--out", str(tmp_path)]) == 1
    assert "Finner ikke filen «nowhere.json»" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [
        ["--out", "x"],
        ["--before", "a", "--out", "x"],
        ["--own", "a", "b", "--before", "a", "--after", "b", "--out", "x"],
        ["--own", "a", "b", "--out", "x", "--dated", "10.12.2026"],
        ["--own", "a", "b", "--groups", "c", "--out", "x"],
        ["--before", "a", "--after", "b", "--group", "c", "--out", "x"],
        ["--own", "a", "b", "--before", "c", "--out", "x"],
        ["--groups", "a", "--agreed", "b", "--out", "x"],
        ["--before", "a", "--after", "b", "--agreed-code", "RK", "--out", "x"],
        ["--groups", "a", "--workers", "0", "--out", "x"],
    ],
)
def test_a_wrong_call(arguments, capsys):
    assert main(arguments) == 2
    assert capsys.readouterr().err


def test_what_people_wrote_is_shown_and_never_run(group, tmp_path):
    nasty = '<script>alert(1)</script> #panic("x") [*'
    paths = []
    for number, path in enumerate(own(group)):
        found = json.loads(Path(path).read_text())
        found["made_by"]["version"] = nasty
        found["member"] = "../../Kari & <b>Ola</b>"
        paths.append(tmp_path / f"{number}.json")
        paths[-1].write_text(json.dumps(found))
    given = ["--own", *map(str, paths), "--out", str(tmp_path / "out"), "--pdf"]
    assert main(given) == 0
    made = sorted(path.name for path in (tmp_path / "out").iterdir())
    endings = ("csv", "html", "json", "pdf", "xlsx")
    assert made == [f"Kari_b_Ola_b.{ending}" for ending in endings]
    source = (tmp_path / "out" / "Kari_b_Ola_b.html").read_text("utf-8")
    assert "<script>" not in source
    assert "&lt;script&gt;" in source


def test_file_names_never_meet():
    names = file_names(["Kari", "kari", "gruppe", "...", "K/ri", "K?ri"])
    assert len({name.casefold() for name in names.values()}) == 6
    assert "gruppe" not in names.values()


@pytest.mark.parametrize(
    "member", ["CON", "aux.txt", "Nul", "com1", "LPT9.a", "com\u00b9", " con."]
)
def test_no_file_is_named_as_a_device_of_windows(member):
    assert file_names([member])[member].startswith("medlem-")


@pytest.mark.parametrize("member", ["a\u202egpj", "a\x00b", "a\nb", "\u2066a\u2069", "x" * 200])
def test_a_file_name_has_nothing_unseen_and_is_not_long(member):
    name = file_names([member])[member]
    assert name.isprintable()
    assert len(name) <= 60


def test_a_name_on_the_screen_has_nothing_unseen():
    assert said("Kari\u202e\x1b[31m\n") == "Kari\ufffd\ufffd[31m\ufffd"


@pytest.mark.parametrize("member", ["a\u202egpj", "a\x1b[2J", "13097248022", "x" * 41])
def test_a_member_the_audit_would_not_name_so_is_left_out(six, member):
    for period in ("before", "after"):
        spoil(six / period / "P0002.json", member=member)
    members, told = kept(six)
    assert members == [name for name in ALL if name != "P0002"]
    assert member not in told
    assert "P0002.json" in told


def test_nothing_identifying_reaches_the_report(group, tmp_path, capsys):
    canary = "13097248022"
    paths = []
    for number, path in enumerate(own(group)):
        found = json.loads(Path(path).read_text()) | {"note": canary, "rows": [canary]}
        paths.append(tmp_path / f"{number}.json")
        paths[-1].write_text(json.dumps(found))
    main(["--own", *map(str, paths), "--out", str(tmp_path / "out"), "--pdf"])
    said = capsys.readouterr()
    for text in (said.out, said.err, (tmp_path / "out" / "P0001.html").read_text("utf-8")):
        assert canary not in text
