"""The schema of a calculator says what it takes: null, blanks, whole numbers, dates."""

from __future__ import annotations

import pytest

from riktig.calculators.calculator import CALCULATORS
from riktig.calculators.schema import is_required
from riktig.clinical.worked_examples import worked_examples
from riktig.registry import calculate


def asked():
    """One answered request a calculator."""
    found = {}
    for example in worked_examples():
        for step in example.steps:
            request = step.request
            if request["calculator"] not in found and calculate(request)["ok"]:
                found[request["calculator"]] = request["input"]
    return found


ASKED = asked()


def places(fields, values, path=()):
    """Every field of a request that could be told, with the way to it."""
    for field in fields:
        yield field, (*path, field.key)
        inside = values.get(field.key)
        if field.kind == "group" and inside:
            yield from places(field.fields, inside, (*path, field.key))
        if field.kind == "list" and inside:
            yield from places(field.fields, inside[0], (*path, field.key, 0))


def put(values, path, value):
    key, *rest = path
    if isinstance(values, list):
        return [put(one, rest, value) if n == key and rest else one for n, one in enumerate(values)]
    new = put(values.get(key), rest, value) if rest else value
    return {**values, key: new}


def took(name, path, value):
    return calculate({"calculator": name, "input": put(ASKED[name], path, value)})


@pytest.mark.parametrize("name", sorted(ASKED))
def test_null_is_left_out_where_the_schema_allows_it_and_a_blank_is_refused(name):
    for field, path in places(CALCULATORS[name].form().fields, ASKED[name]):
        null = took(name, path, None)
        if is_required(field):
            assert not null["ok"], path
            continue
        shape = CALCULATORS[name].schema()
        for key in path:
            shape = shape["items"] if key == 0 else shape["properties"][key]
        assert "null" in shape["type"], path
        assert null["ok"] or null["problem"]["code"] != "invalid_input", path
        if field.kind not in ("list", "group", "numbers", "table", "text", "scores"):
            assert took(name, path, "")["problem"]["code"] == "blank_field", path


@pytest.mark.parametrize("name", sorted(ASKED))
def test_a_whole_number_is_whole(name):
    for field, path in places(CALCULATORS[name].form().fields, ASKED[name]):
        if field.kind == "integer":
            assert not took(name, path, 2.5)["ok"], path
