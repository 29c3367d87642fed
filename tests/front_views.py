"""The views of one made-up doctor, from counts, beside a made-up group or alone."""

from __future__ import annotations

from summary_dicts import AFTER, BEFORE, summary

from riktig.agreed.agreed import NOTHING_AGREED
from riktig.blocks.group_pairs import group_pairs
from riktig.compare import compare
from riktig.feedback.choices import Choices
from riktig.feedback.measure_view import measure_view
from riktig.measures.load import reported

NAMES = tuple(one.id for one in reported())
LIST = 1000
# Before and after, enough of each for a fall to show and none at zero.
USUAL = dict.fromkeys(NAMES, ((30, 90), (28, 88)))


def doctor(counts=None, kind="private", member="P0001", **after):
    """The comparison of {measure: ((x, n) before, (x, n) after)}; what is not there is as usual."""
    found = {**USUAL, **(counts or {})}
    return compare(
        summary({name: pair[0] for name, pair in found.items()}, BEFORE, member, kind),
        summary({name: pair[1] for name, pair in found.items()}, AFTER, member, kind, **after),
    )


def group(own, sizes=((20, 90), (25, 80), (15, 90), (30, 95), (40, 90)), measures=NAMES):
    """Others beside the doctor: as many as there are sizes."""
    shares = [
        summary(dict.fromkeys(measures, size), span, f"P10{place:02d}", "share")
        for place, size in enumerate(sizes)
        for span in (BEFORE, AFTER)
    ]
    return group_pairs(shares, beside=own)


def views(own, others=None, agreed=NOTHING_AGREED, reference=None, comparator="benchmark"):
    beside = others or group_pairs([], beside=own)
    return [
        measure_view(change, own, beside, agreed, reference or {}, Choices(comparator))
        for change in own.measures
    ]
