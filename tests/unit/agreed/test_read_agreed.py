"""A group file read back, and every fault of it as a sentence that says where."""

from __future__ import annotations

import re
from datetime import date, time
from pathlib import Path

import pytest
from group_file import GONE, MEASURE, group_file, read_or_why
from hypothesis import given
from hypothesis import strategies as st

from riktig import agreed
from riktig.agreed.agreed import Agreed, Plan
from riktig.agreed.code import commitment_code
from riktig.agreed.read import read_agreed
from riktig.measures.load import measure_named
from riktig.problem import Refused
from riktig.text import explain

VERSION = measure_named(MEASURE).version
IDENTITY = "01017012345"


def why(text):
    with pytest.raises(Refused) as refusal:
        read_agreed(text)
    return refusal.value.problem.code, explain(refusal.value.problem)


def test_a_whole_file():
    assert read_agreed(group_file()) == Agreed(
        title="Gruppen på Nes",
        meetings=(date(2026, 1, 15), date(2026, 3, 12)),
        next_look=date(2026, 12, 10),
        letters={"P0001": "C"},
        plans=(
            Plan(
                member="P0001",
                measure=MEASURE,
                version=VERSION,
                aim=40.0,
                by=date(2026, 10, 31),
                change="Snakke om søvn før resepten fornyes",
                prediction="Halvparten vil prøve",
                decision="adapt",
            ),
        ),
    )


def test_everything_but_the_schema_may_be_left_out():
    assert read_agreed('schema = "riktig-group/1"') == Agreed()


@pytest.mark.parametrize("typed", ['"18:30"', "18:30:00", '"18.30"'])
def test_the_time_the_meetings_begin(typed):
    assert read_agreed(group_file({"start": typed})).start == time(18, 30)


@pytest.mark.parametrize(
    "typed", ["18", '"18"', '"18:30:12"', '"25:00"', '"18:30+01:00"', "2026-10-31", "true"]
)
def test_what_is_no_time_of_day(typed):
    assert why(group_file({"start": typed}))[0] == "group_file_not_a_time"


def test_bytes_with_a_mark_first_and_windows_lines():
    written = b"\xef\xbb\xbf" + group_file().replace("\n", "\r\n").encode()
    assert read_agreed(written) == read_agreed(group_file())


@pytest.mark.parametrize(("typed", "aim"), [("12.5", 12.5), ('"12,5"', 12.5), ("0", 0.0)])
def test_an_aim_may_have_a_comma(typed, aim):
    assert read_agreed(group_file(plans=[{"aim": typed}])).plans[0].aim == aim


def test_dates_may_be_texts_and_an_undecided_plan_has_no_decision():
    read = read_agreed(group_file(plans=[{"by": '"2026-10-31"', "decision": GONE}]))
    assert (read.plans[0].by, read.plans[0].decision) == (date(2026, 10, 31), "")


def test_a_text_over_several_lines_becomes_one():
    read = read_agreed(group_file(plans=[{"change": '"""Snakke\nom   søvn"""'}]))
    assert read.plans[0].change == "Snakke om søvn"


def test_plans_of_a_member_in_the_order_of_the_file():
    read = read_agreed(group_file(plans=[{"aim": "40"}, {"aim": "30"}]))
    assert [plan.aim for plan in read.plans_of("P0001")] == [40, 30]


BY_CODE = {**dict.fromkeys(("measure", "version", "aim", "by"), GONE)}


def test_a_plan_may_be_given_by_its_code():
    (plan,) = read_agreed(group_file()).plans
    code = commitment_code(plan.measure, plan.version, plan.aim, plan.by)
    assert read_agreed(group_file(plans=[{**BY_CODE, "code": f'"{code}"'}])).plans == (plan,)


def test_a_code_of_an_older_version_or_typed_wrong_is_refused():
    older = commitment_code(MEASURE, VERSION + 1, 40, date(2026, 10, 31))
    assert why(group_file(plans=[{**BY_CODE, "code": f'"{older}"'}]))[0] == "group_file_version"
    code, said = why(group_file(plans=[{**BY_CODE, "code": '"RK-02TA-8710-1V4Y"'}]))
    assert code == "group_file_code"
    assert "Ett tegn i koden er feil" in said


FILES = {
    "group_file_empty": " \n",
    "not_a_group_file": "title = 'x'",
    "group_file_schema": 'schema = "riktig-group/2"',
    "group_file_not_toml": 'schema = "riktig-group/1"\ntitle = ',
    "group_file_not_text": b'title = "\xff"',
    "group_file_too_large": "#" * 200_001,
    "group_file_unknown_key": group_file({"member": "2"}),
    "group_file_not_tables": group_file({"plans": '"ingen"'}, members=(), plans=()),
    "group_file_not_dates": group_file({"meetings": "2026-01-15"}),
    "group_file_not_in_order": group_file({"meetings": "[2026-03-12, 2026-01-15]"}),
    "group_file_not_a_date": group_file({"next_look": '"til høsten"'}),
    "group_file_not_a_time": group_file({"start": '"kveld"'}),
    "group_file_identity": group_file({"title": f'"om {IDENTITY[:6]} {IDENTITY[6:]}"'}),
    "group_file_control": group_file({"title": '"a\\u202eb"'}),
    "group_file_long": group_file({"title": f'"{"a" * 301}"'}),
    "group_file_not_words": group_file({"title": "7"}),
}


@pytest.mark.parametrize("code", FILES)
def test_a_fault_of_the_file(code):
    found, sentence = why(FILES[code])
    assert found == code
    assert IDENTITY[6:] not in sentence


