"""A measure in a plan that cannot be computed, beside a reference: the report is still made."""

from __future__ import annotations

from datetime import date

from summary_dicts import after, before

from riktig.agreed.agreed import Agreed, Plan
from riktig.blocks.group_pairs import GroupPairs
from riktig.compare import compare
from riktig.feedback.choices import Choices
from riktig.feedback.own import own_report
from riktig.feedback.reference import ReferenceRow
from riktig.measures.load import measure_named

MEASURE = "z_hypnotic_heavy"


def without_amounts(summary):
    one = next(one for one in summary["measures"] if one["id"] == MEASURE)
    one.update(dict.fromkeys(("numerator", "denominator", "value", "low", "high")))
    one.update(status="not_computable", why="no_amounts")
    return summary


def test_a_reference_with_nothing_to_stand_beside():
    own = compare(without_amounts(before()), without_amounts(after()))
    version, by = measure_named(MEASURE).version, date(2026, 10, 1)
    plan = Plan("P0001", MEASURE, version, 10.0, by, "Spørre om søvn", "Halvparten vil")
    row = ReferenceRow(MEASURE, version, {10: 1, 25: 2, 50: 3, 75: 4, 90: 5}, "Oppdiktet")
    report = own_report(
        own,
        GroupPairs((), 0, {"P0001": ""}),
        Agreed(plans=(plan,)),
        {MEASURE: row},
        Choices(),
        date(2026, 10, 31),
        "own",
    )
    parts = [part.id for section in report.sections for part in section.parts]
    assert any(MEASURE in name for name in parts)
    assert f"{MEASURE}-group" not in parts
