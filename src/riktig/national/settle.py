"""Rows that say again what another has said, and amounts that cannot be.

Columns find the few rows that may be so; the plain engine's own functions decide about them.
"""

from __future__ import annotations

from typing import Final, NamedTuple

import numpy as np
import pandas as pd

from riktig.audit.doubt import Doubt, doubt_of, without_doubtful
from riktig.audit.duplicates import settle_duplicates
from riktig.extract.record import Record
from riktig.measures.rules import doubtful
from riktig.national.kinds import KindColumns
from riktig.national.rows import LETTERS, NONE, REASONS, Array, Product, Rows, records, unknown

_NO_DOUBT: Final = Doubt()


class Settled(NamedTuple):
    """The rows, with what a kept one learns of its repetitions, and which are repeated."""

    rows: Rows
    repeated: Array


def settle_repeated(rows: Rows, products: list[Product]) -> Settled:
    """As `riktig.audit.duplicates`, for every prescriber. May add to the products."""
    repeated = np.zeros(len(rows), bool)
    places = _may_repeat(rows)
    if not len(places):
        return Settled(rows, repeated)
    given = records(rows, products, places)
    found = settle_duplicates([*given, *_witnesses(rows, products, places)])
    if found.repeated:
        repeated[places[sorted(found.repeated)]] = True
        rows = _learnt(rows, products, places, given, list(found.records))
    return Settled(rows, repeated)


def _may_repeat(rows: Rows) -> Array:
    """Places of rows that share patient, day, event and product with another."""
    places = np.flatnonzero(~rows.recalled)
    some = rows.at(places)
    if not len(some):
        return places
    days, kinds = int(np.ptp(some.day)) + 1, int(some.product.max()) + 1
    key = (some.patient * days + (some.day - some.day.min())) * 2 + some.dispensed
    shared = pd.Series(key * kinds + some.product).duplicated(keep=False)
    found: Array = places[shared.to_numpy()]
    return found


def _witnesses(rows: Rows, products: list[Product], places: Array) -> list[Record]:
    """A recalled record a prescriber, which says what the prescriber's other rows tell.

    A field that a whole file lacks does not tell its rows apart, and only the rows that may
    repeat are given here.
    """
    found = []
    for prescriber in np.unique(rows.prescriber[places]).tolist():
        mine = np.flatnonzero(rows.prescriber == prescriber)
        names = [products[code] for code in np.unique(rows.product[mine]).tolist()]
        first = records(rows, products, mine[:1])[0]
        told = (next((x for x in some if x is not None), None) for some in zip(*names, strict=True))
        atc, product, strength, unit = told
        found.append(
            first._replace(
                recalled=True,
                atc=atc,
                product=product,
                strength=strength,
                strength_unit=unit,
                units=_any_known(rows.units[mine]),
                ddd=_any_known(rows.ddd[mine]),
                prescription=0 if (rows.prescription[mine] != NONE).any() else None,
            )
        )
    return found


def _any_known(amounts: Array) -> float | None:
    return None if np.isnan(amounts).all() else 0.0


def _learnt(
    rows: Rows, products: list[Product], places: Array, given: list[Record], after: list[Record]
) -> Rows:
    """The rows with what the plain engine let some of them learn."""
    columns = {
        name: getattr(rows, name).copy()
        for name in ("product", "ddd", "birth_year", "letter", "excluded")
    }
    for place, before, now in zip(places.tolist(), given, after, strict=False):
        if now is before:
            continue
        kind = Product(now.atc, now.product, now.strength, now.strength_unit)
        if kind not in products:
            products.append(kind)
        columns["product"][place] = products.index(kind)
        columns["ddd"][place] = unknown(now.ddd)
        columns["birth_year"][place] = NONE if now.birth_year is None else now.birth_year
        columns["letter"][place] = LETTERS.index(now.prescription_group)
        columns["excluded"][place] = REASONS.index(now.excluded_for)
    return rows.with_columns(**columns)


def set_aside(
    rows: Rows, products: list[Product], kinds: KindColumns, repeated: Array
) -> tuple[Rows, Array]:
    """The rows without amounts that cannot be, and which rows had one: as `riktig.audit.doubt`."""
    rule = doubtful()
    ddd, units, fluid = rows.ddd, rows.units, kinds.fluid[rows.product]
    per_unit = kinds.ddd_per_unit[rows.product]
    beyond = (ddd > rule.most_ddd) | ((units > rule.most_units) & ~fluid)
    with np.errstate(divide="ignore", invalid="ignore"):
        times = ddd / (units * per_unit)
        apart = ~((times > 1 / rule.most_times) & (times < rule.most_times))
    both = (ddd > 0) & (units > 0) & (per_unit > 0)
    may = beyond | ((ddd == 0) & (units != 0)) | (both & apart)
    doubts: dict[int, Doubt] = {}
    for prescriber in np.unique(rows.prescriber[beyond]).tolist():
        mine = np.flatnonzero(rows.prescriber == prescriber)
        doubt = doubts[prescriber] = doubt_of(records(rows, products, mine))
        may[mine] |= bool(doubt.ddd or doubt.units)
    places = np.flatnonzero(may & ~rows.recalled & ~repeated)
    changed = np.zeros(len(rows), bool)
    ddd, units = ddd.copy(), units.copy()
    for place, record in zip(places.tolist(), records(rows, products, places), strict=True):
        holds = kinds.content[rows.product[place]].ddd_per_unit
        sure = without_doubtful(record, holds, doubts.get(record.file, _NO_DOUBT))
        if sure is not record:
            changed[place] = True
            ddd[place], units[place] = unknown(sure.ddd), unknown(sure.units)
    return rows.with_columns(ddd=ddd, units=units), changed