ENTRIES = [
    ("members", {"letter": '"c"'}, "group_file_letter", "medlem nummer 1"),
    ("members", {"letter": GONE}, "group_file_missing", "«letter»"),
    ("members", {"member": f'"{"a" * 41}"'}, "group_file_member", "medlem nummer 1"),
    ("members", {"bokstav": '"C"'}, "group_file_unknown_key", "member, letter"),
    ("plans", {"measure": '"sovepiller"'}, "group_file_measure", "plan nummer 1"),
    ("plans", {"version": str(VERSION + 1)}, "group_file_version", f"versjon {VERSION}"),
    ("plans", {"version": "2.5"}, "group_file_not_whole", "plan nummer 1"),
    ("plans", {"aim": '"mindre"'}, "group_file_not_a_number", "«aim»"),
    ("plans", {"aim": "nan"}, "group_file_not_a_number", "«aim»"),
    ("plans", {"aim": "true"}, "group_file_not_a_number", "«aim»"),
    ("plans", {"aim": "101"}, "group_file_aim", "fra 0 til 100"),
    ("plans", {"aim": "-1"}, "group_file_aim", "plan nummer 1"),
    ("plans", {"by": '"i høst"'}, "group_file_not_a_date", "«by»"),
    ("plans", {"by": "2026-10-31T10:00:00"}, "group_file_not_a_date", "«by»"),
    ("plans", {"change": GONE}, "group_file_missing", "«change»"),
    ("plans", {"change": '" "'}, "group_file_missing", "«change»"),
    ("plans", {"prediction": '"a\\u0007b"'}, "group_file_control", "«prediction»"),
    ("plans", {"decision": '"behold"'}, "group_file_decision", "adopt, adapt, abandon"),
    ("plans", {"member": '"P0002"'}, "group_file_no_such_member", "plan nummer 1"),
    ("plans", {"aims": "3"}, "group_file_unknown_key", "prediction"),
]


@pytest.mark.parametrize(("part", "changed", "code", "says"), ENTRIES)
def test_a_fault_of_an_entry(part, changed, code, says):
    found, sentence = why(group_file(**{part: [changed]}))
    assert found == code
    assert says in sentence


def test_two_members_with_one_letter_and_one_member_twice():
    other = {"member": '"P0002"'}
    assert why(group_file(members=[{}, other]))[0] == "group_file_letter_twice"
    assert why(group_file(members=[{}, {"letter": '"D"'}]))[0] == "group_file_member_twice"


def test_the_entry_at_fault_is_counted_as_it_stands():
    sentence = why(group_file(plans=[{}, {"aim": "nan"}]))[1]
    assert "plan nummer 2" in sentence


def test_the_line_at_fault_is_told():
    assert "linje 2" in why('schema = "riktig-group/1"\ntitle = Nes')[1]


@pytest.mark.parametrize("deep", ["x = " + "[" * 5000, "x = " + "9" * 5000, "x = {" * 400])
def test_a_file_made_to_break_the_reader_is_a_fault(deep):
    assert why(deep)[0] in ("group_file_not_toml", "not_a_group_file")


def test_too_many():
    members = [{"member": f'"P{one}"', "letter": '"C"'} for one in range(41)]
    assert why(group_file(members=members))[0] == "group_file_many"
    assert why(group_file(plans=[{}] * 201))[0] == "group_file_many"


def test_two_dates_beside_one_another_are_no_identity_number():
    said = "Fra 2026-10-31 \u2013 2027-01-15, tlf. 22 33 44 55"
    assert read_agreed(group_file({"title": f'"{said}"'})).title == said


def test_no_fault_says_what_a_field_holds():
    name = "Ola Nordmann"
    for changed in ({"member": f'"{name}"'}, {"measure": f'"{name}"'}, {"by": f'"{name}"'}):
        assert name not in why(group_file(plans=[changed]))[1]


@given(st.text() | st.binary())
def test_whatever_it_holds_it_is_read_or_refused_with_a_sentence(content):
    answer = read_or_why(read_agreed, content)
    assert isinstance(answer, Agreed) or answer.endswith(".")


@given(st.text(st.characters(codec="utf-8"), max_size=400), st.sampled_from(("change", "title")))
def test_a_text_comes_back_as_one_line_or_is_refused(words, field):
    escaped = '"' + "".join(f"\\U{ord(one):08x}" for one in words) + '"'
    file = (
        group_file({"title": escaped})
        if field == "title"
        else group_file(plans=[{"change": escaped}])
    )
    try:
        read = read_agreed(file)
    except Refused:
        return
    said = read.title if field == "title" else read.plans[0].change
    assert said == " ".join(words.split())
    assert said.isprintable()
    assert len(said) <= 300


REFERENCE = (Path(__file__).parents[3] / "docs/reference/group-file.md").read_text("utf-8")


def test_the_example_of_the_reference_is_read():
    example = REFERENCE.split("```toml\n")[1].split("```")[0]
    assert read_agreed(example).plans[0].measure == MEASURE


def test_every_refusal_is_named_in_the_reference():
    source = Path(agreed.__file__).parent.glob("*.py")
    found = " ".join(path.read_text("utf-8") for path in source)
    codes = set(re.findall(r'Refused\(\s*"([a-z_]+)"', found))
    codes |= {f"group_file_{one}" for one in re.findall(r'refused\(\s*"([a-z_]+)"', found)}
    shortened = re.compile("^(group_file|plan_sheet)")
    assert {one for one in codes if f"`{shortened.sub('', one)}`" not in REFERENCE} <= {
        "group_file_schema",
        "plan_sheet_schema",
        "not_a_group_file",
        "not_a_plan_sheet",
    }
