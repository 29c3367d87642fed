"""How much an e-resept message is about: packs times their size, or a stated amount."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from riktig.extract.catalogue import words
from riktig.extract.cells import Bad
from riktig.extract.limits import MAX_AMOUNT, MAX_NUMBER
from riktig.extract.xml_tree import Node

# XML writes decimals with a point alone: "1.000" is one pack, never a thousand.
_DECIMAL: Final = re.compile(r"\+?\d+(?:\.\d*)?|\.\d+")
_MULTIPLIED: Final = re.compile(r"(\d+)((?:\s?[xX]\s?\d+){0,3})")
_MOST_REPEATS: Final = 99


class Amounts(NamedTuple):
    """Tablets, patches or millilitres in all, and DDD; None when the message does not say."""

    units: float | None
    ddd: float | None
    units_at_once: float | None = None  # of one dispensing, where there can be several


def amounts_of(goods: Node | None, *, with_repeats: bool) -> Amounts | Bad:
    """The amounts of one message.

    A prescription counts all it lets the patient have: with "Reit 3" the
    packs can be dispensed four times, one of them at a time. A dispensing counts what was given.
    """
    if goods is None:
        return Amounts(None, None)
    packs = _decimal(goods.text_at("Antall"))
    repeats = _decimal(goods.text_at("Reiterasjon")) if with_repeats else 0.0
    for value in (packs, repeats):
        if isinstance(value, Bad):
            return value
    if isinstance(repeats, float) and repeats > _MOST_REPEATS:
        return Bad("bad_number")
    times = 1 + repeats if isinstance(repeats, float) else 1.0
    count = packs if isinstance(packs, float) else None
    at_once = _units(goods, count)
    return Amounts(
        units=_bounded(at_once, times),
        ddd=_bounded(_ddd_of_packs(goods, count), times),
        units_at_once=_bounded(at_once, 1.0) if times > 1 else None,
    )


def _units(goods: Node, packs: float | None) -> float | None:
    """Packs times size where a pack is named; else the amount ordered, where it is counted."""
    pack = _pack(goods)
    if pack is None:
        amount = goods.child("Mengde")
        if amount is None or packs not in (None, 1.0):
            return None
        ordered = _decimal(amount.attributes.get("V", ""))
        return ordered if isinstance(ordered, float) and _counts(amount.attributes) else None
    unit = pack.child("EnhetPakning")
    size = _size(pack.text_at("Pakningsstr"))
    if packs is None or size is None or unit is None or not _counts(unit.attributes):
        return None
    return packs * size


def _ddd_of_packs(goods: Node, packs: float | None) -> float | None:
    """DDD where the pack says how much substance it holds (FEST: Statistikkfaktor by DDD)."""
    pack = _pack(goods)
    if pack is None or packs is None:
        return None
    held = _decimal(pack.text_at("Statistikkfaktor"))
    daily = _decimal(pack.value_at("DDD"))
    if isinstance(held, float) and isinstance(daily, float) and daily > 0:
        return packs * held / daily
    return None


def _pack(goods: Node) -> Node | None:
    """The pack prescribed or given; with several it is not said which."""
    found = [node for node in goods.walk() if node.name in ("PakningsinfoResept", "Pakningsinfo")]
    return found[0] if len(found) == 1 else None


def _counts(coded: dict[str, str]) -> bool:
    """Whether a unit is one that is counted: pieces, or millilitres."""
    unit = (coded.get("V", ""), coded.get("U", ""))
    return any(words("unit").get(word.strip().casefold()) == "units" for word in unit)


def _size(written: str) -> float | None:
    """The size of a pack: "100", or "10x10" for the same hundred."""
    plain = _decimal(written)
    if isinstance(plain, float):
        return plain
    found = _MULTIPLIED.fullmatch(written.strip()) if len(written) <= MAX_NUMBER else None
    if found is None:
        return None
    size = float(found[1])
    for factor in re.findall(r"\d+", found[2]):
        size *= float(factor)
    return size


def _decimal(written: str) -> float | Bad | None:
    """A decimal of XML; None when nothing is written."""
    text = written.strip()
    if not text:
        return None
    if text.startswith("-") and _DECIMAL.fullmatch(text[1:]):
        return Bad("negative_number")
    if len(text) > MAX_NUMBER or not _DECIMAL.fullmatch(text):
        return Bad("bad_number")
    value = float(text)
    return value if value <= MAX_AMOUNT else Bad("bad_number")


def _bounded(amount: float | None, times: float) -> float | None:
    return None if amount is None or amount * times > MAX_AMOUNT else amount * times
