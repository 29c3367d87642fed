"""What a reader sees of a time in bed, with what the other rule sets say beside it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from riktig.calculators.answer import Answer
from riktig.calculators.card import Card, card, columns
from riktig.calculators.sleep.durations import duration
from riktig.calculators.sleep.rules import ABOUT, DEFAULT_RULE_SET, Rule, rule_set, rule_set_names
from riktig.calculators.sleep.window import sleep_window
from riktig.clinical.tables import issued_tables
from riktig.text.catalogue import text
from riktig.text.formats import decimal_text
from riktig.view import Table

PREFIX = "sleep.window"
COLUMNS = ("set", "answer", "longer", "shorter", "floor")


def window_card(answer: Answer) -> Card:
    """The time in bed large, what it is against today, the rules, and the sets side by side."""
    result = answer.result
    bedtime = {"bedtime": result["bedtime"], "wake": result["wake"]}
    has_bedtime = result["bedtime"] is not None
    notes = [text("sleep.window.bedtime", **bedtime)] if has_bedtime else []
    return card(
        answer,
        title=text("sleep.window.title"),
        headline=duration(result["tib_min"]),
        headline_label=text(f"sleep.window.headline_{result['stage']}"),
        copy_working=text("sleep.window.copy_bedtime", **bedtime) if has_bedtime else "",
        range=_against_today(result),
        notes=(*notes, *_rule_notes(result), text("sleep.window.note_not_order")),
        tables=(_side_by_side(result),),
    )


def _against_today(result: Mapping[str, Any]) -> str:
    change = result["change_min"]
    if change is None:
        from_floor = result["tib_min"] > result["mean_tst_min"]
        return text(f"sleep.window.{'from_floor' if from_floor else 'from_diary'}")
    if not change:
        return text("sleep.window.same")
    word = "longer" if change > 0 else "shorter"
    return text(f"sleep.window.{word}", minutes=decimal_text(abs(change), 1))


def _rule_notes(result: Mapping[str, Any]) -> list[str]:
    rules = rule_set(result["rule_set"])
    notes = [
        text(
            f"sleep.window.note_rules_{result['stage']}",
            nights=decimal_text(float(rules.diary_nights.value)),
            step=decimal_text(float(rules.step.value)),
            longer=_limit(rules.increase_when),
            shorter=_limit(rules.decrease_when),
            floor=duration(rules.floor.value),
        )
    ]
    if rules.name == DEFAULT_RULE_SET:
        notes.append(text("sleep.window.note_chosen"))
    return notes


def _limit(rule: Rule) -> str:
    return text(f"sleep.window.{rule.comparison}", percent=decimal_text(float(rule.value)))


def _side_by_side(result: Mapping[str, Any]) -> Table:
    lines = [_line(name, result) for name in rule_set_names()]
    return Table(text("sleep.window.caption"), columns(PREFIX, COLUMNS), lines)


def _line(name: str, result: Mapping[str, Any]) -> list[str]:
    rules = rule_set(name)
    given = {
        "rule_set": name,
        "mean_tst_min": result["mean_tst_min"],
        "mean_se": result["mean_se"],
        "tib_min": result["previous_tib_min"],
    }
    return [
        issued_tables(ABOUT)[name]["issuer"],
        duration(sleep_window(given).result["tib_min"]),
        _limit(rules.increase_when),
        _limit(rules.decrease_when),
        duration(rules.floor.value),
    ]
