"""How much an e-resept message is about: packs times their size, or a stated amount."""

from __future__ import annotations

from typing import Final, NamedTuple

from riktig.extract.cells import Bad
from riktig.extract.limits import MAX_AMOUNT
from riktig.extract.packs import decimal_of, is_counted, pack_size
from riktig.extract.xml_tree import Node

_MOST_REPEATS: Final = 99


class Amounts(NamedTuple):
    """Tablets, patches or millilitres in all, and DDD; None when the message does not say."""

    units: float | None
    ddd: float | None
    units_at_once: float | None = None  # of one dispensing, where there can be several
    packs: float | None = None  # of one dispensing
    times: float = 1.0  # that it can be had


def amounts_of(goods: Node | None, *, with_repeats: bool) -> Amounts | Bad:
    """The amounts of one message.

    A prescription counts all it lets the patient have: with "Reit 3" the
    packs can be dispensed four times, one of them at a time. A dispensing counts what was given.
    """
    if goods is None:
        return Amounts(None, None)
    packs = decimal_of(goods.text_at("Antall"))
    repeats = decimal_of(goods.text_at("Reiterasjon")) if with_repeats else 0.0
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
        packs=count,
        times=times,
    )


def _units(goods: Node, packs: float | None) -> float | None:
    """Packs times size where a pack is named; else the amount ordered, where it is counted."""
    pack = _pack(goods)
    if pack is None:
        amount = goods.child("Mengde")
        if amount is None or packs not in (None, 1.0):
            return None
        ordered = decimal_of(amount.attributes.get("V", ""))
        return ordered if isinstance(ordered, float) and is_counted(*_words(amount)) else None
    unit = pack.child("EnhetPakning")
    size = pack_size(pack.text_at("Pakningsstr"))
    if packs is None or size is None or unit is None or not is_counted(*_words(unit)):
        return None
    return packs * size


def _ddd_of_packs(goods: Node, packs: float | None) -> float | None:
    """DDD where the pack says how much substance it holds (FEST: Statistikkfaktor by DDD)."""
    pack = _pack(goods)
    if pack is None or packs is None:
        return None
    held = decimal_of(pack.text_at("Statistikkfaktor"))
    daily = decimal_of(pack.value_at("DDD"))
    if isinstance(held, float) and isinstance(daily, float) and daily > 0:
        return packs * held / daily
    return None


def _pack(goods: Node) -> Node | None:
    """The pack prescribed or given; with several it is not said which."""
    found = [node for node in goods.walk() if node.name in ("PakningsinfoResept", "Pakningsinfo")]
    return found[0] if len(found) == 1 else None


def _words(coded: Node) -> tuple[str, str]:
    return coded.attributes.get("V", ""), coded.attributes.get("U", "")


def _bounded(amount: float | None, times: float) -> float | None:
    return None if amount is None or amount * times > MAX_AMOUNT else amount * times
