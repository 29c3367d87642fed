"""The questions to a group in words: what is seen, an open question, good reasons beside."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from riktig.blocks import words
from riktig.blocks.group_pairs import LEAST_MEMBERS
from riktig.blocks.prompt_files import Group, Offered, group_of, offered
from riktig.blocks.prompts import Prompt, choose
from riktig.measures.measure import Measure
from riktig.text import text
from riktig.text.catalogue import area


def view(summaries: Sequence[Mapping[str, Any]], agreed: Collection[str]) -> dict[str, Any]:
    """What may be agreed on, and the questions of what is. Nothing of a measure before that."""
    group = group_of(summaries)
    may = offered(group)
    ticked = [measure for measure in may.measures if measure.id in agreed]
    found = choose(group, ticked)
    small = len(group.members) < LEAST_MEMBERS
    return {
        "synthetic": group.synthetic,
        "members": text("prompts.members", count=len(group.members)),
        "measures": [_offer(measure) for measure in may.measures],
        "missing": _missing(may),
        "notes": _notes(group, small=small),
        "nothing": "" if found or not ticked else _nothing(group, small=small),
        "reasons": list(area("prompts")["reasons"]) if found else [],
        "prompts": [_prompt(one, small=small) for one in found],
    }


def _offer(measure: Measure) -> dict[str, Any]:
    return {"id": measure.id, "title": measure.title, "headline": measure.place == "headline"}


def _missing(may: Offered) -> list[dict[str, Any]]:
    """The measures some lack, by why."""
    codes = dict.fromkeys(why for _, why in may.missing)
    return [
        {
            "why": text(f"prompts.missing.{code}"),
            "titles": [measure.title for measure, why in may.missing if why == code],
        }
        for code in codes
    ]


def _nothing(group: Group, *, small: bool) -> str:
    return text("prompts.nothing_small" if small and not group.both else "prompts.nothing")


def _notes(group: Group, *, small: bool) -> list[str]:
    notes = [text("prompts.small", least=LEAST_MEMBERS)] if small else []
    if not group.both:
        one = any(member.before for member in group.members)
        notes.append(text(f"prompts.{'some_before' if one else 'one_period'}"))
    return notes


def _prompt(prompt: Prompt, *, small: bool) -> dict[str, Any]:
    told = area("prompts")["kind"][prompt.kind]
    return {
        "id": f"{prompt.kind}-{prompt.measure.id}",
        "label": told["label"],
        "title": prompt.measure.title,
        "said": _said(prompt, small=small),
        "question": told["question"],
        "notes": _beside(prompt),
        "why": told["why"],
    }


def _said(prompt: Prompt, *, small: bool) -> str:
    if prompt.ends is not None:
        low, high = prompt.ends
        return text(
            "prompts.said.spread",
            low=words.number(low, prompt.measure),
            high=words.amount(high, prompt.measure),
        )
    change = prompt.change
    if change is None or small:
        return text(f"prompts.said.{_way(prompt)}")
    return text(
        "prompts.said.change",
        before=words.amount(change.before.value or 0.0, prompt.measure),
        after=words.amount(change.after.value or 0.0, prompt.measure),
    )


def _way(prompt: Prompt) -> str:
    up = prompt.change is not None and (prompt.change.difference or 0) > 0
    return "up" if up else "down"


def _beside(prompt: Prompt) -> list[str]:
    """What to keep in mind of a change: its balance, and what falls by itself."""
    if prompt.change is None:
        return []
    notes = [words.direction(prompt.measure)]
    if prompt.beside is not None:
        notes.insert(0, text("prompts.beside", measure=prompt.beside.title))
    if prompt.kind == "change" and _way(prompt) == "down":
        notes.append(text("prompts.falls"))
    return notes
