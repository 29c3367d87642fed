"""A certificate says what was completed, can be checked, or is refused with what is missing."""

from __future__ import annotations

import os
import stat
from dataclasses import replace
from datetime import timedelta

import pytest
from exercise_small_course import (
    CASES,
    NOW,
    TEST,
    complete,
    grade_all,
    grade_text,
    hand_in,
    right,
)  # fmt: skip
from pdf_tools import words
from riktig_exercises.certificate import MADE, certificate, check, code_of, issue
from riktig_exercises.certificate_pdf import certificate_pdf
from riktig_exercises.command import main
from riktig_exercises.completion import completed
from riktig_exercises.course_rules import rules
from riktig_exercises.course_secret import FILE, make_secret

from riktig.problem import Refused

DATED = "2026-12-01"


def missing(course, participant="d07"):
    with pytest.raises(Refused) as refused:
        completed(course, participant)
    assert refused.value.problem.code == "course_not_completed"
    return refused.value.problem.details["missing"]


def issued(course, **changes):
    made = certificate(completed(course, "d07"), rules(), "Kari Nordmann", DATED)
    one = replace(made, **changes)
    return one, issue(course, one)


def test_what_is_missing_is_named_until_nothing_is(small):
    assert missing(small) == "Ikke levert: Dosen og samtalen; Kursprøven."
    hand_in(small, "d07", CASES)
    assert "Ikke levert: Kursprøven." in missing(small)
    assert "Ikke rettet ennå: Dosen og samtalen." in missing(small)
    hand_in(small, "d07", TEST)
    grade_all(small)
    assert missing(small) == "Venter på at en person vurderer et tekstsvar: Dosen og samtalen."
    grade_text(small, "d07", 1)
    assert completed(small, "d07").points == 5


def test_a_failed_test_is_said_with_its_points_and_a_new_attempt_counts(small):
    complete(small, "d08")
    hand_in(small, "d07", CASES)
    hand_in(small, "d07", TEST, right(TEST, "d07") | {"first": "tablet", "total": "7"})
    grade_all(small)
    grade_text(small, "d07", 3)
    said = missing(small)
    assert said == "Kursprøven er ikke bestått: 0 av 5 poeng, og grensen er 80 %."
    hand_in(small, "d07", TEST, attempt=2, now=NOW + timedelta(days=2))
    grade_all(small)
    found = completed(small, "d07")
    assert (found.points, found.most) == (5, 5)
    assert found.last_day.isoformat() == "2026-11-23"


def test_handing_in_nothing_is_not_to_complete(small):
    complete(small, "d07")
    hand_in(small, "d08", CASES, {})
    hand_in(small, "d08", TEST)
    grade_all(small)
    assert "Levert uten ett eneste svar: Dosen og samtalen." in missing(small, "d08")


def test_it_says_what_was_done_and_no_more(small, tmp_path):
    complete(small, "d07")
    one, code = issued(small)
    file = tmp_path / "one.pdf"
    file.write_bytes(certificate_pdf(one, code))
    said = " ".join(words(file, 1, 2).split())
    for expected in (
        "Kari Nordmann", "d07", "«Et lite kurs»", "5 av 5 poeng (100 %)", "01.12.2026", code,
        "Dosen og samtalen", "21.11.2026", "Kursarrangøren har ikke oppgitt timer.",
        "Kurset er ikke godkjent som klinisk emnekurs.",
        "Regne ut den samlede opioiddosen og vite hva den betyr.",
    ):  # fmt: skip
        assert expected in said
    assert "Hva vil du?" not in said


def test_hours_and_approval_stand_where_the_course_has_them(small, tmp_path):
    complete(small, "d07")
    one, code = issued(small, hours={"meetings": 6, "test": 1.5}, approval_id="12345")
    file = tmp_path / "one.pdf"
    file.write_bytes(certificate_pdf(one, code))
    said = " ".join(words(file, 1, 2).split())
    assert "7,5 i alt (møter 6, kursprøve 1,5)" in said
    assert "Godkjent som klinisk emnekurs, godkjenning 12345." in said
    assert "ikke godkjent" not in said


