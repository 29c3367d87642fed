"""Whether the health requirement for a driving licence is met with the medicines used.

The newer rule set only (HDIR-FK and those who reproduce it): dose limits by drug, halved
where two count, none met where three do. The repealed § 36 no. 8 is not applied.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from riktig.calculators.answer import Answer, as_float
from riktig.calculators.driving.finding import Finding, next_step, verdict
from riktig.calculators.driving.judge import Use, counts, judge, most, uses
from riktig.calculators.driving.line import Line, read_lines
from riktig.calculators.driving.rules import ANY, OPIOID, known, rule
from riktig.calculators.driving.words import OMEQ_UNIT, journal_text
from riktig.calculators.opioids.omeq import omeq
from riktig.clinical.tables import Row
from riktig.problem import Problem, Refused

ABOUT = "driving"
TABLE = "FK"
GROUPS = (1, 2, 3)
FOR_PATIENT = ("journal_text",)


def assess(group: int, drugs: Sequence[Mapping[str, Any]]) -> Answer:
    """The answer for a licence group (1, 2, 3) and drugs as on the wire."""
    return driving({"group": group, "drugs": drugs})


def driving(values: Mapping[str, Any]) -> Answer:
    """The health requirement for a driving licence. See the form for the values."""
    group = _group(values.get("group"))
    lines = read_lines(values.get("drugs"))
    omeq_of, converted, warnings = _omeq(lines)
    found = uses(lines, omeq_of)
    findings = judge(group, found)
    counted = sum(counts(use) for use in found)
    met = verdict(findings)
    drugs = [_drug(group, use, counted) for use in found]
    result = _result(group, drugs, findings)
    duty_rows: tuple[Row, ...] = ()
    if met is False:
        duty = known("report_months", group, ANY)
        result["journal_text"] = journal_text(result, as_float(duty.value))
        duty_rows = (duty.row,)
    noted, noted_rows = _noted(found)
    return Answer(
        result=result,
        about=ABOUT,
        table=TABLE,
        rows=(*_rows(group, found, findings, counted), *noted_rows, *converted, *duty_rows),
        warnings=(*_warnings(found), *noted, *warnings),
        for_patient=FOR_PATIENT if met is False else (),
        says_off=False,
    )


def _result(
    group: int, drugs: Sequence[Mapping[str, Any]], findings: Sequence[Finding]
) -> dict[str, Any]:
    return {
        "requirement_met": verdict(findings),
        "reasons": list(dict.fromkeys(one.code for one in findings)) or ["all_rules_met"],
        "next_step": next_step(findings),
        "group": group,
        "drugs": drugs,
        "findings": [_as_dict(one) for one in findings],
    }


def _group(raw: object) -> int:
    for group in GROUPS:
        if not isinstance(raw, bool) and raw in (group, str(group)):
            return group
    raise Refused("invalid_group", field="group")


def _omeq(
    lines: Sequence[Line],
) -> tuple[dict[str, Fraction], tuple[Row, ...], tuple[Problem, ...]]:
    """OMEQ by line: given, or from mg by the Norwegian table, with its rows and warnings."""
    opioids = [line for line in lines if line.drug.kind == "opioid"]
    given = {line.field: line.omeq_mg for line in opioids if line.omeq_mg is not None}
    in_mg = [line for line in opioids if line.mg_per_day]
    if not in_mg:
        return given, (), ()
    items = [
        {
            "substance": line.given,
            "route": "oral",
            "dose": as_float(line.mg_per_day or Fraction(0)),
            "unit": "mg/day",
        }
        for line in in_mg
    ]
    try:
        answer = omeq({"items": items})
    except Refused as refusal:
        raise _at_line(refusal, in_mg) from None
    sums = [Fraction(repr(item["omeq_mg_per_day"])) for item in answer.result["items"]]
    reckoned = {line.field: dose for line, dose in zip(in_mg, sums, strict=True)}
    return given | reckoned, answer.rows, answer.warnings


def _at_line(refusal: Refused, lines: Sequence[Line]) -> Refused:
    """A refusal of the OMEQ table, told where the dose stands in this form."""
    details = dict(refusal.problem.details)
    position = str(details.get("field", "items.0")).split(".")[1]
    details["field"] = f"{lines[int(position)].field}.mg_per_day"
    return Refused(refusal.problem.code, **details)


def _drug(group: int, use: Use, counted: int) -> dict[str, Any]:
    limit = most(group, use, counted)
    opioid = use.drug.kind == "opioid"
    return {
        "drug": use.name,
        "kind": use.drug.kind,
        "dose": as_float(use.dose) if use.complete else None,
        "unit": OMEQ_UNIT if opioid else "mg/day",
        "most": as_float(limit.value) if limit else None,
        "counts": counts(use),
    }


def _as_dict(found: Finding) -> dict[str, Any]:
    limit = as_float(found.rule.value) if found.rule else None
    unit = found.rule.unit if found.rule else None
    return {"code": found.code, "drug": found.drug, "limit": limit, "unit": unit}


def _rows(
    group: int, found: Sequence[Use], findings: Sequence[Finding], counted: int
) -> tuple[Row, ...]:
    """Each row once: the drug's own, its limit, and what the findings rest on."""
    listed: list[Row] = []
    for use in found:
        limit = most(group, use, counted)
        own = rule("most_dose", group, use.drug.rule) if limit else None
        listed += [row for row in (use.drug.row, own and own.row, limit and limit.row) if row]
        for name in ("stable_days", "hours_before_driving", "days_since_increase"):
            needed = rule(name, group, use.drug.kind, use.drug.rule)
            listed += [needed.row] if needed else []
        if use.drug.kind == "opioid":
            listed.append(known("older_days_since_increase", 1, OPIOID).row)
    listed += [one.rule.row for one in findings if one.rule]
    return tuple({id(row): row for row in listed}.values())


def _warnings(found: Sequence[Use]) -> tuple[Problem, ...]:
    """What was not read, always; what was assumed, where it was."""
    warnings = [Problem("regulation_not_read")]
    if any(use.drug.kind == "lar" for use in found):
        warnings.append(Problem("lar_copy"))
    if any(line.drug.named == "metadon" for use in found for line in use.lines):
        warnings.append(Problem("methadone_as_opioid"))
    return tuple(warnings)


# What is told of a kind of drug beside the rules that decide, and the rule it is from.
_NOTED = {"hypnotic": "other_stable_days", "opioid": "treatment_days"}


def _noted(found: Sequence[Use]) -> tuple[tuple[Problem, ...], tuple[Row, ...]]:
    """Where a source asks for more than the rule set followed, or the rule is for some alone."""
    kinds = dict.fromkeys(use.drug.kind for use in found if use.drug.kind in _NOTED)
    rules = {kind: known(_NOTED[kind], 1, kind) for kind in kinds}
    warnings = (Problem(_NOTED[kind], {"days": as_float(one.value)}) for kind, one in rules.items())
    return tuple(warnings), tuple(one.row for one in rules.values())
