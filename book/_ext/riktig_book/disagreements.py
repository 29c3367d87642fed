"""The worked examples that published tables answer differently, side by side."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from riktig.calculators.calculator import CALCULATORS
from riktig.clinical.tables import issued_tables
from riktig.clinical.worked_examples import WorkedExample, worked_examples
from riktig.text import decimal_text, text
from riktig.wire import calculate

# The kind of published table each of these calculators chooses between.
ABOUT = {"omeq": "opioid", "diazepam": "diazepam"}


def disagreements() -> list[dict[str, Any]]:
    """One block a calculator: a row a question, a column a table.

    Of several examples with the same drug the one most tables answer differently is shown.
    """
    found: dict[str, dict[str, WorkedExample]] = {name: {} for name in ABOUT}
    for example in worked_examples():
        request = example.steps[0].request
        items = request["input"].get("items", [])
        if not example.contradicts or len(items) != 1:
            continue
        drug = _drug(request)
        chosen = found[request["calculator"]]
        if drug not in chosen or len(chosen[drug].contradicts) <= len(example.contradicts):
            chosen[drug] = example
    return [_block(name, chosen) for name, chosen in found.items()]


def _drug(request: Mapping[str, Any]) -> str:
    """The drug as the calculator names it, with its route where it is not swallowed."""
    answer = calculate(request)
    item = answer["result"]["items"][0]
    route = item.get("route", "oral")
    return item["substance"] if route == "oral" else f"{item['substance']}, {_route(route)}"


def _route(route: str) -> str:
    return text(f"calculators.route.{route}")


def _block(name: str, chosen: Mapping[str, WorkedExample]) -> dict[str, Any]:
    tables = issued_tables(ABOUT[name])
    return {
        "title": CALCULATORS[name].form().title,
        "columns": [row["issuer"] for row in tables.values()],
        "rows": [
            {
                "about": f"{drug}, {_dose(example.steps[0].request['input']['items'][0])}",
                "cells": [_answer(example.steps[0].request, table) for table in tables],
            }
            for drug, example in sorted(chosen.items())
        ],
    }


def _dose(item: Mapping[str, Any]) -> str:
    dose = decimal_text(item.get("dose_mg", item.get("dose")))
    return f"{dose} {'µg/t' if item.get('unit') == 'ug/h' else 'mg'}"


def _answer(request: Mapping[str, Any], table: str) -> str:
    """A table's answer in mg, or a dash where it has none."""
    asked = {**request, "input": {**request["input"], "table": table}}
    answer = calculate(asked)
    if not answer["ok"]:
        return text("book.tables.no_answer")
    result = answer["result"]
    if "omeq_mg_per_day" in result:
        return f"{decimal_text(result['omeq_mg_per_day'], 1)} mg"
    low, high = (decimal_text(result[end], 1) for end in ("low", "high"))
    return f"{low} mg" if low == high else f"{low}–{high} mg"
