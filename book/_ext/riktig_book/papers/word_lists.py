"""Numbered lists of Word that each begin where they should."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn


def numbering(holder: Any, style: str, start: int) -> Callable[[Any], None]:
    """What gives a paragraph the next number of a new list."""
    part = holder.part.numbering_part.element
    template = holder.part.document.styles[style].element.pPr.numPr.numId.val
    abstract = next(
        num.abstractNumId.val for num in part.findall(qn("w:num")) if num.numId == template
    )
    number = part.add_num(abstract)
    number.add_lvlOverride(ilvl=0).add_startOverride(start)

    def give(paragraph: Any) -> None:
        properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        level = OxmlElement("w:ilvl")
        level.set(qn("w:val"), "0")
        properties.append(level)
        properties.get_or_add_numId().val = number.numId

    return give
