"""Page one: what is said, in which order, and never more words than it may have."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from pathlib import Path

import pytest
from front_views import NAMES, doctor, group, views
from hypothesis import given, settings
from hypothesis import strategies as st

from riktig.agreed.agreed import NOTHING_AGREED, Agreed, Plan
from riktig.audit.work import STATUSES, TAPERS
from riktig.feedback.action import act_by
from riktig.feedback.choices import COMPARATORS
from riktig.feedback.front import front_page
from riktig.feedback.front_words import FRAME_WORDS, MOST_WORDS, PLAIN_FRAME, most_words, word_count
from riktig.feedback.headlines import MOST_HEADLINES, chosen, is_change
from riktig.feedback.reference import PERCENTILES, ReferenceRow
from riktig.feedback.work_done import done_counts
from riktig.measures.load import measure_named
from riktig.text import text
from riktig.text.catalogue import area

ROOT = Path(__file__).parents[3]
LAST = date(2026, 10, 31)
SOON = Agreed(next_look=date(2026, 12, 10))
NOBODY = dict.fromkeys(NAMES, ((0, 90), (0, 88)))
FELL = {"z_hypnotic_heavy": ((60, 90), (20, 90))}
ROSE = {"z_hypnotic_heavy": ((20, 90), (60, 90))}
NO_DENOMINATOR = dict.fromkeys(NAMES, ((3, 9), (3, 9)))


def page(own, others=None, agreed=NOTHING_AGREED, who="own", dated=None, **chosen):
    return front_page(views(own, others, agreed, **chosen), own, agreed, who, dated)


def work(tapers=True, **counts):
    """A work file's counts; what is not given is 0."""
    found = {"statuses": {name: counts.get(name, 0) for name in STATUSES}}
    if tapers:
        found["tapers"] = {name: counts.get(name, 0) for name in TAPERS}
    return found


def texts(front):
    return [one.text for _, one in front.statements()]


def test_what_a_doctor_alone_reads():
    front = page(doctor(work=work(talk=3, done=2, unchanged=4, call_in=5, started=3, completed=1)))
    assert [one.text for one in front.strengths] == [
        "Du har gått gjennom 14 pasienter på listen din."
    ]
    assert [one.text for one in front.done] == [
        "Gjennomgått 14: samtale 3, ferdig 2, skal ikke endres 4, annet 5. "
        "Nedtrapping begynt hos 3, nedtrapping avsluttet hos 1."
    ]
    first, second, *_ = front.headlines
    assert (first.title, first.value, first.before) == (
        "Opioid med beroligende",
        "28 av 88 (31,8\u00a0%)",
        "før 30 av 90 (33,3\u00a0%)",
    )
    assert re.fullmatch(
        r"En nedgang synes ved \d+ eller færre\. Det er ikke et krav\.", first.detectable.text
    )
    assert re.fullmatch(r"Her synes den ved \d+ eller færre\.", second.detectable.text)
    assert front.action.text == (
        "Innen 30.11.2026: Velg 3 av de 28 som får opioid og beroligende samtidig, og spør om"
        " begge trengs. Hvem: åpne uttrekket i «Din egen forskrivning»."
        " Modul: «Langvarige smerter»."
    )
    assert [one.text for one in front.closing][1:] == [
        "Feil tall? Se «Om rapporten».",
        "Ikke sendt til noen.",
        "Ikke klinisk godkjent.",
    ]


@given(
    st.fixed_dictionaries({name: st.none() | st.integers(0, 50) for name in STATUSES}),
)
def test_the_parts_of_what_was_done_add_up(statuses):
    counts = done_counts({"statuses": statuses, "tapers": {}})
    parts = [counts[name] for name in ("talk", "done", "unchanged", "other")]
    if counts["reviewed"] is not None:
        assert counts["reviewed"] == sum(parts)
    else:
        assert None in parts


def test_without_a_work_file_it_is_said():
    front = page(doctor())
    assert front.done[0].code == "front_page.done.no_file"
    assert front.strengths[0].code == "front_page.strength.looked"


def test_a_work_file_with_nothing_done_is_said():
    front = page(doctor(work=work(not_assessed=12)))
    assert front.done[0].code == "front_page.done.nothing"
    assert front.strengths[0].code == "front_page.strength.looked"


def test_withheld_numbers_of_a_shared_work_file_are_never_guessed():
    hidden = work(tapers=False, talk=None)
    front = page(doctor(kind="share", work=hidden), who="member")
    assert front.done[0].text == "Arbeidet ditt står i din egen rapport."
    assert front.done[0].values["reviewed"] is None
    some = work(tapers=False, talk=None, done=7)
    front = page(doctor(kind="share", work=some), who="member")
    assert front.done[0].text == "Ferdig 7. Resten står i din egen rapport."


def test_a_fall_that_the_rule_calls_a_change_is_the_first_strength():
    front = page(doctor(FELL))
    assert front.strengths[0].text == "Endring i ønsket retning: Mye z-hypnotika."
    assert front.strengths[0].values["verdict"] == "beyond_chance"


