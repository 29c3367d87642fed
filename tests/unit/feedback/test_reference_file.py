"""A file of percentiles: read whole, or refused with a sentence that says which entry."""

from __future__ import annotations

import pytest

from riktig.feedback.reference import read_reference
from riktig.measures.load import measure_named
from riktig.problem import Refused
from riktig.text import explain

VERSION = measure_named("opioid_users").version
HEAD = 'schema = "riktig-reference/1"\nsource = "Oppdiktet fordeling"\n'
NUMBERS = "p10 = 20\np25 = 30.5\np50 = 40\np75 = 50\np90 = 70\n"


def entry(measure="opioid_users", version=VERSION, numbers=NUMBERS):
    return f'[[measures]]\nmeasure = "{measure}"\nversion = {version}\n{numbers}'


def read(text):
    return read_reference(text.encode() if isinstance(text, str) else text)


def test_a_whole_file():
    row = read(HEAD + entry())["opioid_users"]
    assert row.percentiles == {10: 20, 25: 30.5, 50: 40, 75: 50, 90: 70}
    assert (row.version, row.source) == (VERSION, "Oppdiktet fordeling")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"\xff\xfe", "reference_not_text"),
        ("x" * 60_000, "reference_not_text"),
        ("schema = ", "reference_not_toml"),
        ("a = " + "[" * 5000, "reference_not_toml"),
        ("", "reference_schema"),
        ('schema = "riktig-group/1"', "reference_schema"),
        ('schema = "riktig-reference/1"', "reference_source"),
        (HEAD.replace("Oppdiktet", "13097248022") + entry(), "reference_source_identity"),
        (HEAD.replace("Oppdiktet", "x" * 200) + entry(), "reference_source_long"),
        (HEAD.replace("Oppdiktet", "\u202e") + entry(), "reference_source_control"),
        (HEAD, "reference_key"),
        (HEAD + "extra = 1\n" + entry(), "reference_key"),
        (HEAD + entry() + "extra = 1\n", "reference_key"),
        (HEAD + entry("unknown"), "reference_measure"),
        (HEAD + entry(version=VERSION + 1), "reference_version"),
        (HEAD + entry() + entry(), "reference_twice"),
        (HEAD + entry(numbers="p10 = 1\n"), "reference_numbers"),
        (HEAD + entry(numbers=NUMBERS.replace("40", "400")), "reference_numbers"),
        (HEAD + entry(numbers=NUMBERS.replace("40", "nan")), "reference_numbers"),
        (HEAD + entry(numbers=NUMBERS.replace("40", "true")), "reference_numbers"),
        (HEAD + entry(numbers=NUMBERS.replace("20", "-1")), "reference_numbers"),
        (
            HEAD
            + entry(
                "opioid_with_sedative",
                measure_named("opioid_with_sedative").version,
                NUMBERS.replace("70", "170"),
            ),
            "reference_numbers",
        ),
    ],
)
def test_every_fault_has_its_sentence(content, code):
    with pytest.raises(Refused) as refused:
        read(content)
    assert refused.value.problem.code == code
    sentence = explain(refused.value.problem)
    assert "{" not in sentence
    assert "13097248022" not in sentence


def test_it_says_which_entry():
    with pytest.raises(Refused) as refused:
        read(HEAD + entry() + entry("unknown"))
    assert "[[measures]] nr. 2" in explain(refused.value.problem)
