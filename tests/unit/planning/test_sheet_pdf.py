"""The patient's sheet as PDF: one A4 page a sheet, large print, all of it there."""

from __future__ import annotations

import io
import json
from datetime import date

import pytest
from planning_asks import OXAZEPAM, OXYCODONE, case_values, plan
from pypdf import PdfReader

from riktig.commands.plan import main
from riktig.paper import fonts
from riktig.paper.plan_sheet import plan_pdf
from riktig.planning.cases import cases

FIRST_DAY = date(2026, 12, 1)
A4 = (595, 842)
LEAST_POINTS = 14
MANY_TABLETS = {
    **OXYCODONE,
    "start_mg_per_day": 235,
    "strengths": [{"mg": mg} for mg in (80, 40, 20, 10, 5)],
    "step": 2,
}
LONG = {
    **OXAZEPAM,
    "substance": "klonazepam",
    "start_mg_per_day": 8,
    "strengths": [{"mg": 2, "divisible": True}, {"mg": 0.5, "divisible": True}],
    "step": 3,
}
PLANS = {
    "many tablets": MANY_TABLETS,
    "many tablets, four times a day": {**MANY_TABLETS, "intakes_per_day": 4},
    "long, three times a day": {**LONG, "intakes_per_day": 3},
    "long": LONG,
    "oksazepam": OXAZEPAM,
    "above the limit, no licence group": {
        **LONG,
        "substance": "diazepam",
        "start_mg_per_day": 40,
        "strengths": [{"mg": 2, "divisible": True}, {"mg": 5}, {"mg": 10}],
        "driving_group": "",
    },
    "stamped and long": {**case_values("halvtor"), "step": 3},
    "stamped, with much to say": {**case_values("solvine"), "step": 3, "strengths": []},
    **{name: case_values(name) for name in cases()},
}


def pdf(values, folder=None):
    sheet = plan(face="apps", **{"form": "", **values})["sheet"]
    return sheet, plan_pdf(sheet, FIRST_DAY, folder)


@pytest.mark.parametrize("folder", [None, fonts.ready()], ids=["fallback", "own font"])
@pytest.mark.parametrize("name", PLANS)
def test_every_sheet_is_one_page_with_all_that_belongs_on_it(name, folder):
    sheet, made = pdf(PLANS[name], folder)
    pages = PdfReader(io.BytesIO(made)).pages
    assert len(pages) == len(sheet["pages"])
    for page, shown in zip(pages, sheet["pages"], strict=True):
        assert (round(page.mediabox.width), round(page.mediabox.height)) == A4
        text = " ".join(page.extract_text().split())
        assert all(row["date"] in text for row in shown["rows"])
        for part in ("expect", "badly", "driving", "call"):
            assert sheet[part]["title"] in text
        assert sheet["footer"] in text
        assert (sheet["stamp"].upper() or sheet["title"]) in text


@pytest.mark.parametrize("name", ["many tablets", "solvine"])
def test_nothing_is_printed_smaller_than_large_print(name):
    _, made = pdf(PLANS[name], fonts.ready())
    sizes = set()
    for page in PdfReader(io.BytesIO(made)).pages:
        page.extract_text(
            visitor_text=lambda said, _cm, tm, _font, size: (
                sizes.add(round(size * abs(tm[3]), 1)) if said.strip() else None
            )
        )
    assert sizes
    assert min(sizes) >= LEAST_POINTS


def test_a_long_plan_goes_on_over_sheets_and_says_so():
    sheet, made = pdf(LONG)
    assert len(sheet["pages"]) > 1
    assert [page["continued"] != "" for page in sheet["pages"]] == [
        page["number"] < page["of"] for page in sheet["pages"]
    ]
    text = PdfReader(io.BytesIO(made)).pages[0].extract_text()
    assert "Ark 1 av" in text
    assert "fortsetter på neste ark" in text


def test_the_same_plan_gives_the_same_bytes_and_another_does_not():
    assert pdf(OXAZEPAM)[1] == pdf(OXAZEPAM)[1]
    assert pdf(OXAZEPAM)[1] != pdf({**OXAZEPAM, "step": 20})[1]