@pytest.mark.parametrize("name", NAMES)
def test_a_change_of_any_measure_is_a_headline_and_a_strength(name):
    front = page(doctor({name: ((60, 90), (20, 90))}))
    assert front.headlines[0].measure == name
    assert front.headlines[0].detectable is None, "it has shown already"
    assert front.strengths[0].values["verdict"] == "beyond_chance"


def test_a_rise_is_never_a_strength():
    assert page(doctor(ROSE)).strengths[0].code == "front_page.strength.looked"


def test_a_level_of_the_group_that_is_reached_is_a_strength():
    own = doctor({"opioid_omeq_50": ((10, 90), (5, 90))})
    front = page(own, group(own))
    assert front.strengths[0].text == "Blant de laveste i gruppen: Høy opioiddose."


def test_the_group_s_lowest_stands_beside_the_own_past():
    own = doctor({name: pair for name, pair in NOBODY.items() if name != "opioid_with_sedative"})
    (first,) = page(own, group(own)).headlines
    assert re.fullmatch(
        r"før 30 av 90 .+, de laveste i gruppen \(ca\.\u00a0\d+\u00a0%\)", first.before
    )


def test_when_the_share_goes_another_way_than_the_patients_both_are_said():
    front = page(doctor({"sedative_90_ddd": ((28, 73), (28, 56))}))
    said = {one.measure: one.message.text for one in front.headlines}["sedative_90_ddd"]
    assert re.search(r"ndelen er høyere.*antallet (er )?likt", said)


@pytest.mark.parametrize(
    ("count", "some"),
    [
        (1, "den ene som"),
        (2, "de 2 som"),
        (3, "de 3 som"),
        (4, "3 av de 4 som"),
    ],
)
def test_how_many_of_the_doctor_s_own_patients(count, some):
    counts = {**NOBODY, "z_hypnotic_heavy": ((count, 90), (count, 90))}
    action = page(doctor(counts)).action
    assert f"Velg {some}" in action.text
    assert action.values["patients"] == count


def test_a_masked_count_is_not_told():
    own = doctor(dict.fromkeys(NAMES, ((None, 90), (None, 90))), kind="share")
    plan = Plan("P0001", "z_hypnotic_heavy", 2, 5, LAST, "a", "b")
    action = page(own, agreed=Agreed(plans=(plan,))).action
    assert action.code in ("front_page.action.patients", "front_page.action.nobody")
    assert action.values.get("patients") is None


def test_with_nobody_left_the_group_is_told_what_helped():
    front = page(doctor(NOBODY), agreed=SOON)
    assert front.action.text == "Innen 10.12.2026: Fortell gruppen hva som har hjulpet."
    assert len(front.headlines) == 1


def test_the_doctor_s_own_undecided_plan_comes_first():
    plan = Plan("P0001", "codeine_large_pack", 2, 10, LAST, "a", "b")
    version = measure_named(plan.measure).version
    for decision, about in (("", "codeine_large_pack"), ("adopt", "opioid_with_sedative")):
        mine = Plan("P0001", plan.measure, version, 10, LAST, "a", "b", decision)
        front = page(doctor(), agreed=Agreed(plans=(mine,)))
        assert front.action.values["measure"] == about
        told = front.done[1]
        assert told.text.startswith("Planen din")
        assert "høyst 10\u00a0%" in told.text
        if told.code == "front_page.plan.long":
            assert ("beholde" in told.text) == bool(decision)


def test_when_something_is_to_be_done_by():
    met, ahead = date(2026, 10, 31), date(2026, 12, 9)
    meetings = Agreed(meetings=(met, ahead), next_look=date(2026, 11, 20))
    assert act_by(meetings, LAST) == (ahead, True), "the next meeting, whatever else there is"
    assert act_by(SOON, LAST) == (date(2026, 12, 10), False)
    assert act_by(SOON, date(2026, 10, 10)) == (date(2026, 11, 9), False), "too far ahead"
    assert act_by(SOON, date(2026, 12, 10)) == (date(2027, 1, 7), False), "that day has been"
    assert act_by(NOTHING_AGREED, LAST) == (date(2026, 11, 30), False), "a Monday, not a Saturday"
    assert page(doctor(), agreed=meetings).action.text.startswith("Før møtet 09.12.2026: ")
    assert "07.12.2026" in page(doctor(), dated=date(2026, 11, 7)).action.text


def test_where_nothing_could_show_it_is_said():
    front = page(doctor(NO_DENOMINATOR))
    assert {one.detectable.text for one in front.headlines} == {
        "For få til at en nedgang kan synes."
    }


def test_every_reported_measure_has_its_words():
    found = area("front_page")
    for name in NAMES:
        assert found["whom"][name]
        assert found["do"][name]


def test_modules_have_the_names_of_the_course():
    modules = set()
    for name, title in area("front_page")["module"].items():
        module = tomllib.loads((ROOT / "modules" / name / "module.toml").read_text("utf-8"))
        assert module["title"] == title
        modules.add(name)
    assert {measure_named(name).report.module for name in NAMES} <= modules


