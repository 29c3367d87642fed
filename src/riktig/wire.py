"""The wire of `riktig calc`: a request in, an answer or a refusal out, never an exception."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from riktig.calculators.answer import Answer, without_patient_output
from riktig.calculators.calculator import CALCULATORS
from riktig.calculators.card import table_line, warning_text
from riktig.calculators.form import Field
from riktig.calculators.left_out import without_nulls
from riktig.configuration import Face, gives_patient_output
from riktig.problem import Problem, Refused
from riktig.text.catalogue import explain, text
from riktig.text.formats import decimal_text
from riktig.text.said_again import said_again


def calculate(request: object, face: Face = "command_line") -> dict[str, Any]:
    """Answers `{"calculator": NAME, "input": {...}}`; see docs/reference/calc.md."""
    try:
        return answered(as_given(_compute(request), face))
    except Refused as refusal:
        return refused(refusal.problem)


def _compute(request: object) -> Answer:
    if not isinstance(request, Mapping):
        raise Refused("invalid_input")
    name = request.get("calculator")
    calculator = CALCULATORS.get(name) if isinstance(name, str) else None
    if calculator is None:
        raise Refused("unknown_calculator", names=", ".join(CALCULATORS))
    values = request.get("input")
    if not isinstance(values, Mapping):
        raise Refused("invalid_input", field="input")
    fields = calculator.form().fields
    _refuse_unknown(values, fields, "")
    return calculator.compute(without_nulls(values, fields))


def as_given(answer: Answer, face: Face) -> Answer:
    """The answer as a face may show it."""
    return answer if gives_patient_output(face) else without_patient_output(answer)


def _refuse_unknown(values: Mapping[str, Any], fields: Sequence[Field], path: str) -> None:
    """A misspelt field must not be left out in silence: "perday" is not one dose a day."""
    known = {field.key: field for field in fields}
    for key, value in values.items():
        if key not in known:
            raise Refused("unknown_field", field=f"{path}{said_again(key, known)}")
        field = known[key]
        if field.kind == "group" and isinstance(value, Mapping):
            _refuse_unknown(value, field.fields, f"{path}{key}.")
        rows = value if field.kind == "list" and isinstance(value, list) else ()
        for position, row in enumerate(rows):
            if isinstance(row, Mapping):
                _refuse_unknown(row, field.fields, f"{path}{key}.{position}.")


def answered(answer: Answer) -> dict[str, Any]:
    """The wire form of an answer."""
    return {
        "ok": True,
        "result": answer.result,
        "warnings": [
            {"code": warning.code, "message": warning_text(warning)} for warning in answer.warnings
        ],
        "table": answer.table,
        "table_text": table_line(answer),
        "sources": list(answer.sources),
    }


def refused(problem: Problem) -> dict[str, Any]:
    """The wire form of a refusal."""
    return {
        "ok": False,
        "problem": {"code": problem.code, "message": sentence(problem), **problem.details},
    }


def sentence(problem: Problem) -> str:
    """A refusal in bokmål; the two answers of ambiguous methadone are spelt out."""
    candidates = problem.details.get("candidates")
    if not isinstance(candidates, list):
        return explain(problem)
    spelt = text("calculators.or").join(f"{decimal_text(omeq)} mg" for _, omeq in candidates)
    return explain(Problem(problem.code, {**problem.details, "candidates_text": spelt}))
