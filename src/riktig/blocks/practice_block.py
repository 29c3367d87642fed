"""The practice in words: the effective list by its rule, and what only informs."""

from __future__ import annotations

from typing import Final

from riktig.audit.effective import EffectiveList, effective_list, without_list
from riktig.audit.options import Options
from riktig.audit.practice import Practice
from riktig.blocks.block import Block
from riktig.measures.measure import Measure
from riktig.text import decimal_text, format_number, text

_DECIMALS: Final = 1


def practice_block(options: Options) -> Block:
    """What is reckoned from the description of the practice, to be read beside the form."""
    found = effective_list(options)
    return Block(
        id="practice",
        title=text("practice.block.title"),
        sentence=_sentence(options, found),
        notes=_notes(options),
    )


def _sentence(options: Options, found: EffectiveList) -> str:
    return text(
        f"practice.effective.{found.reason}",
        listed=format_number(options.list_size or 0),
        size=format_number(found.size or 0),
        days=decimal_text(found.days),
        months=format_number(found.months),
    )


def _notes(options: Options) -> list[str]:
    practice = options.practice
    notes = [text(f"practice.role.{role}") for role in practice.roles]
    if practice.years is not None:
        key = "one" if practice.years == 1 else "none" if practice.years == 0 else "many"
        notes.append(text(f"practice.years.{key}", years=format_number(practice.years)))
    if without_list(options):
        key = "no_list" if options.list_size is None else "part_time"
        notes.append(text(f"practice.headline.{key}"))
    return notes


def practice_words(practice: Practice) -> str:
    """How much was worked, and as what, in a few words; empty when nothing is told."""
    said = []
    if practice.days_a_week is not None:
        said.append(text("practice.short.days", days=decimal_text(practice.days_a_week)))
    if practice.months is not None:
        said.append(text("practice.short.months", months=format_number(practice.months)))
    said += [text(f"practice.short.{role}") for role in practice.roles]
    return ", ".join(said)


def effective_notes(measure: Measure, value: float | None, options: Options) -> list[str]:
    """A rate on the effective list in a sentence; nothing when there is none to show."""
    rate = _rate(measure, value, options)
    size = format_number(effective_list(options).size or 0)
    return [text("practice.rate.note", value=rate, size=size, per=_per(measure))] if rate else []


def effective_rows(measure: Measure, value: float | None, options: Options) -> list[list[str]]:
    """The same rate as a row of the measure's table."""
    rate = _rate(measure, value, options)
    return [[text("practice.rate.row", per=_per(measure)), rate]] if rate else []


def _rate(measure: Measure, value: float | None, options: Options) -> str:
    size, listed = effective_list(options).size, options.list_size
    by_list = measure.denominator.rule == "list_size" and measure.denominator.per is not None
    if size is None or not listed or not by_list or value is None:
        return ""
    return format_number(value * listed / size, _DECIMALS)


def _per(measure: Measure) -> str:
    return format_number(measure.denominator.per or 0)
