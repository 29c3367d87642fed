"""The products of a column table: each different combination of four cells is read once."""

from __future__ import annotations

from decimal import Decimal
from math import isnan
from typing import Final

import numpy as np
import pandas as pd
import pyarrow as pa

from riktig.extract.amounts import strengths_of
from riktig.extract.cells import Bad
from riktig.extract.columns import RowReader
from riktig.extract.grid import Grid
from riktig.extract.medicines import medicines_of
from riktig.extract.numbers import Style
from riktig.extract.plan import Plan
from riktig.national.cells import FINE, Coding, different
from riktig.national.rows import Array, Product

_FIELDS: Final = ("atc", "product", "strength", "strength_unit")
_COMMA: Final = Style(",", "")


def read_products(
    columns: dict[str, pa.ChunkedArray], count: int, products: list[Product], coding: Coding
) -> tuple[Array, Array]:
    """Each row's place in `products`, which may grow, and why a row cannot be read."""
    held: list[str] = [field for field in _FIELDS if field in columns]
    code = np.zeros(count, np.int64)
    cells: list[tuple[list[str], Array]] = []
    for field in held:
        texts, places = _texts(columns[field]) if field == "strength" else different(columns[field])
        code = code * max(1, len(texts)) + places
        cells.append((texts, places))
    combined = pd.factorize(code)[0]
    first = pd.Series(combined).drop_duplicates().index.to_numpy()
    rows = [[texts[places[at]] for texts, places in cells] for at in first.tolist()]
    found = np.array(_read(held, rows, products, coding), np.int64).reshape(-1, 2)[combined]
    return found[:, 0], found[:, 1].astype(np.int16)


def _texts(column: pa.ChunkedArray) -> tuple[list[str], Array]:
    """The different numbers of a column as texts with a decimal comma."""
    amounts = column.cast(pa.float64(), safe=False).fill_null(np.nan).to_numpy()
    values, places = np.unique(amounts, return_inverse=True)
    return [_text(value) for value in values.tolist()], places


def _text(value: float) -> str:
    if isnan(value):
        return ""
    return format(Decimal(repr(value)), "f").replace(".", ",")


def _read(
    held: list[str], rows: list[list[str]], products: list[Product], coding: Coding
) -> list[tuple[int, int]]:
    """The place and the problem of each different product, as the plain reader has them."""
    columns = tuple(tuple(cells) for cells in zip(*rows, strict=True)) or ((),) * len(held)
    grid = Grid(tuple(range(len(rows))), columns, ())
    places = {field: place for place, field in enumerate(held)}
    plan = Plan("canonical", places, None, "ymd", {"strength": _COMMA}, strict=True)
    reader = RowReader(grid, plan, tuple(held))
    atc, names = medicines_of(reader, len(rows))
    strengths = strengths_of(reader, atc, names)
    known = {product: place for place, product in enumerate(products)}
    found = []
    for at, (code, name, (strength, unit)) in enumerate(zip(atc, names, strengths, strict=True)):
        product = Product(None if isinstance(code, Bad) else code, name, strength, unit)
        place = known.setdefault(product, len(known))
        problem = reader.bad.get(at)
        found.append((place, coding.problem(problem[0]) if problem else FINE))
    products[:] = known
    return found
