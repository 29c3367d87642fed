"""What a product is: its part of the ledger, its class and what a unit of it holds."""

from __future__ import annotations

from typing import Final, NamedTuple

from riktig.audit.doubt import is_doubtful_strength
from riktig.extract.names import classify_name
from riktig.extract.record import Record
from riktig.measures.content import Content, content
from riktig.measures.scope import OUT_OF_SCOPE, class_of, classes


class Kind(NamedTuple):
    """A product, found once for all rows that name it alike."""

    part: str  # in_scope, out_of_scope or not_classified
    class_id: str
    by_name: bool  # no ATC code stood in the row
    content: Content
    omeq: bool  # whether OMEQ is reckoned for the class
    atc: str = ""
    doubtful: bool = False  # a strength that no product has


def _named(record: Record) -> str | None:
    """The code of a row without one, by its name; the strength tells where the name cannot."""
    if not record.product:
        return None
    found = classify_name(record.product)
    if found is None and record.strength and record.strength_unit:
        found = classify_name(f"{record.product} {record.strength:g} {record.strength_unit}")
    return found


_NO_CONTENT: Final = Content(None, None, None)


class Kinds:
    """Looks each product up once. The ATC code decides; without one, the name may."""

    def __init__(self) -> None:
        self._found: dict[tuple[object, ...], Kind] = {}
        self._omeq = {one.id for one in classes() if one.omeq}

    def of(self, record: Record) -> Kind:
        """The kind of a record's product."""
        key = record[5:9]  # atc, product, strength, strength_unit
        found = self._found.get(key)
        if found is None:
            found = self._found[key] = self._look_up(record)
        return found

    def _look_up(self, record: Record) -> Kind:
        atc = record.atc or _named(record)
        by_name = atc is not None and not record.atc
        class_id = None if atc is None else class_of(atc)
        if atc is None or class_id is None:
            return Kind("not_classified", "", False, _NO_CONTENT, False)
        if class_id == OUT_OF_SCOPE:
            return Kind("out_of_scope", "", by_name, _NO_CONTENT, False, atc)
        omeq = class_id in self._omeq
        if is_doubtful_strength(atc, record.strength, record.strength_unit):
            holds = content(atc, record.product, None, record.strength_unit)
            return Kind("in_scope", class_id, by_name, holds, omeq, atc, doubtful=True)
        holds = content(atc, record.product, record.strength, record.strength_unit)
        return Kind("in_scope", class_id, by_name, holds, omeq, atc)
