"""Whatever is answered is judged, and points are given for what is right alone."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import assume, given
from hypothesis import strategies as st
from judged_keys import EVERY_KIND, ORDER, PLAN, SEVERAL, doses, key

from riktig.calculators.calculator import CALCULATORS
from riktig.calculators.form import Field
from riktig.exercise.judge import judge
from riktig.exercise.plan_rules import broken_rule
from riktig.exercise.quantity import close, tolerance_of
from riktig.exercise.units import dimension_of, per_unit
from riktig.registry import handle

UNITS = (
    *("mg", "g", "µg", "mg OMEQ", "µg/t", "%", "per 1000", "minutter", "timer", "dager", "uker"),
    *("DDD", "DDD per 1000", "personer", "pakninger", "tabletter", "rader", "netter", "poeng", ""),
)
SPACES = (" ", "\u00a0", "\u202f")

leaves = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=8)
    | st.sampled_from(["a", "c", "taper", "72", "7,2 mg", "20", "oksazepam", "true"])
)
keys = st.sampled_from(["step_1", "step_2", "items", "dose", "substance"]) | st.text(max_size=4)
anything = st.recursive(
    leaves,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=4),
    max_leaves=10,
)


@given(st.sampled_from(EVERY_KIND), anything)
def test_any_json_is_judged_and_points_are_for_what_is_right(one, answer):
    verdict = judge(one, answer)
    assert verdict.comment
    assert verdict.points == (one.points if verdict.right else 0)


@given(st.sampled_from(EVERY_KIND), anything)
def test_a_page_is_told_the_same(one, answer):
    told = handle({"op": "exercise_check", "key": one.as_dict(), "given": answer})
    verdict = judge(one, answer)
    assert (told["ok"], told["right"], told["code"]) == (True, verdict.right, verdict.code)


@given(anything)
def test_a_damaged_key_is_refused(raw):
    assert not handle({"op": "exercise_check", "key": raw, "given": "72"})["ok"]


def filled(fields: tuple[Field, ...]) -> st.SearchStrategy[dict]:
    """A calculator's form, more or less as it should be."""
    return st.fixed_dictionaries({}, optional={one.key: _typed(one) for one in fields})


def _typed(field: Field) -> st.SearchStrategy[object]:
    if field.kind == "list":
        return st.lists(filled(field.fields), max_size=2) | anything
    if field.kind == "group":
        return filled(field.fields) | anything
    values = [choice.value for choice in field.choices]
    return st.sampled_from([*values, "20", "2,5", "2026-01-01", "23:30"]) | anything


@given(st.sampled_from(sorted(CALCULATORS)).flatmap(
    lambda name: st.tuples(st.just(name), filled(CALCULATORS[name].form().fields))
))  # fmt: skip
def test_any_filling_of_any_calculator_is_judged(asked):
    name, answer = asked
    one = key("calculator", [["no.such.part", 1]], calculator=name)
    verdict = judge(one, answer)
    assert verdict.comment
    assert not verdict.right


@st.composite
def written(draw, value: Fraction, unit: str) -> str:
    """A value as somebody may write it: in a unit of its kind, with comma or point, spaced."""
    dimension = dimension_of(unit)
    other = draw(st.sampled_from(["", unit, *sorted(dimension.factors)]))
    of = per_unit(dimension, other) if other else per_unit(dimension, unit)
    number = value * per_unit(dimension, unit) / of
    decimals = next((n for n in range(9) if (number * 10**n).denominator == 1), None)
    assume(decimals is not None)
    # Three decimals look like a thousand, and are asked about.
    decimals = 4 if decimals == 3 else decimals
    whole, _, part = f"{float(number):.{decimals}f}".partition(".")
    if draw(st.booleans()):
        whole = f"{int(whole):,}".replace(",", draw(st.sampled_from(SPACES)))
    mark = draw(st.sampled_from(",.")) if part else ""
    before = draw(st.sampled_from(["", "ca. ", "= ", " ", "+"]))
    return f"{before}{whole}{mark}{part}{draw(st.sampled_from(['', ' ']))}{other}"


@given(st.data(), st.sampled_from(UNITS), st.integers(0, 10**6), st.sampled_from([1, 2, 10, 100]))
def test_the_right_value_is_right_however_it_is_written(data, unit, parts, of):
    value = Fraction(parts, of)
    one = key("number", float(value), unit=unit)
    typed = data.draw(written(value, unit))
    assert judge(one, typed).right, typed


values = st.integers(1, 10**5).map(lambda one: one / 100)


@given(values, st.lists(values, max_size=4), st.sampled_from(UNITS))
def test_each_mistake_gets_its_own_hint(right, others, unit):
    tolerance = tolerance_of(unit)
    apart = [right]
    for other in others:
        both = [(other, one) for one in apart] + [(one, other) for one in apart]
        if not any(close(one, two, tolerance) for one, two in both):
            apart.append(other)
    mistakes = {f"m{at}": value for at, value in enumerate(apart[1:])}
    one = key("number", right, *mistakes.items(), unit=unit)
    for name, value in mistakes.items():
        verdict = judge(one, f"{value:.4f}")
        assert (verdict.code, verdict.points) == (f"mistake.{name}", 0)
        assert verdict.comment == f"Hint: {name}."


@given(st.lists(st.sampled_from("abcd"), max_size=5))
def test_several_are_right_when_nothing_is_wrong(answer):
    assert judge(SEVERAL, answer).right == (set(answer) == {"a", "c"})


@given(st.permutations(ORDER.rules["options"]))
def test_an_order_is_right_when_no_pair_is_turned(answer):
    verdict = judge(ORDER, answer)
    assert verdict.right == (answer == ORDER.right)
    turned = [
        one for one in ORDER.mistaken if answer.index(one.value[0]) < answer.index(one.value[1])
    ]
    if turned:
        assert verdict.code == f"mistake.{turned[0].id}"


@given(st.lists(st.sampled_from([0, 5, 10, 15, 20, 22, 30, 35, 45]), min_size=4, max_size=4))
def test_no_plan_is_right_while_it_breaks_a_rule(answer):
    verdict = judge(PLAN, doses(*answer))
    broken = broken_rule(PLAN.rules, answer)
    if verdict.right:
        assert broken is None
        assert answer in (PLAN.right, *PLAN.rules["accepted"])
    elif broken and not verdict.code.startswith("mistake."):
        assert verdict.code == broken.code
