"""The request of the page Før og etter: own files, what lies beside them, and what is told."""

from __future__ import annotations

import json

import pytest

from riktig.registry import handle
from riktig.report_files import MOST_FILES, kind_of
from riktig.synthetic import halves, practice, write_canonical

GROUP_FILE = b'schema = "riktig-group/1"\nmeetings = [2025-06-01]\nnext_look = 2027-03-01\n'
CODE = "RK-02TA-8710-1V4X"  # at most 90 percent opioid_with_sedative, by 1 March 2026
SHEET = {
    "schema": "riktig-worksheet/1",
    "id": "x",
    "title": "x",
    "saved": "2026-01-01",
    "fields": [{"id": "endring", "label": "Endring", "value": "Mindre pakninger"}],
}
REFERENCE = b"""schema = "riktig-reference/1"
source = "Oppdiktet fordeling"
[[measures]]
measure = "opioid_users"
version = %d
p10 = 10
p25 = 20
p50 = 30
p75 = 40
p90 = 50
"""


def made(seed: int, member: str, **options: str) -> list[dict]:
    sides = []
    for half in halves(practice(seed=seed, months=24)):
        request = {"op": "audit", "names": ["P.csv"]}
        request["options"] = {"list_size": "1100", "member": member, **options}
        answer = handle(request, [write_canonical(half).encode()])
        assert answer["ok"], answer
        sides.append(answer)
    return sides


def blob_of(content: object) -> bytes:
    return json.dumps(content).encode()


@pytest.fixture(scope="module")
def own() -> list[dict]:
    return made(3, "A")


@pytest.fixture(scope="module")
def mine(own) -> list[bytes]:
    return [blob_of(one["private"]) for one in own]


@pytest.fixture(scope="module")
def group() -> dict[str, list[dict]]:
    return {
        member: [one["share"] for one in made(at, member)] for at, member in enumerate("BCDE", 4)
    }


@pytest.fixture(scope="module")
def shared(group) -> dict[str, bytes]:
    return {
        f"{member}-{when}.json": blob_of(one)
        for member, two in group.items()
        for when, one in zip(("before", "after"), two, strict=True)
    }


def asked(mine, beside=None, **request) -> dict:
    beside = beside or {}
    names = ["before.json", "after.json", *beside]
    answer = handle({"op": "compare", "names": names, **request}, [*mine, *beside.values()])
    assert answer["ok"], answer
    return answer["view"]


def told(view: dict) -> dict[str, str]:
    return {one["file"]: one["message"] for one in view["told"]}


def test_own_two_alone_become_a_report_that_tells_of_no_file(mine):
    view = asked(mine)
    assert view["told"] == []
    assert view["comparators"] == ["own_past"]
    assert view["comparator"] == "own_past"
    assert view["report"]["who"] == "own"
    assert view["report"]["front"]["headlines"]
    assert view["statements"]["schema"] == "riktig-report/1"
    assert len(view["figures"].splitlines()) > 10


def test_shared_ones_of_ones_own_are_a_members_report(own):
    view = asked([blob_of(one["share"]) for one in own])
    assert view["report"]["who"] == "member"


def test_the_day_is_the_readers_and_else_the_numbers_last(mine):
    assert asked(mine, dated="2026-11-22")["dated"] == "2026-11-22"
    last = json.loads(mine[1])["period"]["to"]
    assert asked(mine)["dated"] == last


@pytest.mark.parametrize(
    "wrong",
    [{"dated": "i dag"}, {"seen": "all of it"}, {"comparator": []}, {"seen": {}}, {"names": 7}],
    ids=lambda one: next(iter(one)),
)
def test_a_request_that_is_none_is_refused(mine, wrong):
    answer = handle({"op": "compare", **wrong}, mine)
    assert answer["problem"]["code"] == "invalid_input"


def test_a_group_gives_letters_and_more_to_compare_with(mine, shared):
    view = asked(mine, shared)
    assert view["comparators"] == ["own_past", "benchmark", "group"]
    assert view["comparator"] == "benchmark"
    assert told(view) == {"": "8 filer fra gruppen er lest."}
    assert "I gruppen er du A." in view["report"]["subtitle"]