def counts_of(most):
    """Any count of at most so many patients."""
    of = st.integers(1, most)
    return of.flatmap(lambda n: st.tuples(st.integers(0, min(n, 150)), st.just(n)))


# Of the whole list, or of those who get the medicine.
MOST = {name: 4000 if name.endswith("_users") else 900 for name in NAMES}


def masked(pair):
    x, n = pair
    return (None if 0 < x < 5 else x, max(n, 9))


DONE = st.none() | st.builds(
    lambda statuses, tapers: {"statuses": statuses, "tapers": tapers},
    st.fixed_dictionaries({name: st.integers(0, 900) for name in STATUSES}),
    st.fixed_dictionaries({name: st.integers(0, 900) for name in TAPERS}),
)
PLANS = st.lists(
    st.builds(
        lambda name, aim, decision: Plan(
            "P0001", name, measure_named(name).version, aim, LAST, "a", "b", decision
        ),
        st.sampled_from(NAMES),
        st.floats(0, 100),
        st.sampled_from(("", "adopt")),
    ),
    max_size=2,
)
REFERENCE = {
    name: ReferenceRow(name, measure_named(name).version, dict.fromkeys(PERCENTILES, 10.0), "x")
    for name in NAMES
}


@st.composite
def pages(draw):
    """Any page one: counts, alone or in a group, a plan, a work file, any comparator."""
    kind = draw(st.sampled_from(("private", "share")))
    told = draw(DONE)
    if told and kind == "share":
        told = {"statuses": {n: None if 0 < c < 5 else c for n, c in told["statuses"].items()}}
    count = {name: counts_of(MOST[name]) for name in NAMES}
    if kind == "share":
        count = {name: one.map(masked) for name, one in count.items()}
    counts = {name: (draw(count[name]), draw(count[name])) for name in NAMES}
    own = doctor(counts, kind, **({"work": told} if told else {}))
    others = group(own) if draw(st.booleans()) else None
    agreed = Agreed(plans=tuple(draw(PLANS)), next_look=draw(st.none() | st.dates()))
    asked = {"reference": REFERENCE, "comparator": draw(st.sampled_from(COMPARATORS))}
    found = views(own, others, agreed, **asked)
    changed = [view.measure.id for view in chosen(found) if is_change(view)]
    every = sum(view.open and is_change(view) for view in found)
    assert len(changed) == min(MOST_HEADLINES, every)
    return changed, front_page(found, own, agreed, draw(st.sampled_from(("own", "member"))))


@given(pages())
@settings(deadline=None, max_examples=60)
def test_whatever_the_numbers(made):
    changed, front = made
    _has_no_more_words_than_it_may(front)
    _says_the_word_of_an_outcome_only_by_the_rule(front)
    assert [one.measure for one in front.headlines][: len(changed)] == changed
    _is_kind(front)


def _has_no_more_words_than_it_may(front):
    assert word_count(front) <= MOST_WORDS - PLAIN_FRAME
    assert 1 <= len(front.strengths) <= 2
    assert 1 <= len(front.done) <= 2
    assert len(front.headlines) <= 3
    assert not any("{" in one or "None" in one for one in texts(front))


def _says_the_word_of_an_outcome_only_by_the_rule(front):
    """«endring» otherwise stands in «ingen endring» and in what it takes to show."""
    for block, one in front.statements():
        said = re.sub(r"ingen endring|skal ikke endres", "", one.text.lower())
        if "endring" in said and ".detectable." not in one.code:
            assert one.values["verdict"] == "beyond_chance", (block, one.text)


def _is_kind(front):
    said = " ".join(texts(front)).lower()
    assert not re.search(r"verst|best|dårlig|for mye|rangert|nummer \d|\bmå\b|igjen", said)
    assert "ikke sendt til noen" in said
    assert "gode grunner" in said


def test_what_a_template_puts_around_it_fits_in_the_frame():
    around = [
        text("report.page.title_own"),
        text("report.page.subtitle_before", span="01.11.2024–31.10.2025"),
        text("report.page.subtitle_after", span="01.11.2025–31.10.2026"),
        text("report.page.subtitle_letter", letter="AB"),
        text("report.page.synthetic"),
        "Ett neste steg",
        "Side 1 av 9",
    ]
    assert sum(len(one.split()) for one in around) <= FRAME_WORDS
    assert most_words(synthetic=True, lettered=True) == MOST_WORDS - FRAME_WORDS
    assert most_words(synthetic=False, lettered=False) == MOST_WORDS - PLAIN_FRAME


def test_every_message_has_a_form_in_fewer_words():
    """A message has two variants; what else stands beside them are words put into it."""
    long = {name: one for name, one in area("messages").items() if {"1", "2"} <= set(one)}
    short = area("front_page")["message"]
    assert long
    for name, variants in long.items():
        assert len(short[name].split()) <= min(len(one.split()) for one in variants.values()), name
