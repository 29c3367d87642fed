"""Open statistics on the page of one's own prescriptions: the file's figures, nobody's own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from riktig.blocks.block import Block
from riktig.blocks.open_statistics import addictive, together
from riktig.extract.background import BLANK, Figure, read_background
from riktig.extract.limits import MAX_BACKGROUND_BYTES
from riktig.extract.mask import scrub
from riktig.problem import Refused
from riktig.text import decimal_text, format_number, text
from riktig.view import Table

MOST_ROWS: Final = 25  # chosen here: what a page can show before it is only a long list
_DASH: Final = "\u2013"
_LONGEST: Final = 100  # characters of a cell; names of groups are shorter
_MAY_BE_EMPTY: Final = ("place", "sex", "age")


def background_block(blob: bytes) -> Block | None:
    """The newest figures of addictive medicines. `None` where the file has none of these."""
    if len(blob) > MAX_BACKGROUND_BYTES:
        most = MAX_BACKGROUND_BYTES // 1_000_000
        return _block([text("audit.background.too_large", limit_mb=most)], None)
    try:
        figures = _newest_first(addictive(read_background(blob)))
    except Refused:
        return None
    shown = figures[:MOST_ROWS]
    count = text(
        "audit.background.count",
        shown=format_number(len(shown)),
        count=format_number(len(figures)),
    )
    notes = [count, text("audit.background.not_summed"), text("audit.background.groups")]
    return _block(notes, _table(shown))


def _block(notes: Sequence[str], table: Table | None) -> Block:
    return Block(
        id="background",
        title=text("audit.background.title"),
        sentence=text("audit.background.sentence"),
        notes=notes,
        table=table,
    )


def _newest_first(figures: Sequence[Figure]) -> list[Figure]:
    """Of one year, all ages and the whole country stand first; else the file's own order."""
    wide = [{id(one) for one in together(figures, field)} for field in ("age", "place")]

    def order(one: Figure) -> tuple[int, int]:
        return -(one.year or 0), -sum(id(one) in found for found in wide)

    return sorted(figures, key=order)


def _table(figures: Sequence[Figure]) -> Table:
    """A column that is empty in every row is left out."""
    used = [name for name in _MAY_BE_EMPTY if any(getattr(one, name) for one in figures)]
    heads = [text(f"audit.background.head_{name}") for name in used]
    return Table(
        text("audit.background.caption"),
        [
            text("audit.background.head_drug"),
            text("audit.background.head_year"),
            *heads,
            text("audit.background.head_value"),
            text("audit.background.head_measure"),
            text("audit.background.head_flag"),
        ],
        [_row(one, used) for one in figures],
    )


def _row(one: Figure, used: Sequence[str]) -> list[str]:
    return [
        _cell(f"{one.atc} {one.drug}"),
        _cell(str(one.year or "")),
        *(_cell(getattr(one, name)) for name in used),
        _DASH if one.value is None else decimal_text(one.value),
        _cell(one.measure),
        _flag(one.flag),
    ]


def _cell(said: str) -> str:
    """As the file says it, without what may be an identity number, and never a whole text."""
    short = " ".join(scrub(said).split())[:_LONGEST]
    return short or _DASH


def _flag(flag: str) -> str:
    """What a sign means stands at the source and not in the file, so the sign is shown too."""
    if not flag:
        return _DASH
    if flag == BLANK:
        return text("audit.background.blank")
    return text("audit.background.flag", flag=_cell(flag))
