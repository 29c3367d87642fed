"""Medicines are found by the name on the pack, in the lists and on the wire."""

from __future__ import annotations

import re

import pytest

from riktig.calculators.calculator import CALCULATORS
from riktig.calculators.form import Field
from riktig.calculators.schema import schema
from riktig.calculators.substances import brands, find_substance
from riktig.paper.form_html import form_html
from riktig.problem import Refused
from riktig.registry import calculate, handle

LISTED = ("omeq", "switch_opioid", "diazepam", "driving", "taper", "ddd")


def with_brands(fields: tuple[Field, ...]) -> list[Field]:
    return [one for f in fields for one in (*([f] if f.brands else []), *with_brands(f.fields))]


def led_to(calculator: str, typed: str) -> str:
    """The value a native list chooses when these letters are typed."""
    (field, *_) = with_brands(CALCULATORS[calculator].form().fields)
    every = (*field.choices, *field.brands)
    return next(c.value for c in every if c.label.casefold().startswith(typed.casefold()))


@pytest.mark.parametrize(
    ("calculator", "typed", "value"),
    [
        ("omeq", "Para", "kodein og paracetamol"),
        ("omeq", "Durog", "fentanyl"),
        ("omeq", "Nors", "buprenorfin"),
        ("switch_opioid", "OxyC", "oksykodon"),
        ("diazepam", "Sob", "oksazepam"),
        ("driving", "Sobril", "oksazepam"),
        ("driving", "Imo", "zopiklon"),
        ("driving", "Xan", "alprazolam"),
        ("driving", "Riv", "klonazepam"),
        ("driving", "lora", "lorazepam"),
        ("taper", "Imo", "zopiklon"),
        ("ddd", "Imo", "zopiklon"),
        ("ddd", "Paral", "Paralgin forte"),
    ],
)
def test_a_name_typed_in_a_list_leads_to_its_medicine(calculator, typed, value):
    assert led_to(calculator, typed) == value


@pytest.mark.parametrize("name", LISTED)
def test_what_a_brand_leads_to_is_understood_and_its_followers_know_it(name):
    form = CALCULATORS[name].form()
    for field in with_brands(form.fields):
        values = {choice.value for choice in field.brands}
        for value in values:
            assert find_substance(value, "x")
        siblings = next(
            (fs for fs in (form.fields, *(f.fields for f in form.fields)) if field in fs), ()
        )
        followers = [one for one in siblings if one.depends_on == field.key and one.choices_by]
        assert all(one.choices_by.get(value) for one in followers for value in values)


@pytest.mark.parametrize("name", LISTED)
def test_the_schema_has_each_value_once_and_the_page_a_group_of_brands(name):
    def lists(node):
        if isinstance(node, dict):
            yield from (node[key] for key in ("enum", "examples") if key in node)
            yield from (one for child in node.values() for one in lists(child))

    form = CALCULATORS[name].form()
    assert all(len(values) == len(set(values)) for values in lists(schema(form)))
    group = re.search(r'<optgroup label="Handelsnavn">(.*?)</optgroup>', form_html(form))
    assert group
    assert "Nobligan" in group[1] or "Sobril" in group[1]


def test_a_brand_on_the_wire_is_its_substance_and_a_combination_says_so():
    given = {"items": [{"substance": "paralgin forte", "dose": 60, "per_day": 3}]}
    answer = calculate({"calculator": "omeq", "input": given})
    assert answer["result"]["omeq_mg_per_day"] == 18
    assert "combination" in [one["code"] for one in answer["warnings"]]
    assert find_substance("Sobril", "x") == ("oksazepam", False)
    assert find_substance("Targiniq", "x") == ("oksykodon", True)
    with pytest.raises(Refused):
        find_substance("Paral", "x")


def test_a_brand_stands_for_one_medicine():
    names = [brand.product.casefold() for brand in brands()]
    assert len(names) == len(set(names))


def test_the_form_answers_for_a_brand():
    row = {"substance": "kodein og paracetamol", "route": "oral", "dose": "60", "unit": "mg"}
    values = {"items": [{**row, "per_day": "3"}]}
    card = handle({"op": "answer", "calculator": "omeq", "values": values})["card"]
    assert card["headline"] == "18 mg"


def test_driving_by_brand_follows_the_rule_of_its_benzodiazepine():
    given = {"group": 1, "drugs": [{"drug": "Xanor", "mg_per_day": 1}]}
    answer = calculate({"calculator": "driving", "input": given})
    assert answer["result"]["requirement_met"] is False
