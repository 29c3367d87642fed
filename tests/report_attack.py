"""Tries to find masked counts again from what a group's report publishes.

The attacker is everybody in the group but one, who tell each other their true counts, and who
hold every number of the report. Wherever the group is shown as one, they subtract their own and
have the victim's, to within the rounding of the sum: as much as two reports, with and without the
victim, would tell. What is
then known is tightened by every relation between the victim's cells
that `disclosure_attack` knows of.
"""

from __future__ import annotations

import re
from typing import Any

from disclosure_attack import MUCH, _relations, _tighten, cells

from riktig.compare.rounded import NEAREST
from riktig.feedback.measure_titles import section_title
from riktig.feedback.report import Report
from riktig.measures.load import reported

_COUNTS = re.compile(r"([\d\u00a0]+) av ([\d\u00a0]+)")
PERIODS = ("before", "after")
Counts = dict[str, dict[str, tuple[int, int]]]  # period -> measure -> counts of the group as one


def published_sums(report: Report) -> Counts:
    """The group as one, by period and measure, read out of the report."""
    found: Counts = {"before": {}, "after": {}}
    titles = {section_title(one): one.id for one in reported()}
    for section in report.sections:
        if section.id == "others":
            for title, *written in section.parts[0].table.rows:  # type: ignore[union-attr]
                for when, cell in zip(PERIODS, written, strict=True):
                    if counts := written_counts(cell):
                        found[when][titles[title]] = counts
    for _, said in report.statements():
        if said.code == "group_report.whole.sentence":
            for when in PERIODS:
                both = said.values[when], said.values[f"{when}_of"]
                found[when][str(said.values["measure"])] = both  # type: ignore[assignment]
    return found


def written_counts(cell: str) -> tuple[int, int] | None:
    """`37 av 384 (9,6 %)` as numbers; `None` where nothing is shown."""
    read = _COUNTS.search(cell)
    return (_number(read[1]), _number(read[2])) if read else None


def _number(written: str) -> int:
    return int(written.replace("\u00a0", ""))


def recovered_of(
    sums: Counts,
    victim: dict[str, Any],
    others: list[dict[str, Any]],
    shared: dict[str, Any],
    margin: int = NEAREST // 2,
) -> list[str]:
    """The victim's counts 1-4 that the group's sums give away.

    `margin` is how far a sum may be from the true one. All but `sums` are by period. Who is part
    of a sum is known to everybody: those whose rows are open in both periods.
    """
    found = []
    for when in PERIODS:
        truth = cells(victim[when])
        known = {name: (0.0, float(MUCH)) for name in truth}
        small = [name for name, value in truth.items() if _is_small(name, value)]
        known |= dict.fromkeys(small, (1.0, 4.0))
        for measure, (x, n) in sums[when].items():
            counted = [one for one in others if measure in one["used"]]
            for key, total in (("numerator", x), ("denominator", n)):
                rest = sum(_count(one, when, measure, key) for one in counted)
                if measure in victim["used"]:
                    known[f"{measure}.{key}"] = (total - rest - margin, total - rest + margin)
        relations = [
            one for one in _relations(shared[when], truth) if all(name in known for name in one[0])
        ]
        _tighten(known, relations)
        found += [f"{when} {name}" for name in small if known[name][0] == known[name][1]]
    return found


def _count(one: dict[str, Any], when: str, measure: str, key: str) -> int:
    held = next(m for m in one[when]["measures"] if m["id"] == measure)
    return int(held[key])


def _is_small(name: str, value: Any) -> bool:
    measured = name.endswith((".numerator", ".denominator"))
    return measured and isinstance(value, int) and 0 < value < 5
