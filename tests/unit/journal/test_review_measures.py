"""The measures of the review are whole, sourced, and refuse a file that is not."""

from __future__ import annotations

from importlib.resources import files

import pytest

from riktig.blocks.journal_definitions import review_definitions
from riktig.clinical.tables import rows
from riktig.journal import FIELDS, review_measure, review_measures
from riktig.journal.load import parse
from riktig.measures.check import InvalidMeasure
from riktig.measures.load import measures

WRITTEN = files("riktig.journal").joinpath("measures", "review_large_pack.toml").read_text("utf-8")


def test_six_measures_one_for_each_question_and_no_id_of_the_audit():
    found = review_measures()
    assert [one.field for one in found] == list(FIELDS)
    assert all(one.id.startswith("review_") for one in found)
    assert not {one.id for one in found} & {one.id for one in measures()}


def test_large_is_the_limit_of_the_audits_own_measure():
    limit = next(
        row["value"] for row in rows("thresholds") if row["threshold"] == "first_pack_large_units"
    )
    measure = review_measure("review_large_pack")
    assert f"minst {limit} enheter" in measure.title
    assert f"minst {limit} enheter" in measure.help


def test_what_is_a_local_agreement_is_called_one():
    for name in ("review_consultation", "review_control"):
        said = " ".join(review_measure(name).limits)
        assert "lokal avtale" in said
        assert "ikke funnet et nasjonalt krav" in said


@pytest.mark.parametrize(
    ("was", "becomes"),
    [
        ('direction = "lower"', 'direction = "down"'),
        ('rule = "hand_counted"', 'rule = "any"'),
        ('answers = ["large"]', 'answers = ["huge"]'),
        ('answers = ["large"]', 'answers = ["small", "large"]'),
        ('"INDIRECT2018"', '"NOBODY"'),
        ('"indirect_min_age"', '"no_such_number"'),
        ("version = 1", "version = 0"),
        ('author = "Riktig"', 'author = ""'),
        ('id = "review_large_pack"', 'id = "review_other"'),
        ("order = 6", "order = 6\nunknown = 1"),
    ],
)
def test_a_file_that_is_wrong_is_refused(was, becomes):
    assert was in WRITTEN
    with pytest.raises(InvalidMeasure):
        parse(WRITTEN.replace(was, becomes, 1), "review_large_pack")


def test_an_unknown_measure_is_a_key_error():
    with pytest.raises(KeyError):
        review_measure("opioid_users")


def test_each_has_a_page_in_the_book_that_says_it_is_counted_by_hand():
    pages = review_definitions()
    assert [one.id for one in pages] == [one.id for one in review_measures()]
    for page in pages:
        said = " ".join(line for part in page.sections for _, lines in part.rows for line in lines)
        assert "håndtalt" in said
        assert page.sources
        assert "{" not in said + page.why + page.short + page.title
