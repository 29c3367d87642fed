"""Where each row goes and what it counts as: `riktig.audit.sorting` and `windows`, in columns."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from typing import Final

import numpy as np

from riktig.audit.options import Period
from riktig.measures.groups import groups_are_sourced
from riktig.measures.rules import coverage
from riktig.national.kinds import PARTS, KindColumns, kind_columns
from riktig.national.read import Read
from riktig.national.rows import Array, Rows
from riktig.national.settle import set_aside, settle_repeated
from riktig.national.windows import Uses, Windows

IN_SCOPE, OUT_OF_SCOPE, NOT_CLASSIFIED = range(len(PARTS))
RECALLED, DUPLICATE = len(PARTS), len(PARTS) + 1


@dataclass(frozen=True)
class Sorted:
    """Readable rows with what each counts as; `ddd` and `omeq` of rows in scope alone."""

    rows: Rows
    kinds: KindColumns
    part: Array
    ddd: Array
    omeq: Array
    doubtful: Array
    prescriber_of: Array
    states_groups: Array

    @property
    def class_place(self) -> Array:
        """The class of each row; -1 outside the classes."""
        found: Array = np.where(
            self.part == IN_SCOPE, self.kinds.class_place[self.rows.product], -1
        )
        return found


@dataclass(frozen=True)
class Spans:
    """A first and a last day, and the event that is counted, of each prescriber."""

    first: Array
    last: Array
    dispensed: Array

    @cached_property
    def days(self) -> list[Period]:
        """The first and last day of each prescriber as dates."""
        pairs = zip(self.first.tolist(), self.last.tolist(), strict=True)
        return [(_date(first), _date(last)) for first, last in pairs]


@lru_cache(maxsize=10_000)
def _date(day: int) -> date:
    return date.fromordinal(max(day, 1))


def sort_out(read: Read) -> Sorted:
    """Recalled first, then duplicate, then by class; amounts that cannot be are set aside."""
    products = read.products
    rows, repeated = settle_repeated(read.rows, products)
    kinds = kind_columns(products)
    rows, changed = set_aside(rows, products, kinds, repeated)
    part = kinds.part[rows.product]
    part = np.where(rows.recalled, RECALLED, np.where(repeated, DUPLICATE, part))
    inside = part == IN_SCOPE
    ddd, omeq = _amounts(rows, kinds)
    return Sorted(
        rows,
        kinds,
        part,
        np.where(inside, ddd, np.nan),
        np.where(inside & kinds.omeq[rows.product], omeq, np.nan),
        inside & (changed | kinds.doubtful[rows.product]),
        read.prescriber_of,
        read.states_groups,
    )


def _amounts(rows: Rows, kinds: KindColumns) -> tuple[Array, Array]:
    """DDD as stated, else from units; OMEQ from units, else from the stated DDD."""
    ddd = np.where(np.isnan(rows.ddd), rows.units * kinds.ddd_per_unit[rows.product], rows.ddd)
    omeq = rows.units * kinds.omeq_per_unit[rows.product]
    stated = rows.ddd * kinds.omeq_per_ddd[rows.product]
    return ddd, np.where(np.isnan(omeq), stated, omeq)


def is_counted(held: Sorted, spans: Spans) -> Array:
    """Which rows are counted: in scope, in the period, of the event, and not held outside."""
    found: Array = (held.part == IN_SCOPE) & of_period(held, spans) & (held.rows.excluded == 0)
    return found


def of_period(held: Sorted, spans: Spans) -> Array:
    """Which rows are of the period and the event."""
    rows, of = held.rows, held.rows.prescriber
    inside = (rows.day >= spans.first[of]) & (rows.day <= spans.last[of])
    found: Array = inside & (rows.dispensed == spans.dispensed[of])
    return found


def windows(held: Sorted, spans: Spans, days: Spans, list_size: Array, stated: Array) -> Windows:
    """The windows of a period; `days` are the extract's own first and last.

    `stated`: which prescribers' groups are to be read in their rows.
    """
    rows, counted = held.rows, is_counted(held, spans)
    of_event = rows.dispensed == spans.dispensed[rows.prescriber]
    last = spans.last[rows.prescriber]
    before = (held.part == IN_SCOPE) & of_event & ~counted & (rows.day <= last)
    uses = _uses(held)
    grouped, known = _grouped(held, spans, stated)
    history = spans.first - days.first
    return Windows(
        uses.at(counted),
        uses.at(before),
        uses.at(grouped),
        held.prescriber_of,
        spans.first,
        spans.last,
        list_size,
        np.where(history > 0, history + coverage().rolling_slack_days, 0),
        known,
        np.minimum(spans.last, days.last),
    )


def _uses(held: Sorted) -> Uses:
    rows, kinds = held.rows, held.kinds
    return Uses(
        rows.patient,
        rows.day,
        held.class_place,
        np.where(np.isnan(held.ddd), rows.ddd, held.ddd),
        held.omeq,
        np.where(kinds.fluid[rows.product], np.nan, rows.units),
        kinds.atc[rows.product],
        rows.birth_year,
        _letters(held),
    )


_LETTERS_AB: Final = (1, 2)  # places in `LETTERS`


def _letters(held: Sorted) -> Array:
    """The prescription group of each row: its own, else that of the clinical tables."""
    own = held.rows.letter
    found: Array = np.where(own > 0, own, held.kinds.letter[held.rows.product])
    return found


def _grouped(held: Sorted, spans: Spans, stated: Array) -> tuple[Array, Array]:
    """Rows of reseptgruppe A and B, whatever their class; of whom these are all."""
    of, letters = held.rows.prescriber, _letters(held)
    asked = (held.part <= NOT_CLASSIFIED) & of_period(held, spans)
    nameless = asked & (letters == 0) & (stated[of] | (held.part == IN_SCOPE))
    sourced = groups_are_sourced()
    lacking = np.bincount(of[nameless], minlength=len(stated)) > 0
    known = (stated | sourced) & ~lacking
    return asked & np.isin(letters, _LETTERS_AB) & (stated | sourced)[of], known
