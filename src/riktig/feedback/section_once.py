"""What holds for every measure of a report is said once, where it is first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from riktig.blocks.block import Block
from riktig.feedback.report import Section

# Notes on how to read, whichever measure they stand with.
_ONCE: Final = frozenset(
    {
        "measure_section.among.benchmark_note",
        "measure_section.among.letters",
        "measure_section.among.no_letters",
        "measure_section.change.hidden",
        "measure_section.change.ratio_read",
        "measure_section.detectable.note",
        "measure_section.reference.source",
        "measure_section.term.ddd",
        "measure_section.term.omeq",
    }
)


def said_once(sections: Iterable[Section]) -> Iterator[Section]:
    """The sections with each such note where it is first, and nowhere after."""
    told: set[str] = set()
    for section in sections:
        parts = [_without(part, told) for part in section.parts]
        yield replace(section, parts=parts)


def _without(part: Block, told: set[str]) -> Block:
    kept = []
    for place, one in enumerate(part.statements):
        # A part's first sentence stays: it is what the part is about.
        if place and one.code in _ONCE and one.text in told:
            continue
        kept.append(one)
        told.add(one.text)
    if len(kept) == len(part.statements):
        return part
    return replace(part, notes=[one.text for one in kept[1:]], statements=kept)
