"""The keys of questions with alternatives: one of them, several, or all in order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from riktig.clinical.tables import figure
from riktig.exercise.answer_key import Mistaken
from riktig_exercises.computed import computed_choice, is_computed
from riktig_exercises.key_parts import Asked, Reckoned
from riktig_exercises.master_error import MasterError
from riktig_exercises.mistake import Mistake
from riktig_exercises.number_key import reckoned


def choice_key(asked: Asked) -> Reckoned:
    """`MasterError` when the key is no option, or a wrong option has no hint."""
    right = _right_option(asked)
    labels = _labels(asked, [right])
    mistaken = _with_hints(asked, [option for option in labels if option != right])
    return Reckoned(right, labels[right], mistaken, {"options": list(labels)}, labels[right])


def several_key(asked: Asked) -> Reckoned:
    """Each option has a hint for being wrongly in or wrongly out."""
    asked.refuse_unknown("choices")
    right = list(asked.question.key.get("choices", ()))
    labels = _labels(asked, right)
    if not 0 < len(set(right)) == len(right) < len(labels):
        raise MasterError(asked.where, "some options are right and some are not, each named once")
    shown = "; ".join(labels[one] for one in labels if one in right)
    ordered = [one for one in labels if one in right]
    return Reckoned(ordered, shown, _with_hints(asked, labels), {"options": list(labels)}, shown)


def order_key(asked: Asked) -> Reckoned:
    """A mistake is a pair that stands the wrong way round."""
    asked.refuse_unknown("order", "accepted")
    key = asked.question.key
    right, *others = orders = [
        list(one) for one in (key.get("order", ()), *key.get("accepted", ()))
    ]
    labels = _labels(asked, right)
    shown_first = list(labels)
    for order in orders:
        if sorted(order) != sorted(shown_first):
            raise MasterError(asked.where, "an order must name every choice once")
        if order == shown_first:
            raise MasterError(asked.where, "the choices are shown in the right order already")
    mistaken = tuple(
        Mistaken(m.id, _pair(asked, m, orders), m.hint) for m in asked.question.mistakes
    )
    if len({tuple(one.value) for one in mistaken}) != len(mistaken):
        raise MasterError(asked.where, "two mistakes are the same pair")
    shown = " → ".join(labels[one] for one in right)
    rules = {"options": shown_first} | ({"accepted": others} if others else {})
    return Reckoned(right, shown, mistaken, rules, shown)


def _pair(asked: Asked, mistake: Mistake, orders: Sequence[Sequence[str]]) -> list[str]:
    """Two choices that stand the other way round in every order that is right."""
    pair = list(mistake.instead["before"])
    if len(pair) != 2 or not set(pair) <= set(orders[0]):
        raise MasterError(asked.where, f"mistake {mistake.id} must name two of the choices")
    if any(order.index(pair[0]) < order.index(pair[1]) for order in orders):
        raise MasterError(asked.where, f"mistake {mistake.id} is the right way round")
    return pair


def _labels(asked: Asked, right: Sequence[str]) -> Mapping[str, str]:
    """Label by id, as shown. `MasterError` when two are alike or the key names another."""
    options = asked.question.options
    labels = {option.id: option.label for option in options}
    if len(labels) != len(options) or len(set(labels.values())) != len(options):
        raise MasterError(asked.where, "two choices are the same")
    for one in right:
        if one not in labels:
            raise MasterError(asked.where, f"the key {one!r} is not among the choices")
    return labels


def _with_hints(asked: Asked, options: Sequence[str] | Mapping[str, str]) -> tuple[Mistaken, ...]:
    hints = {option.id: option.hint for option in asked.question.options}
    lacking = [one for one in options if not hints[one]]
    if lacking:
        raise MasterError(asked.where, f"no hint for {lacking}")
    return tuple(Mistaken(one, one, hints[one]) for one in options)


def _right_option(asked: Asked) -> str:
    """The option named; else the one that a number, or a word of a calculator, stands for.

    `up_to` steps give the first option whose limit (a clinical figure, or a result of the
    case) holds the number.
    """
    key = asked.question.key
    if "choice" in key:
        asked.refuse_unknown("choice")
        return str(key["choice"])
    if is_computed(key) and "up_to" not in key:
        return computed_choice(key, asked.where)
    if "up_to" not in key:
        raise MasterError(asked.where, "the key names no choice and no limits")
    found = reckoned(asked)
    for step in key["up_to"]:
        limit = _limit(asked, step)
        if limit is None or found <= limit:
            return str(step["choice"])
    raise MasterError(asked.where, "no step of up_to holds the number")


def _limit(asked: Asked, step: Mapping[str, str]) -> float | None:
    unknown = set(step) - {"figure", "result", "choice"}
    if unknown or "choice" not in step:
        raise MasterError(asked.where, "a step has a choice and a figure or a result")
    try:
        if "figure" in step:
            return figure(step["figure"]).value
        return asked.master.case.results[step["result"]].number() if "result" in step else None
    except KeyError as error:
        raise MasterError(asked.where, f"no figure or result {error}") from error