def test_a_comparator_that_is_not_there_gives_way_to_ones_own_past(mine):
    assert asked(mine, comparator="reference")["comparator"] == "own_past"


def test_the_view_leaves_out_pictures_or_tables(mine):
    def has(view, what):
        return [part[what] is not None for s in view["report"]["sections"] for part in s["parts"]]

    assert not any(has(asked(mine, seen="table"), "picture"))
    assert sum(has(asked(mine, seen="picture"), "table")) < sum(has(asked(mine), "table"))


def test_a_group_file_a_sheet_and_a_reference_are_told_apart_by_what_they_hold(mine, shared):
    from riktig.measures.load import measure_named

    reference = REFERENCE % measure_named("opioid_users").version
    beside = {"a": GROUP_FILE, "b": blob_of(SHEET), "c": reference, **shared}
    view = asked(mine, beside)
    assert set(told(view)) == {"a", "b", "c", ""}
    assert view["comparators"][-1] == "reference"
    said = json.dumps(view["report"], ensure_ascii=False)
    assert "01.03.2027" in said
    assert "Mindre pakninger" in said


def test_a_second_file_of_a_kind_that_is_one_is_told(mine):
    view = asked(mine, {"a.toml": GROUP_FILE, "b.toml": GROUP_FILE})
    assert "Bare den første" in told(view)["b.toml"]


@pytest.mark.parametrize(
    "bad",
    [
        b"",
        b"\xff\xfe\x00",
        b"handleliste",
        b"{" * 10_000,
        b'{"schema": "riktig-summary/1", "kind": "sha',
        b'{"schema": "riktig-summary/1", "kind": "share"}',
        b"x" * 3_000_000,
        GROUP_FILE + b"meetings = nei",
        b'{"schema": "riktig-worksheet/1"}',
        b'schema = "riktig-reference/1"\n[[measures]]\nmeasure = "x"',
    ],
    ids=lambda one: one[:24].decode("ascii", "replace"),
)
def test_a_bad_file_is_told_by_name_and_stops_nothing(mine, shared, bad):
    good = asked(mine, shared)
    view = asked(mine, {"bad": bad, **shared})
    assert told(view)["bad"].endswith(".")
    assert view["report"]["front"]["headlines"] == good["report"]["front"]["headlines"]


def test_a_private_one_of_another_is_told_and_not_used(mine, shared):
    another = blob_of(made(9, "F")[0]["private"])
    view = asked(mine, {"f.json": another, **shared})
    assert "eget sammendrag" in told(view)["f.json"]


def test_what_a_member_lacks_is_told_of_the_members_file(mine, shared, group):
    lacking = {name: blob for name, blob in shared.items() if name != "B-after.json"}
    assert "etter mangler" in told(asked(mine, lacking))["B-before.json"]
    lacking = {name: blob for name, blob in shared.items() if name != "B-before.json"}
    assert "før mangler" in told(asked(mine, lacking))["B-after.json"]
    again = group["B"][0]
    again = {**again, "made_by": {**again["made_by"], "version": "0.0.0"}}
    view = asked(mine, {**shared, "B-again.json": blob_of(again)})
    assert any("mer enn ett" in one["message"] for one in view["told"])


def test_the_same_file_twice_counts_once(mine, shared):
    view = asked(mine, {**shared, "again.json": shared["B-before.json"]})
    assert told(view) == {"": "8 filer fra gruppen er lest."}


def test_one_who_counts_something_else_is_told(mine, shared):
    patients = [one["share"] for one in made(8, "F", attribution="my_patients")]
    more = {f"F{at}.json": blob_of(one) for at, one in enumerate(patients)}
    assert "teller noe annet" in told(asked(mine, {**shared, **more}))["F1.json"]


def test_own_shared_ones_among_the_groups_are_not_used_twice(mine, own, shared):
    more = {f"A{at}.json": blob_of(one["share"]) for at, one in enumerate(own)}
    view = asked(mine, {**shared, **more})
    assert "ditt eget" in told(view)["A0.json"]
    assert view["report"] == asked(mine, shared)["report"]


