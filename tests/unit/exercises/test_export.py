"""What the administration gets of scores: a table an assignment, and one workbook of all."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from exercise_small_course import CASES, NOW, TEST, complete, grade_all, hand_in, right
from openpyxl import load_workbook
from riktig_exercises.command import main
from riktig_exercises.export import export, export_workbook
from riktig_exercises.export_sheets import Sheet
from riktig_exercises.export_workbook import write_workbook
from riktig_exercises.standing import handed_in
from riktig_exercises.submit import submitted

from riktig.text.spreadsheet import safe

AIM = "Regne ut den samlede opioiddosen og vite hva den betyr."


def stand(course) -> dict[str, Any]:
    return {name: handed_in(course, submitted(course, name).answers) for name in (CASES, TEST)}


def rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(path.read_text("utf-8-sig")), delimiter=";"))


def sheet(path: Path, name: str) -> list[tuple[Any, ...]]:
    return list(load_workbook(path)[name].iter_rows(values_only=True))


def test_one_row_a_graded_participant(small, tmp_path):
    hand_in(small, "d07", TEST)
    hand_in(small, "d08", TEST, right(TEST, "d08") | {"first": "tablet"})
    grade_all(small)
    hand_in(small, "d09", TEST)  # not graded yet
    out = tmp_path / "out" / "scores.csv"
    assert export(TEST, stand(small)[TEST], out) == 2
    found = rows(out)
    assert [row["deltaker"] for row in found] == ["d07", "d08"]
    assert [row["poeng"] for row in found] == ["5", "4"]
    assert found[1]["poeng first"] == "0"
    assert found[1]["funn first"] == "mistake.tablet"
    assert found[0]["levert"] == "21.11.2026 13:00"  # Norway in winter


def test_a_text_nobody_has_read_has_no_points_yet(small, tmp_path):
    hand_in(small, "d07", CASES)
    grade_all(small)
    out = tmp_path / "scores.csv"
    export(CASES, stand(small)[CASES], out)
    (row,) = rows(out)
    assert (row["poeng"], row["poeng talk"], row["venter på vurdering"]) == ("2", "", "1")


def test_what_was_typed_is_in_none_of_it(small, tmp_path):
    hand_in(small, "d07", CASES, {"dose": '=HYPERLINK("x")', "talk": "=cmd|' /C calc'!A0"})
    grade_all(small)
    export(CASES, stand(small)[CASES], tmp_path / "scores.csv")
    export_workbook(stand(small), tmp_path / "scores.xlsx")
    assert "HYPERLINK" not in (tmp_path / "scores.csv").read_text("utf-8-sig")
    for name in ("Poeng", "Mål", "Status"):
        said = str(sheet(tmp_path / "scores.xlsx", name))
        assert "HYPERLINK" not in said
        assert "cmd" not in said


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1"])
def test_a_formula_is_made_text(cell):
    assert safe(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["d07", "7,5", "mistake.dose", ""])
def test_an_ordinary_cell_stays(cell):
    assert safe(cell) == cell


def test_a_workbook_computes_nothing(tmp_path):
    made = Sheet("A", ("=1+1", "b"), (("@SUM(A1)", 1.5), ("=cmd|x", None)))
    write_workbook([made], tmp_path / "a.xlsx")
    page = load_workbook(tmp_path / "a.xlsx")["A"]
    cells = [cell for row in page.iter_rows() for cell in row]
    assert [cell.value for cell in cells] == ["'=1+1", "b", "'@SUM(A1)", 1.5, "'=cmd|x", None]
    assert "f" not in {cell.data_type for cell in cells}


def test_scores_by_participant_and_assignment(small, tmp_path):
    complete(small, "d07", talk=1.5)
    hand_in(small, "d08", TEST, right(TEST, "d08") | {"total": "1"})
    grade_all(small)
    export_workbook(stand(small), tmp_path / "a.xlsx")
    assert sheet(tmp_path / "a.xlsx", "Poeng") == [
        ("deltaker", "Dosen og samtalen (av 5)", "Kursprøven (av 5)"),
        ("d07", 3.5, 5),
        ("d08", None, 1),
    ]


def test_scores_are_summed_by_aim_across_assignments(small, tmp_path):
    complete(small, "d07", talk=1.5)
    hand_in(small, "d08", CASES)
    grade_all(small)
    export_workbook(stand(small), tmp_path / "a.xlsx")
    heading, *found = sheet(tmp_path / "a.xlsx", "Mål")
    assert heading == ("deltaker", "modul", "mål nr.", "mål", "poeng", "av", "andel")
    of = {row[:3]: row[3:] for row in found}
    assert [row[:3] for row in found] == [
        ("d07", "Søvn", 1),
        ("d07", "Langvarige smerter", 2),
        ("d07", "Langvarige smerter", 3),
        ("d08", "Langvarige smerter", 2),
    ]
    assert of[("d07", "Langvarige smerter", 2)] == (AIM, 6, 6, 1)
    assert of[("d07", "Langvarige smerter", 3)][1:] == (1.5, 3, 0.5)
    assert load_workbook(tmp_path / "a.xlsx")["Mål"]["G2"].number_format == "0%"


def test_status_says_where_everybody_stands(small, tmp_path):
    complete(small, "d07")
    hand_in(small, "d08", CASES)
    hand_in(small, "d08", TEST, right(TEST, "d08") | {"total": "1"})
    grade_all(small)
    hand_in(small, "d08", TEST, attempt=2, now=NOW + timedelta(hours=12))
    hand_in(small, "d09", CASES)
    export_workbook(stand(small), tmp_path / "a.xlsx")
    heading, *found = sheet(tmp_path / "a.xlsx", "Status")
    assert heading[3:] == (
        "levert", "rettet", "venter på vurdering", "bestått", "forsøk", "for sent",
    )  # fmt: skip
    local = NOW.replace(tzinfo=None) + timedelta(hours=1)  # Norway in winter
    cases, test = ("Langvarige smerter", "Dosen og samtalen"), ("Alle", "Kursprøven")
    assert found == [
        ("d07", *cases, local, "ja", None, None, "1/1", "nei"),
        ("d07", *test, local, "ja", None, "ja", "1/2", "nei"),
        ("d08", *cases, local, "ja", 1, None, "1/1", "nei"),
        ("d08", *test, local + timedelta(hours=12), "nei", None, None, "2/2", None),
        ("d09", *cases, local, "nei", None, None, "1/1", None),
        ("d09", *test, "ikke levert", None, None, None, None, None),
    ]


def test_a_late_answer_and_a_failed_test_are_marked(small, tmp_path):
    root = ["--root", str(small.root)]
    assert main(["deadline", *root, "2026-11-21T12:59", TEST]) == 0
    hand_in(small, "d07", TEST, right(TEST, "d07") | {"total": "1"})
    grade_all(small)
    export_workbook(stand(small), tmp_path / "a.xlsx")
    test = sheet(tmp_path / "a.xlsx", "Status")[2]
    assert test[4:] == ("ja", None, "nei", "1/2", "ja")


def test_the_heading_stays_and_columns_are_wide_enough_to_read(small, tmp_path):
    complete(small, "d07")
    export_workbook(stand(small), tmp_path / "a.xlsx")
    for page in load_workbook(tmp_path / "a.xlsx"):
        assert page.freeze_panes == "B2"
        for column in page.iter_cols():
            width = page.column_dimensions[column[0].column_letter].width
            words = [cell.value for cell in column[1:] if isinstance(cell.value, str)]
            longest = max(map(len, words), default=0)
            assert 8 <= width <= 60
            assert width > min(longest, 59)


def test_one_sheet_of_many_is_written_fast_and_whole(small, tmp_path):
    complete(small, "d07")
    (one,) = stand(small)[TEST]
    many = [
        replace(one, answers=replace(one.answers, participant=f"d{number}"))
        for number in range(1000, 1500)
    ]
    export_workbook({TEST: many}, tmp_path / "a.xlsx")
    assert len(sheet(tmp_path / "a.xlsx", "Poeng")) == 501


def test_from_the_command_line(small, capsys):
    complete(small, "d07")
    assert main(["export", "--root", str(small.root)]) == 0
    assert "poeng.xlsx" in capsys.readouterr().out
    made = small.root / "export"
    assert sorted(path.name for path in made.iterdir()) == [
        "made_up_cases.csv", "made_up_test.csv", "poeng.xlsx",
    ]  # fmt: skip
