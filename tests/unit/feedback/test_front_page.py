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
from riktig.feedback.action import look_again
from riktig.feedback.choices import COMPARATORS
from riktig.feedback.front import front_page
from riktig.feedback.front_words import FRAME_WORDS, MOST_WORDS, word_count
from riktig.feedback.reference import PERCENTILES, ReferenceRow
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
    front = page(doctor(work=work(talk=3, done=2, unchanged=4, started=3, completed=1)))
    assert [one.text for one in front.strengths] == ["Du er i gang med listen din."]
    assert [one.text for one in front.done] == [
        "Gjennomgått 9, samtale 3, nedtrapping startet 3, ferdig 1, skal ikke endres 4."
    ]
    first = front.headlines[0]
    assert (first.title, first.value, first.before) == (
        "Opioid med beroligende",
        "28 av 88 (31,8\u00a0%)",
        "før 30 av 90 (33,3\u00a0%)",
    )
    assert first.detectable.text.startswith("Endring synes ved høyst ")
    assert front.action.text == (
        "Innen 28.11.2026: Velg 3 av de 28 som får opioid og beroligende samtidig, og spør om"
        " begge trengs. Listen: «Din egen forskrivning». Modul: «Langvarige smerter»."
    )
    assert front.closing[-1].text == "Ikke sendt til noen."


def test_without_a_work_file_it_is_said():
    front = page(doctor())
    assert front.done[0].code == "front_page.done.no_file"
    assert front.strengths[0].code == "front_page.strength.looked"


def test_a_work_file_with_nothing_done_is_said():
    front = page(doctor(work=work(not_assessed=12)))
    assert front.done[0].code == "front_page.done.nothing"
    assert front.strengths[0].code == "front_page.strength.looked"


def test_withheld_numbers_of_a_shared_work_file_are_never_guessed():
    hidden = work(tapers=False, talk=None, done=7)
    front = page(doctor(kind="share", work=hidden), who="member")
    assert front.done[0].text == "Tallene fra arbeidsfilen er små og vises ikke."
    assert front.done[0].values["reviewed"] is None


def test_a_fall_that_the_rule_calls_a_change_is_the_first_strength():
    front = page(doctor(FELL))
    assert front.strengths[0].text == "Endring i ønsket retning: Mye z-hypnotika."
    assert front.strengths[0].values["verdict"] == "beyond_chance"


def test_a_change_is_a_strength_only_of_a_headline():
    front = page(doctor({"codeine_large_pack": ((60, 90), (20, 90))}))
    assert "codeine_large_pack" not in [one.measure for one in front.headlines]
    assert "endring i" not in " ".join(one.text.lower() for one in front.strengths)


def test_a_rise_is_never_a_strength():
    assert page(doctor(ROSE)).strengths[0].code == "front_page.strength.looked"


def test_a_level_of_the_group_that_is_reached_is_a_strength():
    own = doctor({"opioid_omeq_50": ((10, 90), (5, 90))})
    front = page(own, group(own))
    assert front.strengths[0].text.startswith("På nivå med de beste: Minst 50 mg OMEQ")


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


def test_when_to_look_again():
    assert look_again(SOON, LAST) == date(2026, 12, 10)
    assert look_again(SOON, date(2026, 12, 10)) == date(2027, 1, 7), "what has been is not to come"
    assert look_again(NOTHING_AGREED, LAST) == date(2026, 11, 28)
    assert "05.12.2026" in page(doctor(), dated=date(2026, 11, 7)).action.text


def test_where_nothing_could_show_it_is_said():
    front = page(doctor(NO_DENOMINATOR))
    assert {one.detectable.text for one in front.headlines} == {"For få til at en endring synes."}


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


COUNT = st.integers(0, 150).flatmap(lambda x: st.tuples(st.just(x), st.integers(max(x, 1), 4000)))


def masked(pair):
    x, n = pair
    return (None if 0 < x < 5 else x, max(n, 9))


SHARED = COUNT.map(masked)
DONE = st.none() | st.builds(
    lambda statuses, tapers: {"statuses": statuses, "tapers": tapers},
    st.fixed_dictionaries({name: st.integers(0, 90_000) for name in STATUSES}),
    st.fixed_dictionaries({name: st.integers(0, 90_000) for name in TAPERS}),
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
    count = SHARED if kind == "share" else COUNT
    told = draw(DONE)
    if told and kind == "share":
        told = {"statuses": {n: None if 0 < c < 5 else c for n, c in told["statuses"].items()}}
    counts = {name: (draw(count), draw(count)) for name in NAMES}
    own = doctor(counts, kind, **({"work": told} if told else {}))
    others = group(own) if draw(st.booleans()) else None
    agreed = Agreed(plans=tuple(draw(PLANS)), next_look=draw(st.none() | st.dates()))
    chosen = {"reference": REFERENCE, "comparator": draw(st.sampled_from(COMPARATORS))}
    return page(own, others, agreed, draw(st.sampled_from(("own", "member"))), **chosen)


@given(pages())
@settings(deadline=None, max_examples=60)
def test_whatever_the_numbers(front):
    _has_no_more_words_than_it_may(front)
    _says_the_word_of_an_outcome_only_by_the_rule(front)
    _is_kind(front)


def _has_no_more_words_than_it_may(front):
    assert word_count(front) <= MOST_WORDS - FRAME_WORDS
    assert 1 <= len(front.strengths) <= 2
    assert len(front.done) == 1
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
    assert not re.search(r"verst|dårlig|for mye|rangert|nummer \d|\bmå\b", said)
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


def test_every_message_has_a_form_in_fewer_words():
    """A message has two variants; what else stands beside them are words put into it."""
    long = {name: one for name, one in area("messages").items() if {"1", "2"} <= set(one)}
    short = area("front_page")["message"]
    assert long
    for name, variants in long.items():
        assert len(short[name].split()) <= min(len(one.split()) for one in variants.values()), name