def test_own_shared_ones_under_another_name_are_not_used_twice(own, shared):
    named = [blob_of({**one["private"], "member": "Kari"}) for one in own]
    more = {f"A{at}.json": blob_of(one["share"]) for at, one in enumerate(own)}
    view = asked(named, {**shared, **more})
    assert "ditt eget" in told(view)["A0.json"]
    assert "ditt eget" in told(view)["A1.json"]
    assert told(view)[""] == told(asked(named, shared))[""]
    known = [blob_of(one["private"]) for one in own]
    assert view["report"] == asked(known, shared)["report"]
    few = {name: blob for name, blob in {**shared, **more}.items() if name[0] in "ABCD"}
    assert "benchmark" not in asked(named, few)["comparators"]  # four practices, not five


def test_no_more_files_are_read_than_any_group_has(mine):
    view = asked(mine, {f"{at}": b"x" for at in range(MOST_FILES + 1)})
    assert str(MOST_FILES) in told(view)[""]


def test_files_in_any_order_give_the_same_report(mine, shared):
    names = list(shared)
    shuffled = {name: shared[name] for name in (*names[5:], *reversed(names[:5]))}
    assert asked(mine, shared)["report"] == asked(mine, shuffled)["report"]


def test_all_at_once_in_any_order_is_the_same(mine, shared):
    everything = {"later": mine[1], "g": GROUP_FILE, **shared, "earlier": mine[0], "x": b"bad"}
    answer = handle({"op": "compare_dropped", "names": [*everything]}, [*everything.values()])
    expected = asked(mine, {"g": GROUP_FILE, **shared, "x": b"bad"})
    assert answer["view"]["report"] == expected["report"]
    assert told(answer["view"]) == told(expected)


def test_no_name_of_a_member_is_in_the_report(own, shared, group):
    named = [blob_of({**one["private"], "member": "Kari Nordmann"}) for one in own]
    others = {
        f"{member}{at}": blob_of({**one, "member": f"Ola Hansen {member}"})
        for member, two in group.items()
        for at, one in enumerate(two)
    }
    written = json.dumps(asked(named, others), ensure_ascii=False)
    assert "Nordmann" not in written
    assert "Hansen" not in written


def visited(view):
    return [one for one in view["report"]["sections"] if one["id"] == "visit"]


def test_what_was_agreed_on_a_visit_is_held_up_against_the_number(mine):
    view = asked(mine, {"koden": CODE.encode()})
    assert told(view) == {"koden": "Koden fra besøket er lest."}
    (section,) = visited(view)
    assert section["title"] == "Avtalt på besøk"
    (part,) = section["parts"]
    assert "høyst 90\N{NO-BREAK SPACE}% innen 01.03.2026" in part["sentence"]
    assert "nådd" in part["sentence"]
    assert len(part["table"]["rows"]) == 5  # no change and no foresight was written
    assert visited(asked(mine)) == []


def test_a_group_file_beside_leaves_the_visit_as_it_was(mine):
    for files in ({"a": CODE.encode(), "b": GROUP_FILE}, {"b": GROUP_FILE, "a": CODE.encode()}):
        assert visited(asked(mine, files))


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (CODE[:-1] + "8", "Ett tegn i koden er feil"),
        (CODE[:-2], "kan ikke leses"),
        ("\n".join([CODE] * 6), "høyst 5 koder"),
    ],
)
def test_a_code_typed_wrong_is_told_and_stops_nothing(mine, code, said):
    view = asked(mine, {"koden": code.encode()})
    assert said in told(view)["koden"]
    assert visited(view) == []


@pytest.mark.parametrize(
    ("blob", "kind"),
    [
        (GROUP_FILE, "agreed"),
        (blob_of(SHEET), "plan"),
        (b"", "unknown"),
        (CODE.encode(), "visit"),
        (f"\ufeff {CODE.lower()}\n".encode(), "visit"),
        (b'\xef\xbb\xbf{"schema": "riktig-summary/1"}', "summary"),
    ],
)
def test_a_file_is_known_by_the_schema_it_names(blob, kind):
    assert kind_of(blob) == kind
