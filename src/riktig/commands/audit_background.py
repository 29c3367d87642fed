"""Open statistics given to `riktig audit`: what background figures there are, and their flags."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from riktig.text.catalogue import text
from riktig.text.formats import decimal_text

if TYPE_CHECKING:
    from riktig.extract.background import Background, OfDrug

_MOST_DRUGS: Final = 25


def figures_in(files: Sequence[str]) -> str:
    """What each medicine has in a file of open statistics; empty for any other file."""
    from riktig.commands.audit_paths import WrongCall, read_bytes
    from riktig.extract.background import read_background
    from riktig.problem import Refused

    if len(files) != 1:
        return ""
    try:
        return _shown(read_background(read_bytes(files[0])))
    except (Refused, WrongCall):
        return ""


def _shown(background: Background) -> str:
    drugs = [one for one in background.by_drug() if one.atc or one.drug]
    if not drugs:
        return ""
    lines = [text("extract.background.title"), *map(_line, drugs[:_MOST_DRUGS])]
    if len(drugs) > _MOST_DRUGS:
        lines.append(text("extract.background.more", count=len(drugs) - _MOST_DRUGS))
    if background.flags:
        lines.append(text("extract.background.flags", flags=_flags(background.flags)))
    return "\n".join([*lines, text("extract.background.not_summed"), ""])


def _line(one: OfDrug) -> str:
    return text(
        "extract.background.drug",
        name=f"{one.atc} {one.drug}".strip(),
        figures=decimal_text(one.figures),
        period=one.period,
        held_back=decimal_text(one.held_back),
    )


def _flags(flags: dict[str, int]) -> str:
    from riktig.extract.background import BLANK

    return ", ".join(
        text(
            "extract.background.flag",
            flag=text("extract.background.blank") if flag == BLANK else flag,
            count=decimal_text(count),
        )
        for flag, count in flags.items()
    )
