"""A whole national run: a first look, the parts that are not done yet, and the result."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final, NamedTuple

from riktig.audit.options import Period
from riktig.extract.record import Event
from riktig.measures.load import measures
from riktig.national.dataset import Partition, find_partitions
from riktig.national.keep import begin, definitions, locked, read_part
from riktig.national.many import Order
from riktig.national.numerators import check_supported
from riktig.national.part import Part, do_part
from riktig.national.result import SCHEMA, ends, finish
from riktig.national.survey import Looked, days_of, look, together
from riktig.national.workers import Workers
from riktig.problem import Refused

AT_ONCE: Final = 50  # prescribers of a part
Tell = Callable[[str, int, int], None]  # what is done, how many parts, of how many


@dataclass(frozen=True)
class Choices:
    """What the operator chooses. `own_days` lets each prescriber's own rows say what they cover."""

    period: Period | None = None
    event: Event | None = None
    attribution: str = "my_prescriptions"
    lists: Mapping[str, int] = field(default_factory=dict)
    own_days: bool = False
    shared: bool = False
    at_once: int = AT_ONCE


class Done(NamedTuple):
    """What a run gave: the result as written, and how many parts stood there from before."""

    result: Mapping[str, Any]
    had: int


def run(root: Path, out: Path, choices: Choices, workers: Workers, tell: Tell) -> Done:
    """Counts every prescriber of a folder into `out`, or goes on where a run was cut off."""
    for measure in measures():
        check_supported(measure)
    parts = _parts(find_partitions(root), choices.at_once)
    with locked(out):
        looked = _in_order(workers, look, [(part,) for part in parts], "look", tell)
        seen = together(looked)
        order = _order(seen, choices)
        begin(out, _fingerprint(seen, parts, order, choices))
        left = [number for number in range(len(parts)) if read_part(out, number) is None]
        calls = [
            (Part(number, parts[number], looked[number].digest), order, out, choices.shared)
            for number in left
        ]
        had = len(parts) - len(left)
        for done, _ in enumerate(workers.each(do_part, calls), start=1):
            tell("count", had + done, len(parts))
        return Done(finish(out, len(parts), order, seen), had)


def _parts(every: Sequence[Partition], at_once: int) -> list[tuple[Partition, ...]]:
    return [tuple(every[at : at + at_once]) for at in range(0, len(every), at_once)]


def _in_order(
    workers: Workers,
    function: Callable[..., Looked],
    calls: Sequence[tuple[Any, ...]],
    what: str,
    tell: Tell,
) -> list[Looked]:
    found: dict[int, Looked] = {}
    for at, outcome in workers.each(function, calls):
        found[at] = outcome
        tell(what, len(found), len(calls))
    return [found[at] for at in range(len(calls))]


def _order(seen: Looked, choices: Choices) -> Order:
    """What every prescriber is asked. The whole extract says what it covers, and of which event."""
    order = Order(choices.period, None, choices.event, choices.attribution, choices.lists)
    if choices.own_days:
        return order
    days = days_of(seen)
    if days is None:
        raise Refused("no_usable_rows")
    if choices.event is not None and choices.event not in seen.events:
        raise Refused(f"no_{choices.event}")
    event: Event = "dispensed" if "dispensed" in seen.events else "prescribed"
    return replace(order, days=days, event=choices.event or event)


def _fingerprint(
    seen: Looked, parts: Sequence[Sequence[Partition]], order: Order, choices: Choices
) -> dict[str, Any]:
    """What a run is: the same inputs, definitions and choices give the same bytes."""
    return {
        "schema": SCHEMA,
        "files": seen.digest,
        "rows": seen.rows,
        "prescribers": sum(map(len, parts)),
        "prescribers_at_once": choices.at_once,
        "definitions": definitions(),
        "period": ends(order.period),
        "days": ends(order.days),
        "event": order.event,
        "attribution": order.attribution,
        "lists": dict(sorted(order.lists.items())),
        "kind": "share" if choices.shared else "private",
    }
