"""The three meetings: their minutes, and a guide that follows the running order step by step."""

from __future__ import annotations

import re
import tomllib

import pytest

MEETINGS = [("anxiety", "moete-1"), ("sleep", "moete-2"), ("chronic_pain", "moete-3")]
PAPER = re.compile(r"\{paper\} (\S+)\n((?::.*\n)*)")
DOERS = {"alle", "gruppeleder", "to og to"}


@pytest.fixture(params=MEETINGS, ids=lambda pair: pair[0])
def meeting(request, root):
    module, page = request.param
    plan = tomllib.loads((root / "src/riktig/meeting/plans" / f"{module}.toml").read_text("utf-8"))
    guide = (root / "book" / "gruppeleder" / f"{page}.md").read_text("utf-8")
    return module, plan, guide


def test_the_steps_add_up_to_the_meeting(meeting):
    _, plan, _ = meeting
    assert sum(step["minutes"] for step in plan["steps"]) == plan["minutes"]


def test_every_step_says_who_does_it(meeting):
    _, plan, _ = meeting
    assert {step["who"] for step in plan["steps"]} <= DOERS


def test_the_guide_has_every_step_in_order_with_its_minutes(meeting):
    from riktig.meeting.order import timed

    _, plan, guide = meeting
    told = guide.partition("## Steg for steg")[2].partition("\n## ")[0]
    heads = re.findall(r"^:::\{rubric\} \{chosen\}`([\d–]+)` (.+)$", told, re.MULTILINE)
    steps = list(timed(plan["steps"]))
    assert heads == [
        (f"{begins}–{begins + step['minutes']}", step["title"]) for begins, step in steps
    ]


@pytest.mark.parametrize("late", [10, 20, 30])
def test_a_leader_who_is_late_finds_what_to_cut_on_either_side_of_the_break(meeting, late):
    from riktig.meeting.cuts import cuts_of

    _, plan, guide = meeting
    for cuts in cuts_of(plan).values():
        assert [cut.saved for cut in cuts] == sorted({cut.saved for cut in cuts})
        assert cuts[-1].saved >= late
    assert "{meeting-cuts}" in guide


def test_what_is_cut_is_reckoned_from_the_steps(meeting):
    from riktig.meeting.cuts import cuts_of

    _, plan, _ = meeting
    minutes = {step["title"]: step["minutes"] for step in plan["steps"]}
    last = {cut["step"]: cut["to"] for cut in plan["cuts"]}
    saved = sum(minutes[title] - to for title, to in last.items())
    assert saved == sum(cuts[-1].saved for cuts in cuts_of(plan).values())
    with pytest.raises(ValueError, match="cannot be cut"):
        cuts_of({**plan, "cuts": [{"step": "Pause", "to": 10, "text": ""}]})


def test_what_the_leader_needs_is_in_the_meetings_package(meeting):
    _, _, guide = meeting
    package = guide.partition(":package: ")[2].split()[0]
    for begin in ("kjoereplan", "steg", "sent", "reserve", "lysbilder"):
        paper = re.search(rf"\{{paper\}} {begin}-.*?(?=\n\n)", guide, re.DOTALL)
        assert paper
        assert f":package: {package}" in paper[0]


def test_every_paper_of_a_meeting_says_who_it_is_for(root):
    from riktig.text.catalogue import area

    uses = [name for use in area("papers")["uses"].values() for name in use["papers"]]
    assert len(uses) == len(set(uses))
    pages = [*(root / "book").rglob("*.md"), *(root / "modules").rglob("*.md")]
    found = [one for page in pages for one in PAPER.findall(page.read_text("utf-8"))]
    assert set(uses) <= {name for name, _ in found}
    in_meetings = {name for name, said in found if re.search(r":package:.*moete-", said)}
    letters = {name for name in in_meetings if name.startswith(("innkalling-", "informasjon-"))}
    assert in_meetings - letters - {"til-kollega-opioid"} <= set(uses)


def test_patients_come_before_numbers(meeting):
    _, plan, _ = meeting
    titles = [step["title"] for step in plan["steps"]]
    numbers = next(title for title in titles if title.startswith("Tallene"))
    assert titles.index("Pasientene") < titles.index(numbers)


def test_the_participants_page_shows_the_same_running_order(meeting, root):
    module, _, _ = meeting
    page = (root / "modules" / module / "07-motet.md").read_text("utf-8")
    assert f"{{running-order}} {module}" in page
