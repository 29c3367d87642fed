"""What each product is, as columns: one look-up a product by the plain engine."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from riktig.audit.kinds import Kinds
from riktig.extract.record import Record
from riktig.measures.content import Content
from riktig.measures.fluids import is_fluid
from riktig.measures.groups import prescription_groups
from riktig.measures.scope import classes
from riktig.national.rows import LETTERS, NONE, Array, Product, unknown

PARTS = ("in_scope", "out_of_scope", "not_classified")
_ANY_DAY = date(2000, 1, 1)
_PLACES: dict[str | None, int] = {letter: place for place, letter in enumerate(LETTERS)}


@dataclass(frozen=True)
class KindColumns:
    """A column for each thing that `riktig.audit.kinds` says of a product, by its place."""

    part: Array  # place in `PARTS`
    class_place: Array  # place in the classes of `scope.toml`
    by_name: Array
    omeq: Array  # whether OMEQ is reckoned
    doubtful: Array
    fluid: Array
    letter: Array  # place in `LETTERS`, of the clinical tables
    atc: Array
    ddd_per_unit: Array
    omeq_per_unit: Array
    omeq_per_ddd: Array
    content: tuple[Content, ...]


def kind_columns(products: list[Product]) -> KindColumns:
    """The columns of some products."""
    lookup = Kinds()
    places = {one.id: place for place, one in enumerate(classes())}
    found = [lookup.of(_record(product)) for product in products]
    content = tuple(kind.content for kind in found)
    return KindColumns(
        part=np.array([PARTS.index(kind.part) for kind in found], np.int8),
        class_place=np.array([places.get(kind.class_id, NONE) for kind in found], np.int16),
        by_name=np.array([kind.by_name for kind in found], bool),
        omeq=np.array([kind.omeq for kind in found], bool),
        doubtful=np.array([kind.doubtful for kind in found], bool),
        fluid=np.array([is_fluid(one.product, one.strength_unit) for one in products], bool),
        letter=np.array([_letter(kind.atc) for kind in found], np.int8),
        atc=np.array([kind.atc for kind in found], object),
        ddd_per_unit=np.array([unknown(one.ddd_per_unit) for one in content], float),
        omeq_per_unit=np.array([unknown(one.omeq_per_unit) for one in content], float),
        omeq_per_ddd=np.array([unknown(one.omeq_per_ddd) for one in content], float),
        content=content,
    )


def _letter(atc: str) -> int:
    return _PLACES[prescription_groups().get(atc)] if atc else 0


def _record(one: Product) -> Record:
    """A record that says nothing but its product."""
    person = (0, 0, 0, _ANY_DAY, "dispensed")
    return Record._make((*person, *one, None, None, None, None, None, False, None, None, None))