def test_no_word_is_taken_as_markup():
    sheet, _ = pdf(OXAZEPAM)
    odd = {**sheet, "intro": "#pagebreak() *x* $y$ <z> @a", "footer": "`b` // c"}
    text = PdfReader(io.BytesIO(plan_pdf(odd, FIRST_DAY))).pages[0].extract_text()
    assert "#pagebreak() *x* $y$ <z> @a" in text


def test_withdrawal_is_told_as_the_source_has_it_and_else_it_is_asked_about():
    lines = " ".join(plan()["sheet"]["expect"]["lines"])
    assert "1–2 dager" in lines
    assert "2–4 uker" in lines
    unknown = " ".join(plan(**OXYCODONE)["sheet"]["expect"]["lines"])
    assert not any(character.isdigit() for character in unknown)


def test_the_command_writes_sheet_and_calendar(tmp_path, capsys):
    written, sheet, calendar = (tmp_path / name for name in ("p.json", "p.pdf", "p.ics"))
    written.write_text(json.dumps(OXAZEPAM), "utf-8")
    assert main([str(written), "--pdf", str(sheet), "--ics", str(calendar)]) == 0
    assert len(PdfReader(sheet).pages) == 1
    assert calendar.read_bytes().count(b"\r\n") == calendar.read_bytes().count(b"\n")
    assert "45 mg per døgn" in capsys.readouterr().out


def test_no_file_is_written_over(tmp_path, capsys):
    asked, old = tmp_path / "p.json", tmp_path / "old.pdf"
    asked.write_text(json.dumps(OXAZEPAM), "utf-8")
    old.write_bytes(b"mine")
    before = asked.read_bytes()
    for files in (
        ["--ics", str(asked)],
        ["--pdf", str(asked)],
        ["--pdf", str(old), "--ics", str(tmp_path / "new.ics")],
        ["--pdf", str(tmp_path / "x"), "--ics", str(tmp_path / "." / "x")],
    ):
        assert main([str(asked), *files]) == 2
        assert "navn" in capsys.readouterr().err
    assert asked.read_bytes() == before
    assert old.read_bytes() == b"mine"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["old.pdf", "p.json"]


@pytest.mark.parametrize(
    "written",
    ['{"substance": "oksazepam", "substance": "diazepam"}', '{"switch": {"to": "a", "to": "b"}}'],
)
def test_a_field_that_stands_twice_is_a_wrong_call(tmp_path, capsys, written):
    asked = tmp_path / "p.json"
    asked.write_text(written, "utf-8")
    assert main([str(asked)]) == 2
    assert "to ganger" in capsys.readouterr().err


@pytest.mark.parametrize("content", ["", "[1]", "{", "[" * 100_000, "\udcff"])
def test_a_file_that_is_no_plan_is_a_wrong_call(tmp_path, capsys, content):
    written = tmp_path / "p.json"
    written.write_bytes(content.encode("utf-8", "surrogateescape"))
    assert main([str(written)]) == 2
    assert "p.json" in capsys.readouterr().err


def test_the_command_says_what_is_missing_wrong_or_not_made(tmp_path, capsys):
    written = tmp_path / "p.json"
    written.write_text(json.dumps({**OXAZEPAM, "step": None}), "utf-8")
    assert main([str(written)]) == 1
    assert "step" in capsys.readouterr().err
    waiting = {"decision": "not_now", "reason": "benefit", "new_date": "2027-01-01"}
    written.write_text(json.dumps({**OXAZEPAM, **waiting}), "utf-8")
    assert main([str(written)]) == 0
    assert main([str(written), "--pdf", str(tmp_path / "x.pdf")]) == 1
    assert not (tmp_path / "x.pdf").exists()
    written.write_text(json.dumps(OXAZEPAM), "utf-8")
    assert main([str(written), "--ics", str(tmp_path / "none" / "x.ics")]) == 2
