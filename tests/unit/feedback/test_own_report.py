"""One doctor's report put together: what is in it, in what order, and what never is."""

from __future__ import annotations

import json
from datetime import date

import openpyxl
import pytest
from report_cases import DATED, parts_of, report_of, shares
from summary_dicts import COUNTS_AFTER, after, before

from riktig.agreed.agreed import Agreed, Plan
from riktig.blocks.block import Block
from riktig.feedback.choices import SEEN, Choices
from riktig.feedback.figures import figures_csv, figures_xlsx
from riktig.feedback.record import record, record_json
from riktig.measures.load import measure_named
from riktig.text import text

FOUR_OTHERS = ("Olava", "Annikken", "Pernille", "Sirianne")
MASKED = {**COUNTS_AFTER, "opioid_with_sedative": (None, 160)}


def everything(report):
    return json.dumps([report.as_dict(), record(report, DATED)], ensure_ascii=False)


def notes(report):
    return " ".join(parts_of(report)["provenance"].notes)


def test_every_reported_measure_stands_once():
    report = report_of(before(), after())
    full = [section.id for section in report.sections]
    others = parts_of(report).get("others")
    listed = len(others.table.rows) if others else 0
    assert len([name for name in full if name in COUNTS_AFTER]) + listed == len(COUNTS_AFTER)
    assert {one.measure for one in report.front.headlines} <= set(full)


def test_a_measure_of_the_doctors_own_plan_has_its_section_and_the_plan_one():
    plan = Plan(
        member="P0001",
        measure="opioid_users",
        version=measure_named("opioid_users").version,
        aim=100,
        by=date(2026, 6, 1),
        change="Samtale med alle nye",
        prediction="Færre begynner",
    )
    report = report_of(before(), after(), agreed=Agreed(plans=(plan,)))
    ids = [section.id for section in report.sections]
    assert "opioid_users" in ids
    assert "Samtale med alle nye" in everything(report)
    other = report_of(before("P0002"), after("P0002"), agreed=Agreed(plans=(plan,)))
    assert "Samtale med alle nye" not in everything(other)


def test_ids_of_parts_are_not_shared():
    report = report_of(before("Kari"), after("Kari"), shares(*FOUR_OTHERS))
    ids = [part.id for section in (*report.sections, report.basis) for part in section.parts]
    assert len(ids) == len(set(ids))


def test_the_group_beside_has_letters_and_no_names():
    report = report_of(before("Kari"), after("Kari"), shares(*FOUR_OTHERS))
    assert "I gruppen er du B." in report.subtitle
    assert not [name for name in (*FOUR_OTHERS, "Kari") if name in everything(report)]


def test_files_of_a_group_that_cannot_be_used_are_counted_and_stop_nothing():
    broken = [{"member": "Tor", "schema": "riktig-summary/1"}, before("Nils", "private")]
    report = report_of(before("Kari"), after("Kari"), [*shares(*FOUR_OTHERS), *broken])
    assert "2 av filene" in notes(report)
    few = report_of(before("Kari"), after("Kari"), [*shares(*FOUR_OTHERS[:3]), *broken])
    assert "minst 5 medlemmer" in notes(few)


@pytest.mark.parametrize("others", [1, 2, 3])
def test_in_a_group_of_two_to_four_nobody_is_shown_and_the_page_says_why(others):
    given = shares("Kari", *FOUR_OTHERS[:others])  # the own share is not counted twice
    report = report_of(before("Kari"), after("Kari"), given)
    assert "minst 5 medlemmer, du medregnet. Med færre er det lett å gjette" in notes(report)
    assert not [line for line in report.subtitle if "I gruppen" in line]


def test_alone_nothing_is_said_of_a_group():
    assert "Gruppen" not in notes(report_of(before("Kari"), after("Kari")))


def test_periods_of_unequal_length_give_amounts_per_thirty_days():
    short = after(period={"from": "2025-11-01", "to": "2026-01-29"})
    block = parts_of(report_of(before(), short))["amounts"]
    assert "365 og 90 dager" in block.notes[0]
    assert block.table.rows[0] == ["Opioider", "740", "3\u00a0000"]


def test_an_amount_that_is_not_known_is_not_called_hidden_in_ones_own_data():
    for kind, missing in (("private", "ukjent"), ("share", "skjult")):
        sides = before(kind=kind), after(kind=kind)
        sides[1]["classes"]["N02A"]["ddd"] = None
        rows = parts_of(report_of(*sides))["amounts"].table.rows
        assert rows[0][0] == "Opioider"
        assert rows[0][2] == missing
        assert not [row for row in rows if row[1] == row[2] == missing], "a row of nothing"


def test_what_holds_for_every_measure_is_said_once():
    found = parts_of(report_of(before(), after(), shares(*FOUR_OTHERS)))
    written = " ".join(str(block.as_dict()) for block in found.values())
    for once in ("ikke klinisk godkjent", "Kreft og lindrende"):
        assert written.count(once) == 1


def test_the_basis_names_periods_ledger_versions_and_tables():
    parts = parts_of(report_of(before(), after()))
    rows = {row[0]: row[1:] for row in parts["provenance"].table.rows}
    assert rows["Periode"] == ["01.11.2024–31.10.2025", "01.11.2025–31.10.2026"]
    assert rows["Rader lest"] == ["900", "900"]
    assert rows["Laget av Riktig"] == ["0.1.0", "0.1.0"]
    assert "samme utgavene" in " ".join(parts["versions"].notes)
    versions = {row[0]: row[1] for row in parts["versions"].table.rows}
    assert versions["Opioidbrukere"] == str(measure_named("opioid_users").version)


