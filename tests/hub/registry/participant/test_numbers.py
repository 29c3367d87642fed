"""Shared numbers: what is taken in, what is kept of it, and what is never read."""

from __future__ import annotations

import json
import re
from copy import deepcopy

import pytest
from course_register import asking, registry_at, small_course
from riktig_hub.participant import sharing
from riktig_hub.participant.number_pages import do_numbers, show_numbers
from riktig_hub.web.answer import Go, Page, Wrong
from riktig_hub.web.asked import Upload
from riktig_hub.web.given import written

from riktig.commands import audit, synthetic
from riktig.measures.load import reported
from riktig.summary.share_text import share_text

ROWS = b"pasient;dato;atc;antall\n01017012345;2026-01-02;N02AA05;100\n2;2026-01-03;N05CF01;10\n"


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A made-up practice before and after the course: `made["share", "before"]` and so on."""
    folder = tmp_path_factory.mktemp("made")
    command = ["--out", str(folder), "--seed", "1", "--prescribers", "1", "--before-after"]
    assert synthetic.main(command) == 0
    found = {}
    for kind in ("private", "share"):
        for period in ("before", "after"):
            extract, out = folder / period / "P0001.csv", folder / f"{kind}-{period}.json"
            given = [str(extract), "--member", "Anne på Torget", "--list-size", "1100"]
            assert audit.main([*given, f"--{kind}", "--json", str(out)]) == 0
            found[kind, period] = json.loads(out.read_text("utf-8"))
    return found


@pytest.fixture(scope="module")
def held(tmp_path_factory):
    folder = tmp_path_factory.mktemp("numbers")
    registry = registry_at(folder)
    yield registry, small_course(registry), folder
    registry.close()


@pytest.fixture
def ask(held):
    registry, small, folder = held
    with registry.reading() as session:

        def as_participant(**more):
            return asking(session, small.participants[0], folder, small, **more)

        as_participant.session = session
        yield as_participant


def file_of(summary):
    return json.dumps(summary).encode()


def shares(ask, blob=b"", period="before", **form):
    files = {"file": [Upload("fil.json", blob)]} if blob else {}
    answer = do_numbers(ask(form={"period": period, **form}, files=files))
    ask.session.flush()
    assert isinstance(answer, Go)
    return answer.said


def kept(ask):
    return sharing.shared_of(ask.session, ask().course, ask().person.id)


def shown(ask):
    asked = ask()
    answer = show_numbers(asked)
    assert isinstance(answer, Page)
    return " ".join(re.sub(r"<[^>]+>", " ", written(answer, asked).body.decode()).split())


def test_a_shared_summary_is_kept_under_the_participant_s_code(ask, made):
    assert "Du deler ingenting." in shown(ask)
    shares(ask, file_of(made["share", "before"]))
    assert kept(ask)["before"].content == {**made["share", "before"], "member": "d01"}
    assert "Oppdiktede data" in shown(ask)


def test_the_text_to_paste_is_taken_too_and_before_stands_beside_after(ask, made):
    shares(ask, pasted=share_text(made["share", "before"]))
    shares(ask, pasted=f"> Hei!\n{share_text(made['share', 'after'])}", period="after")
    page = shown(ask)
    shown_there = {measure.id for measure in reported()}
    for period in ("before", "after"):
        measures = [one for one in made["share", period]["measures"] if one["id"] in shown_there]
        for one in measures:
            assert one["numerator"] is None or f"{one['numerator']} av" in page
    hidden = sum(one["numerator"] is None for one in measures)
    assert hidden
    assert page.count("færre enn 5 eller skjult") >= hidden


def test_what_an_edited_file_lets_be_reckoned_is_hidden_by_our_own_rule(ask, made):
    """A file that says it is shared while one hidden count can be reckoned from the others."""
    edited = deepcopy(made["share", "before"])
    private = {one["id"]: one for one in made["private", "before"]["measures"]}
    opened = [one["id"] for one in edited["measures"] if one != private[one["id"]]]
    large = next(one for one in opened if (private[one]["numerator"] or 0) >= 5)
    edited["measures"] = [
        private[one["id"]] if one["id"] == large else one for one in edited["measures"]
    ]
    edited["note"] = "et navn"
    shares(ask, file_of(edited))
    assert kept(ask)["before"].content == {**made["share", "before"], "member": "d01"}


@pytest.mark.parametrize(
    ("blob", "said"),
    [
        (ROWS, "Den er ikke lest"),
        (b"PK\x03\x04 et regneark", "Den er ikke lest"),
        (b"<recept/>", "Den er ikke lest"),
        (b"hei", "Dette er ikke filen til gruppen"),
        (b"x" * 7000 + b"RIKTIG:", "Dette er ikke filen til gruppen"),
    ],
)
def test_what_is_no_summary_is_refused_with_a_sentence(ask, blob, said):
    assert said in refused(ask, blob)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda made: made["private", "before"], "alle tall synlige"),
        (lambda made: {**made["share", "before"], "member": "01017012345"}, "fødselsnummer"),
        (lambda made: {**made["private", "before"], "kind": "share"}, "skadet"),
        (lambda made: {**made["share", "before"], "classes": {}}, "skadet"),
        (lambda made: {**made["share", "before"], "schema": "riktig-summary/2"}, "versjon"),
    ],
)
def test_what_may_not_be_shared_is_refused_with_a_sentence(ask, made, change, said):
    assert said in refused(ask, file_of(change(made)))


def refused(ask, blob):
    with pytest.raises(Wrong) as wrong:
        shares(ask, blob)
    assert "01017012345" not in wrong.value.sentence
    assert wrong.value.at == "file"
    assert kept(ask) == {}
    return wrong.value.sentence


def test_a_text_that_is_cut_says_which_lines_came(ask, made):
    with pytest.raises(Wrong, match="kuttet") as wrong:
        shares(ask, pasted=share_text(made["share", "before"])[:-20])
    assert wrong.value.at == "pasted"


def test_overlapping_periods_are_refused_and_nothing_is_changed(ask, made):
    shares(ask, file_of(made["share", "before"]))
    with pytest.raises(Wrong, match="overlapper"):
        shares(ask, file_of(made["share", "before"]), period="after")
    assert set(kept(ask)) == {"before"}


def test_shared_numbers_are_taken_back(ask, made):
    shares(ask, file_of(made["share", "before"]))
    assert shares(ask, action="withdraw").endswith("withdrawn")
    assert kept(ask) == {}
    assert shares(ask, action="withdraw").endswith("nothing_shared")


def test_the_municipality_needs_a_yes_of_its_own(ask, made):
    shares(ask, file_of(made["share", "before"]))
    assert not kept(ask)["before"].for_municipality
    shares(ask, action="municipality", municipality="yes")
    shares(ask, file_of(made["share", "after"]), period="after")
    assert all(one.for_municipality for one in kept(ask).values())
    shares(ask, action="municipality", municipality="no")
    assert not any(one.for_municipality for one in kept(ask).values())


@pytest.mark.parametrize("form", [{"period": "during"}, {}, {"period": "before"}])
def test_something_must_be_chosen_and_given(ask, form):
    with pytest.raises(Wrong):
        do_numbers(ask(form=form))
