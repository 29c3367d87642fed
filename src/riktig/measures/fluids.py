"""Fluids: a unit of one may be a bottle or a millilitre, so their units are never counted."""

from __future__ import annotations

from typing import Final

from riktig.measures.rules import fluid_words

_FLUID: Final = "mg/ml"


def is_fluid(product: str | None, strength_unit: str | None) -> bool:
    """Whether the strength or the name says that a product is drunk by the millilitre."""
    name = (product or "").casefold()
    return strength_unit == _FLUID or any(word in name for word in fluid_words())