def test_tables_of_another_edition_are_named():
    other = after()
    other["made_by"]["tables"] = {"HDIR": "2026", "ddd": "x"}
    told = " ".join(parts_of(report_of(before(), other))["versions"].notes)
    assert "ulike utgaver av disse tabellene: HDIR, ddd." in told


def test_a_measure_that_is_not_known_here_is_counted_and_never_named():
    sides = before(), after()
    for side in sides:
        side["measures"].append({**side["measures"][0], "id": "of_the_future"})
    report = report_of(*sides)
    assert "Ett mål er ukjent" in everything(report)
    assert "of_the_future" not in everything(report)


def test_age_and_version_and_error_route_stand_last():
    said = [one.text for one in report_of(before(), after()).closing]
    assert "40 dager gamle" in " ".join(said)
    assert said[-1] == "Laget av Riktig 0.1.0."
    assert any("send aldri pasientopplysninger" in one for one in said)
    same_day = report_of(before(), after(), dated=date(2026, 10, 31))
    assert "dager gamle" not in " ".join(one.text for one in same_day.closing)


def test_the_report_says_what_it_is_for_what_to_do_and_what_to_expect():
    agreed = Agreed(next_look=date(2027, 5, 12))
    block = parts_of(report_of(before(), after(), agreed=agreed))["about"]
    told = [one.text for one in block.statements]
    assert "Neste gang tallene ses på: 12.05.2027." in told
    assert [line[:4] for line in told[-3:]] == ["☐ 1.", "☐ 2.", "☐ 3."]
    assert "4,3 prosentpoeng" in " ".join(told)
    assert "fra 0,5 til 16" in " ".join(told)
    nothing = parts_of(report_of(before(), after()))["about"]
    assert "ikke avtalt" in " ".join(nothing.notes)


def test_sections_stand_in_the_order_of_page_one():
    report = report_of(before("Kari"), after("Kari"), shares(*FOUR_OTHERS))
    ids = [section.id for section in report.sections]
    shown = [one.measure for one in report.front.headlines]
    assert ids[: len(shown)] == shown


def test_what_is_beside_all_measures_stands_once():
    report = report_of(before("Kari"), after("Kari"), shares(*FOUR_OTHERS))
    assert [section.id for section in report.sections].count("beside") == 1
    cells = [row[0] for part in parts_of(report).values() if part.table for row in part.table.rows]
    assert sum(cell.startswith("Samlet opioid, mg OMEQ") for cell in cells) <= 1


WORK = {
    "statuses": {
        "not_assessed": 12, "call_in": 6, "talk": 7, "plan": 2,
        "tapering": 3, "done": 4, "unchanged": 9,
    },
    "tapers": {"started": 6, "under_way": 4, "completed": 0},
}  # fmt: skip


def test_work_has_a_column_for_each_period_with_a_work_file():
    block = parts_of(report_of(before(), after(work=WORK)))["work_change"]
    assert list(block.table.columns) == ["Hva", "Etter"]
    assert "begynt hos 6, pågår hos 4, ferdig hos 0. De andre" in block.sentence
    assert ["Ferdig, med eller uten nedtrapping", "4"] in block.table.rows
    assert len(block.table.rows) == len(WORK["statuses"]), "tapers are counted otherwise"


def test_work_that_is_all_hidden_is_not_there():
    hidden = {"statuses": dict.fromkeys(WORK["statuses"])}
    sides = before(kind="share"), after(kind="share", work=hidden)
    assert "work_change" not in parts_of(report_of(*sides))


@pytest.mark.parametrize("seen", SEEN)
def test_the_reader_chooses_picture_or_table(seen):
    report = report_of(before(), after(), choices=Choices(seen=seen))
    both = [
        part
        for section in report.sections
        for part in section.parts
        if section.id in COUNTS_AFTER and isinstance(part, Block) and part.id == section.id
    ]
    assert both
    assert all(bool(part.picture) == (seen != "table") for part in both)
    assert all(bool(part.table) == (seen != "picture") for part in both)


def test_the_record_holds_every_statement_with_its_code():
    report = report_of(before("Kari"), after("Kari"), shares(*FOUR_OTHERS))
    found = record(report, DATED)
    assert (found["schema"], found["dated"], found["who"]) == (
        "riktig-report/1",
        "2026-12-10",
        "own",
    )
    said = {one["text"] for one in found["statements"]}
    assert report.front.action.text in said
    for section in (*report.sections, report.basis):
        for part in section.parts:
            assert {part.sentence, *part.notes} <= said
    assert record_json(report, DATED) == record_json(report, DATED)
    assert not [name for name in (*FOUR_OTHERS, "Kari") if name in record_json(report, DATED)]


def test_the_figures_hold_every_cell_of_every_table(tmp_path):
    report = report_of(before("Kari"), after("Kari"), shares(*FOUR_OTHERS))
    written = figures_csv(report)
    (tmp_path / "figures.xlsx").write_bytes(figures_xlsx(report))
    book = openpyxl.load_workbook(tmp_path / "figures.xlsx")
    assert book.sheetnames == ["Tall", "Tabeller"]
    cells = {str(cell.value).lstrip("'") for row in book["Tabeller"].iter_rows() for cell in row}
    for part in parts_of(report).values():
        for row in part.table.rows if part.table else []:
            assert set(filter(None, row)) <= cells
            assert all(cell in written for cell in row[1:])
    numbers = [row[5].value for row in book["Tall"].iter_rows(min_row=2)]
    assert any(isinstance(number, float) for number in numbers)


def test_a_masked_count_is_not_in_the_figures():
    report = report_of(before(kind="share"), after(kind="share", counts=MASKED))
    rows = [line.split(";") for line in figures_csv(report).splitlines()]
    rows = [row for row in rows if row[0] != text("own_report.versions.title")]
    assert not [row for row in rows if row[-1] in ("1", "2", "3", "4") and row[1] == "tabell"]
