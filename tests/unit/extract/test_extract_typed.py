"""A counted list typed in: read as a file, or each bad cell told at its field."""

from __future__ import annotations

import json

import pytest
from extract_lists import CANARY

from riktig.extract.typed_list import MOST_ROWS, known_medicines
from riktig.registry import Held, handle

YEAR = {"from": "01.01.2026", "to": "31.12.2026"}
OPTIONS = {"event": "prescribed", "attribution": "my_prescriptions", "period": YEAR}


def row(patient="1", medicine="Sobril", strength="15", unit="mg", units="100", date="03.02.2026"):
    names = ("patient", "medicine", "strength", "unit", "units", "date")
    return dict(zip(names, (patient, medicine, strength, unit, units, date), strict=True))


def typed(*rows, held=None, **options):
    request = {"op": "typed", "rows": list(rows), "options": {**OPTIONS, **options}}
    return handle(request, (), held)


def bad_cells(answer) -> list[tuple[int, str]]:
    assert not answer["ok"]
    assert answer["message"].endswith(".")
    assert all(cell["message"].endswith(".") for cell in answer["problem"]["cells"])
    return [(cell["row"], cell["field"]) for cell in answer["problem"]["cells"]]


def test_a_typed_list_is_audited_as_a_file_is():
    """Two patients with opioid, one of them with a sedative as well."""
    rows = [
        row("1", "OxyContin", "10", units="98", date="04.03.2026"),
        row("1", "Sobril", "15", units="30"),
        row("2", "Paralgin forte", "", units="50", date="5.5.26"),
        row("", "", "", "mg", "", ""),
    ]
    answer = typed(*rows, list_size="1000")
    ledger = answer["private"]["ledger"]
    assert (ledger["rows_read"], ledger["in_scope"], ledger["rejected"]) == (3, 3, 0)
    found = {one["id"]: one for one in answer["private"]["measures"]}
    assert (found["opioid_users"]["numerator"], found["opioid_users"]["denominator"]) == (2, 1000)
    assert found["sedative_users"]["numerator"] == 1
    # 98 x 10 mg / 75 mg a DDD is 13,07; Paralgin forte 50 tablets / 4 a DDD is 12,5.
    assert answer["private"]["classes"]["N02A"]["ddd"] == pytest.approx(25.567, abs=0.001)
    assert found["new_opioid_users"]["why"] == "history_shorter_than_washout"
    assert len(answer["about"]) >= 3


def test_the_list_is_held_for_a_recount():
    held = Held()
    typed(row(), held=held)
    again = handle({"op": "recount", "options": {**OPTIONS, "list_size": "900"}}, (), held)
    assert again["private"]["practice"]["list_size"] == 900
    assert again["private"]["ledger"]["rows_read"] == 1


@pytest.mark.parametrize(
    ("field", "cell"),
    [
        ("patient", ""),
        ("patient", CANARY),
        ("patient", CANARY[:6]),
        ("patient", "=1+1"),
        ("medicine", ""),
        ("medicine", "Ukjentolin"),
        ("strength", ""),
        ("strength", "sterk"),
        ("strength", "1.000"),
        ("strength", "0"),
        ("unit", "kg"),
        ("unit", "ug/h"),
        ("units", ""),
        ("units", "1.000"),
        ("units", "-5"),
        ("units", "100000"),
        ("date", ""),
        ("date", "i fjor"),
        ("date", "31.02.2026"),
        ("date", "0001-01-01"),
    ],
)
def test_a_bad_cell_is_told_at_its_field(field, cell):
    answer = typed(row(), row(**{field: cell}))
    assert bad_cells(answer) == [(1, field)]
    assert not cell or len(cell) < 4 or cell not in json.dumps(answer, ensure_ascii=False)


def test_all_bad_cells_are_told_at_once_and_nothing_is_held():
    held = Held()
    assert bad_cells(typed(row(date="x", units="y"), row(), row(medicine="z"), held=held)) == [
        (0, "date"),
        (0, "units"),
        (2, "medicine"),
    ]
    assert held.reading is None


@pytest.mark.parametrize(
    ("strength", "medicine", "ddd"),
    [
        ("7,5", "Imovane", 100.0),  # 100 x 7,5 mg / 7,5 mg
        ("7.5", "zopiklon", 100.0),
        ("", "Imovane 7,5 mg", 100.0),
        ("400/30", "Paralgin forte", 25.0),  # 100 tablets / 4 a DDD
        ("20/10", "Targiniq", 26.667),  # 100 x 20 mg of oxycodone / 75 mg a DDD
    ],
)
def test_strength_as_people_write_it(strength, medicine, ddd):
    private = typed(row(medicine=medicine, strength=strength))["private"]
    assert sum(one["ddd"] or 0 for one in private["classes"].values()) == pytest.approx(ddd)


def test_a_patch_is_in_micrograms_an_hour():
    private = typed(row(medicine="fentanyl", strength="25", unit="ug/h", units="10"))["private"]
    assert private["classes"]["N02A"]["patients"] == 1
    assert bad_cells(typed(row(medicine="fentanyl", strength="25"))) == [(0, "unit")]


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        (None, "typed_rows"),
        ("text", "typed_rows"),
        ([1], "typed_rows"),
        ([{"patient": ["1"]}], "typed_rows"),
        ([row()] * (MOST_ROWS + 1), "typed_rows"),
        ([], "typed_nothing"),
        ([{}], "typed_nothing"),
    ],
)
def test_what_is_no_list_is_refused(rows, code):
    answer = handle({"op": "typed", "rows": rows, "options": OPTIONS})
    assert answer["problem"]["code"] == code
    assert answer["message"].endswith(".")


@pytest.mark.parametrize("missing", ["event", "attribution"])
def test_event_and_attribution_must_be_said(missing):
    assert typed(row(), **{missing: ""})["problem"]["code"] == "typed_event"


def test_every_offered_medicine_can_be_typed():
    """With a strength in mg, or for patches in ug/h; none is offered that is then unknown."""
    unknown = []
    for name in known_medicines():
        answers = [typed(row(medicine=name, strength="5", unit=unit)) for unit in ("mg", "ug/h")]
        fields = [{} if a["ok"] else {c["field"] for c in a["problem"]["cells"]} for a in answers]
        if all("medicine" in found for found in fields):
            unknown.append(name)
    assert unknown == []
