"""One part of a run: some prescribers, from their files to their summaries and what is told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from riktig.audit.result import PARTS as LEDGER_PARTS
from riktig.disclosure import share
from riktig.measures.result import OK
from riktig.national.dataset import Partition
from riktig.national.keep import SUMMARIES, as_json, part_path, write_whole
from riktig.national.many import Order, Outcome, audit_many
from riktig.national.survey import digest_of
from riktig.problem import Refused


class Part(NamedTuple):
    """Some prescribers, and the hash of their files when the run looked at them."""

    number: int
    partitions: Sequence[Partition]
    digest: str


def do_part(part: Part, order: Order, out: Path, shared: bool) -> int:
    """Counts a part and writes it; how many prescribers it has. The part's own file comes last.

    Refuses files that were changed while the run went on, before anything of them is written.
    """
    outcomes = audit_many(part.partitions, order)
    if digest_of(part.partitions) != part.digest:
        raise Refused("national_changed", first=part.partitions[0].prescriber)
    for outcome in outcomes:
        if outcome.summary is not None:
            shown = share(outcome.summary) if shared else outcome.summary
            write_whole(out / SUMMARIES / f"{outcome.prescriber}.json", as_json(shown))
    write_whole(part_path(out, part.number), as_json(_told(outcomes)))
    return len(outcomes)


def _told(outcomes: Sequence[Outcome]) -> dict[str, Any]:
    """What the run's own result is made of: counts, and each measure's values."""
    ledger: Counter[str] = Counter()
    problems: Counter[str] = Counter()
    made = [one for one in outcomes if one.summary is not None]
    values: dict[str, list[list[Any]]] = {}
    for one in made:
        summary = one.summary or {}
        ledger.update({name: summary["ledger"][name] for name in ("rows_read", *LEDGER_PARTS)})
        problems.update({each["code"]: each["count"] for each in summary["ledger"]["problems"]})
        for measure in summary["measures"]:
            cells = [measure[name] for name in ("numerator", "denominator", "value")]
            status = OK if measure["status"] == OK else measure["why"]
            values.setdefault(measure["id"], []).append([status, *cells])
    return {
        "prescribers": [one.prescriber for one in made],
        "left_out": [
            {"prescriber": one.prescriber, "why": one.refused, "rows": one.rows_read}
            for one in outcomes
            if one.summary is None
        ],
        "synthetic": sum(one.summary["made_by"]["synthetic"] for one in made if one.summary),
        "ledger": dict(ledger),
        "problems": dict(sorted(problems.items())),
        "values": values,
    }
