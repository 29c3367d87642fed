"""A reference distribution beside a measure: percentiles that somebody has published.

A file has `schema = "riktig-reference/1"`, a `source`, and for each measure its id, version and
the five percentiles, in the measure's own unit as people say it (a share in percent, a rate per
what the measure says). A number nobody can say the source of is not shown beside a doctor's own.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import isfinite
from typing import Any, Final, NamedTuple, TypeGuard

from riktig.agreed.fields import has_identity
from riktig.measures.load import measure_named
from riktig.measures.measure import Measure
from riktig.problem import Refused
from riktig.text.small_toml import NotToml, parsed_toml

PERCENTILES: Final = (10, 25, 50, 75, 90)
SCHEMA: Final = "riktig-reference/1"
MOST_CHARACTERS: Final = 50_000
MOST_SOURCE: Final = 200
_NAMES: Final = tuple(f"p{one}" for one in PERCENTILES)


class ReferenceRow(NamedTuple):
    """One measure's distribution among practices.

    `percentiles` are of 100, lowest first; the values are as people say them (a share in
    percent, a rate per what the measure says). `source` says whose numbers, and of when.
    """

    measure: str
    version: int
    percentiles: Mapping[int, float]
    source: str


Reference = Mapping[str, ReferenceRow]  # by measure
NO_REFERENCE: Reference = {}


def read_reference(content: bytes) -> Reference:
    """The rows by measure. Refused: reference_not_toml, reference_schema, reference_numbers ..."""
    found = _toml(content)
    if found.get("schema") != SCHEMA:
        raise Refused("reference_schema", expected=SCHEMA)
    source = _source(found.get("source"))
    entries = found.get("measures")
    if set(found) != {"schema", "source", "measures"} or not isinstance(entries, list):
        raise Refused("reference_key", where="[[measures]]")
    rows: dict[str, ReferenceRow] = {}
    for number, entry in enumerate(entries, start=1):
        row = _row(entry, source, where := f"[[measures]] nr. {number}")
        if row.measure in rows:
            raise Refused("reference_twice", where=where)
        rows[row.measure] = row
    return rows


def _source(typed: object) -> str:
    """Whose numbers they are, in one line."""
    source = " ".join(typed.split()) if isinstance(typed, str) else ""
    if not source:
        raise Refused("reference_source")
    if len(source) > MOST_SOURCE:
        raise Refused("reference_source_long", most=MOST_SOURCE)
    if has_identity(source):
        raise Refused("reference_source_identity")
    if not source.isprintable():
        raise Refused("reference_source_control")
    return source


def _toml(content: bytes) -> dict[str, Any]:
    try:
        written = content.decode("utf-8-sig")
        if len(written) > MOST_CHARACTERS:
            raise ValueError
    except ValueError:
        raise Refused("reference_not_text", most=MOST_CHARACTERS) from None
    try:
        return parsed_toml(written)
    except NotToml as fault:
        if fault.deep:
            raise Refused("reference_deep", line=fault.line) from None
        raise Refused("reference_not_toml", line=fault.line or "?") from None


def _row(entry: object, source: str, where: str) -> ReferenceRow:
    if not isinstance(entry, Mapping) or set(entry) - {"measure", "version", *_NAMES}:
        raise Refused("reference_key", where=where)
    measure = _measure(entry.get("measure"), where)
    if entry.get("version") != measure.version:
        raise Refused("reference_version", where=where, version=measure.version)
    values = [entry.get(name) for name in _NAMES]
    most = 1e6 if measure.denominator.per else 100.0
    numbers = [float(one) for one in values if _is_number(one, most)]
    if len(numbers) != len(values) or numbers != sorted(numbers):
        raise Refused("reference_numbers", where=where)
    return ReferenceRow(
        measure.id, measure.version, dict(zip(PERCENTILES, numbers, strict=True)), source
    )


def _measure(name: object, where: str) -> Measure:
    try:
        return measure_named(name if isinstance(name, str) else "")
    except KeyError:
        raise Refused("reference_measure", where=where) from None


def _is_number(value: Any, most: float) -> TypeGuard[float]:
    """Whether a value is a number from 0 to `most`."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return isfinite(value) and 0 <= value <= most
