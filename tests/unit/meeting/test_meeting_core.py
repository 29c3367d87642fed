"""The meeting in the core: cuts, votes, the group's files, commitments, and the sheet."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from summary_dicts import AFTER, BEFORE, COUNTS_AFTER, COUNTS_BEFORE, summary

from riktig.agreed.code import read_code
from riktig.agreed.read import read_agreed
from riktig.agreed.write import group_json, group_toml
from riktig.meeting.cuts import minutes_left, offers
from riktig.meeting.order import faults_of, meetings
from riktig.problem import Refused
from riktig.registry import handle

TODAY = "2026-11-22"
MEMBERS = [f"Lege{number}" for number in range(1, 7)]
IDENTITY = "01017012345"
MEETINGS = list(meetings())
PLAN = {
    "member": "Lege1",
    "measure": "z_hypnotic_heavy",
    "version": 2,
    "aim": "40,5",
    "by": "2027-03-01",
    "change": 'Spørre "alle"\nfør fornyelse',
    "prediction": "Halvparten vil prøve",
}
GROUP = {
    "title": "Nes",
    "members": [{"member": "Lege1", "letter": "A"}],
    "plans": [PLAN],
    "commitments": [{"member": "Lege1", "change": "Ringe de eldste", "by": ""}],
}


def asked(op, blobs=(), **request):
    return handle({"op": op, "today": TODAY, **request}, list(blobs))


def group_files(members=MEMBERS, kind="share"):
    return [
        json.dumps(summary(counts, span, member=member, kind=kind)).encode()
        for member in members
        for counts, span in ((COUNTS_BEFORE, BEFORE), (COUNTS_AFTER, AFTER))
    ]


# The plan and its cuts


def test_the_three_meetings_are_sound_and_in_order():
    assert MEETINGS == ["anxiety", "sleep", "chronic_pain"]
    assert [faults_of(one) for one in meetings().values()] == [[], [], []]


def test_who_is_late_is_offered_what_takes_it_in():
    plan = asked("meeting_plan", meeting="anxiety", at=1, late=12)["plan"]
    needed = [one for one in plan["offers"] if one["needed"]]
    assert sum(one["saves"] for one in needed) >= 12
    assert sum(one["saves"] for one in needed[:-1]) < 12
    # The step that is under way is made shorter, and never left out.
    assert not any("Det dere har lest" in one["said"] for one in plan["offers"])


def test_a_cut_is_made_and_taken_back():
    whole = asked("meeting_plan", meeting="anxiety")["plan"]
    cut = asked("meeting_plan", meeting="anxiety", done=[0])["plan"]
    assert [step["minutes"] for step in whole["steps"]][:3] == [10, 10, 30]
    assert [step["minutes"] for step in cut["steps"]][:3] == [10, 0, 30]
    assert cut["steps"][1]["planned"] == 10
    assert [one["said"] for one in cut["done"]] == ["Dropp «Det dere har lest»"]
    assert 0 not in [one["cut"] for one in cut["offers"]]


@given(
    st.sampled_from(MEETINGS),
    st.sets(st.integers(0, 12)),
    st.integers(0, 9),
    st.integers(0, 200),
)
def test_what_is_offered_saves_what_it_says(name, done, at, late):
    meeting = meetings()[name]
    made = sum(minutes_left(meeting, done))
    found = offers(meeting, done, at, late)
    for one in found:
        assert one.saves > 0
        assert sum(minutes_left(meeting, done | {one.cut})) == made - one.saves
    assert all(minutes >= 0 for minutes in minutes_left(meeting, done))


@pytest.mark.parametrize(
    "wrong",
    [{"meeting": "tre"}, {"meeting": None}, {"done": [-1]}, {"done": ["0"]}, {"late": "mye"}],
)
def test_an_odd_question_about_the_plan_is_refused(wrong):
    answer = asked("meeting_plan", **{"meeting": "sleep", **wrong})
    assert not answer["ok"]
    assert answer["problem"]["code"] in ("meeting_unknown", "invalid_input")


# Votes


def vote(*counts, labels="abcdefgh", question="Hva nå?"):
    choices = [{"label": label, "count": one} for label, one in zip(labels, counts, strict=False)]
    return asked("meeting_vote", question=question, choices=choices)


def test_votes_are_counts_and_bars():
    found = vote("4", 3, "")["vote"]
    assert found["sentence"] == "Flest valgte «a»: 4 av 7."
    assert [one["bar"] for one in found["rows"]] == [1.0, 0.75, 0.0]
    assert vote(3, 3)["vote"]["sentence"].startswith("Likt på toppen")
    assert vote(6, 0)["vote"]["sentence"] == "Alle 6 valgte «a»."


@pytest.mark.parametrize("counts", [(1, 3), (4, 0), (2, 2)])
def test_of_few_answers_none_is_told(counts):
    found = vote(*counts)["vote"]
    assert found["shown"] is False
    assert found["rows"] == []
    assert "Færre enn 5 svar" in found["sentence"]


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (lambda: vote(1), "vote_choices"),
        (lambda: vote(*[1] * 8, labels=["x", "X"] * 4), "vote_twice"),
        (lambda: vote(5, "halvparten"), "vote_count"),
        (lambda: vote(5, -1), "vote_count"),
        (lambda: vote(5, 41), "vote_count"),
        (lambda: vote(5, "9" * 9999), "vote_count"),
        (lambda: vote(30, 30), "vote_many"),
        (lambda: vote(5, 5, question=f"Hva med {IDENTITY}?"), "vote_identity"),
        (lambda: vote(5, 5, question="å" * 161), "vote_long"),
        (lambda: vote(5, 5, question=" "), "vote_question"),
    ],
)
def test_a_vote_that_cannot_be_says_what_to_do(answer, code):
    refused = answer()
    assert refused["problem"]["code"] == code
    assert IDENTITY not in refused["message"]


# The group's files


def test_no_number_stands_before_all_have_said_yes():
    files = group_files()
    view = asked("meeting_numbers", files, names=["f"] * len(files))["view"]
    assert view["slides"] == []
    assert view["report"] is None
    assert view["questions"]["prompts"] == []
    offered = [one["id"] for one in view["questions"]["measures"]]
    assert offered
    one = asked("meeting_numbers", files, agreed=offered[:1])["view"]
    assert {slide["measure"] for slide in one["slides"]} <= {offered[0]}
    assert {prompt["id"].partition("-")[2] for prompt in one["questions"]["prompts"]} <= {
        offered[0]
    }
    assert one["report"] is None


def test_the_facilitator_gets_the_whole_report_on_request():
    view = asked("meeting_numbers", group_files(), whole=True)["view"]
    assert view["report"]["who"] == "group"
    assert [one["letter"] for one in view["group"]["members"]] == list("ABCDEF")


def test_a_small_group_gets_no_number():
    files = group_files(MEMBERS[:3])
    view = asked("meeting_numbers", files, agreed=["opioid_users"], whole=True)["view"]
    assert view["slides"] == []
    assert view["report"]["front"]["headlines"] == []


def test_rows_and_private_files_are_not_read():
    rows = f"fødselsnummer;vare\n{IDENTITY};Imovane\n".encode()
    private = group_files(MEMBERS[:1], "private")[0]
    names = ["rader.csv", "min.json", "tom.txt"]
    view = asked("meeting_numbers", [rows, private, b""], names=names, whole=True)["view"]
    told = {one["file"]: one["message"] for one in view["told"]}
    assert "rader om pasienter" in told["rader.csv"]
    assert "riktig-til-gruppen" in told["min.json"]
    assert "rader om pasienter" in told["tom.txt"]
    assert IDENTITY not in json.dumps(view)
    assert view["questions"] is None


@given(st.binary(max_size=200), st.text(max_size=20))
def test_no_file_breaks_the_page(blob, name):
    answer = asked("meeting_numbers", [blob], names=[name], whole=True)
    assert answer["ok"]


def test_a_measure_with_a_slide_is_told_once():
    view = asked("meeting_numbers", group_files(), agreed=["opioid_users"])["view"]
    shown = {slide["measure"] for slide in view["slides"]}
    for prompt in view["questions"]["prompts"]:
        assert bool(prompt["said"]) == (prompt["id"].partition("-")[2] not in shown)


# Commitments


def test_commitments_become_a_group_file_the_report_reads():
    ledger = asked("meeting_ledger", group=GROUP)["ledger"]
    read = read_agreed(ledger["toml"])
    assert read.plans[0].aim == 40.5
    assert read.plans[0].change == 'Spørre "alle" før fornyelse'
    assert read.commitments[0].change == "Ringe de eldste"
    assert group_json(read) == ledger["group"]
    assert ledger["free"] == "B"
    assert ledger["plans"][0]["letter"] == "A"


def test_the_code_is_the_plan():
    [plan] = asked("meeting_ledger", group=GROUP)["ledger"]["plans"]
    found = read_code(plan["code"])
    assert (found.measure, found.aim, found.by.isoformat()) == (
        "z_hypnotic_heavy",
        40.5,
        "2027-03-01",
    )


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"aim": "mye"}, "ledger_not_a_number"),
        ({"aim": "140"}, "ledger_aim"),
        ({"by": "i morgen"}, "ledger_not_a_date"),
        ({"change": ""}, "ledger_missing"),
        ({"change": f"Ringe {IDENTITY}"}, "ledger_identity"),
        ({"member": "Lege9"}, "group_file_no_such_member"),
        ({"measure": ["x"]}, "group_file_not_words"),
    ],
)
def test_a_commitment_that_cannot_be_says_what_in_the_words_of_the_page(changed, code):
    answer = asked("meeting_ledger", group={**GROUP, "plans": [{**PLAN, **changed}]})
    assert answer["problem"]["code"] == code
    assert ("gruppefilen" in answer["message"]) == code.startswith("group_file")
    assert not any(f"«{name}»" in answer["message"] for name in ("aim", "by", "change"))
    assert IDENTITY not in answer["message"]


@given(st.text(max_size=400))
def test_any_words_are_written_so_that_they_are_read_again(words):
    group = {**GROUP, "title": "", "commitments": [{"member": "Lege1", "change": words}]}
    try:
        read = read_agreed(group_toml(group))
    except Refused:
        return
    sound = words.encode("utf-8", "replace").decode()
    assert [one.change for one in read.commitments] == [" ".join(sound.split())]


# The sheet


def test_the_sheet_has_the_meeting_as_it_became_and_no_letter():
    votes = [{"question": "Hva nå?", "choices": [{"label": "a", "count": 5}, {"label": "b"}]}]
    asked_for = {"meeting": "anxiety", "done": [0], "votes": votes, "group": GROUP}
    report = asked("meeting_sheet", **asked_for)["report"]
    assert [one["id"] for one in report["sections"]] == [
        "agenda", "agenda-notes", "votes", "ledger", "worksheet",
    ]  # fmt: skip
    words = json.dumps(report, ensure_ascii=False)
    assert "Det dere har lest" not in words
    assert "Ringe de eldste" in words
    assert "Lege1" not in words
    assert "Alle 5 valgte" in words