def test_a_name_is_text_never_typst(small, tmp_path):
    complete(small, "d07")
    name = '#panic("x") *Kari* $x$ <a> @b "q" \\'
    one, code = issued(small, name=name)
    file = tmp_path / "one.pdf"
    file.write_bytes(certificate_pdf(one, code))
    assert name in " ".join(words(file, 1, 2).split())


def test_the_same_gives_the_same_bytes_and_one_line_on_the_list(small):
    complete(small, "d07")
    one, code = issued(small)
    again, same = issued(small)
    assert certificate_pdf(one, code) == certificate_pdf(again, same)
    assert len((small.root / MADE).read_text("utf-8").split()) > 0
    assert (small.root / MADE).read_text("utf-8").count("Kari Nordmann") == 1


def test_a_code_proves_its_certificate_however_it_is_typed(small):
    complete(small, "d07")
    one, code = issued(small)
    assert check(small, code) == one
    assert check(small, code.lower().replace("-", " ")) == one


def test_a_changed_line_on_the_list_proves_nothing(small):
    complete(small, "d07")
    _, code = issued(small)
    made = small.root / MADE
    made.write_text(made.read_text("utf-8").replace("Kari Nordmann", "Ola Nordmann"), "utf-8")
    with pytest.raises(Refused, match="certificate_code_unknown"):
        check(small, code)


def test_a_half_written_line_hides_no_other(small):
    complete(small, "d07")
    with (small.root / MADE).open("w", encoding="utf-8") as file:
        file.write('{"participant": "d0')
    one, code = issued(small)
    assert check(small, code) == one


def test_a_code_of_another_course_is_not_of_this_one(small, tmp_path):
    complete(small, "d07")
    one, _ = issued(small)
    with pytest.raises(Refused, match="certificate_code_unknown"):
        check(small, code_of(b"another secret", one))
    with pytest.raises(Refused, match="certificate_code_unreadable"):
        check(small, "RB-123")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_the_secret_is_made_once_and_is_its_owners_alone(small):
    old = os.umask(0)
    try:
        first = make_secret(small)
        complete(small, "d07")
        issued(small)
    finally:
        os.umask(old)
    assert make_secret(small) == first
    assert len(first) == 32
    for name in (FILE, MADE):
        assert stat.S_IMODE((small.root / name).stat().st_mode) == 0o600


def test_a_spoilt_secret_is_said_and_not_replaced(small):
    (small.root / FILE).write_bytes(b"")
    with pytest.raises(Refused, match="course_secret_broken"):
        make_secret(small)


@pytest.mark.parametrize("name", ["Kari\nNordmann", "01010112345", "K" * 81, "a\u202eb"])
def test_a_name_that_cannot_be_one_is_refused(small, name, capsys):
    complete(small, "d07")
    call = ["certificate", "--root", str(small.root), "--participant", "d07", "--name", name]
    assert main(call) == 1
    assert "Navnet kan ikke brukes" in capsys.readouterr().err
    assert not (small.root / FILE).exists()


def test_from_the_command_line(small, capsys):
    root = ["--root", str(small.root)]
    call = ["certificate", *root, "--participant", "d07", "--name", "Kari Nordmann"]
    assert main(call) == 1
    assert "Kurset er ikke fullført av d07." in capsys.readouterr().err
    complete(small, "d07")
    assert main([*call, "--dated", "2026-11-20"]) == 1
    assert "før siste levering, 21.11.2026" in capsys.readouterr().err
    assert main([*call, "--dated", "1. desember"]) == 1
    assert "Datoen kan ikke leses" in capsys.readouterr().err
    assert main([*call, "--dated", DATED]) == 0
    code = capsys.readouterr().out.split()[-1]
    assert (small.root / "certificates" / "bevis-d07.pdf").read_bytes().startswith(b"%PDF")
    assert main(["check", *root, *code.split("-")]) == 0
    said = capsys.readouterr().out
    assert "Deltaker d07 (Kari Nordmann) har gjennomført «Et lite kurs»." in said
    assert "ikke godkjent som klinisk emnekurs" in said
    wrong = code[:-1] + ("0" if code[-1] != "0" else "1")
    assert main(["check", *root, wrong]) == 1
    assert "ikke fra dette kurset" in capsys.readouterr().err
