"""Properties of the journal review: whatever is answered, the counts hold together."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest
from scipy.stats import fisher_exact as scipy_fisher

from riktig.journal import FIELDS, GROUPS, count, read_rows, read_saved, saved
from riktig.registry import handle
from riktig.statistics.two_by_two import fisher_exact

YES_NO = {"yes": True, "no": False}
ANSWERS = {
    field: st.sampled_from([None, *(YES_NO.get(answer, answer) for answer in allowed)])
    for field, allowed in FIELDS.items()
}
ROW = st.fixed_dictionaries({}, optional={**ANSWERS, "group": st.sampled_from([None, *GROUPS])})
ROWS = st.lists(ROW, max_size=50)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


def pairs(rows):
    return [(one.numerator, one.denominator) for one in count(read_rows(rows)).counts]


@given(ROWS)
def test_a_numerator_is_never_more_than_its_denominator_nor_that_than_the_rows(rows):
    review = count(read_rows(rows))
    for one in review.counts:
        assert 0 <= one.numerator <= one.denominator <= review.reviewed <= len(rows)
        assert sum(one.told.values()) == review.reviewed


@given(ROWS.flatmap(lambda rows: st.tuples(st.just(rows), st.permutations(rows))))
def test_the_order_of_the_rows_changes_nothing(both):
    rows, others = both
    assert pairs(rows) == pairs(others)


@given(ROWS, st.sampled_from([field for field, allowed in FIELDS.items() if "yes" in allowed]))
def test_not_relevant_counts_as_little_as_no_answer(rows, field):
    beside = [{**row, "contact": "none"} for row in rows]
    out = [{**row, field: "not_relevant"} for row in beside]
    none = [{**row, field: None} for row in beside]
    assert pairs(out) == pairs(none)


@given(ROWS, ROW)
def test_one_row_more_adds_at_most_one_to_each_count(rows, row):
    before, after = pairs(rows[:49]), pairs([*rows[:49], row])
    for (x, n), (y, m) in zip(before, after, strict=True):
        assert 0 <= y - x <= m - n <= 1


@given(ROWS)
def test_a_saved_review_is_read_as_it_was_and_holds_no_row(rows):
    review = count(read_rows(rows))
    if not review.reviewed:
        return
    written = saved(review)
    found = read_saved(json.dumps(written).encode())
    assert saved(found) == written
    assert "group" not in json.dumps(written)


@given(JSON, st.lists(st.binary(max_size=50), max_size=3))
def test_the_door_answers_anything(rows, blobs):
    answer = handle({"op": "journal", "rows": rows}, blobs)
    assert answer["ok"] or answer["problem"]["code"] != "internal"
    assert json.dumps(answer)


@given(st.dictionaries(st.sampled_from(["reviewed", "measures", "dated", "schema"]), JSON))
def test_the_door_answers_any_file(content):
    written = json.dumps({"schema": "riktig-journal/1", **content}).encode()
    answer = handle({"op": "journal"}, [written])
    assert answer["problem"]["code"] != "internal"


@given(st.integers(0, 50), st.integers(0, 50), st.integers(0, 50), st.integers(0, 50))
def test_fisher_is_as_scipy_has_it(a, extra, b, more):
    n, m = a + extra, b + more
    own = fisher_exact(a, n, b, m)
    if n and m:
        other = scipy_fisher([[a, n - a], [b, m - b]]).pvalue
        assert abs(own - other) < 1e-9
    assert abs(own - fisher_exact(b, m, a, n)) < 1e-12


@given(st.integers(1, 50).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_the_interval_is_scipys_exact_one(pair):
    x, n = pair
    rows = [{"contact": "consultation" if number < x else "none"} for number in range(n)]
    low, high = count(read_rows(rows)).counts[0].interval
    other = binomtest(x, n).proportion_ci(method="exact")
    assert abs(low - other.low) < 1e-9
    assert abs(high - other.high) < 1e-9
