"""The doctor's own plans, each with what came of it (PDSA)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from riktig.agreed.agreed import Decision, Plan, PlanSheet
from riktig.blocks import words
from riktig.blocks.block import Block
from riktig.blocks.statement import Statement, Value, block_of, say
from riktig.compare import Comparison
from riktig.feedback.measure_titles import section_title, short_title
from riktig.feedback.plan_outcome import PlanView, as_written, plan_view
from riktig.feedback.plan_sheet import sheet_part
from riktig.feedback.plan_words import aim_words, decision_words
from riktig.feedback.report import Section
from riktig.text import format_date, text
from riktig.view import Table


def plan_section(
    plans: Sequence[Plan], own: Comparison, sheet: PlanSheet | None = None
) -> Section | None:
    """A part for each plan, in the file's order, then the worksheet's; `None` without any."""
    parts = [_part(place, plan_view(plan, own)) for place, plan in enumerate(plans, 1)]
    if sheet is not None:
        parts.append(sheet_part(sheet))
    if not parts:
        return None
    form = "one" if len(parts) == 1 else "many"
    return Section("plan", text(f"plan.section.title_{form}"), parts)


def visit_section(agreed: Sequence[Plan], own: Comparison) -> Section | None:
    """What was agreed on visits, from the codes the doctor kept; `None` without any."""
    if not agreed:
        return None
    parts = [_part(place, plan_view(plan, own), "visit") for place, plan in enumerate(agreed, 1)]
    return Section("visit", text("plan.visit.title"), parts)


def _part(place: int, view: PlanView, kind: str = "plan") -> Block:
    return block_of(
        f"{kind}-{place}",
        section_title(view.measure),
        list(_said(view)),
        table=_table(view),
        source=text("plan.section.source" if kind == "plan" else "plan.visit.source"),
    )


def _said(view: PlanView) -> Iterator[Statement]:
    yield _outcome(view)
    yield from _foreseen(view)
    yield from _kept(view)
    if view.change and view.outcome in ("reached", "not_reached") and view.change.difference:
        beyond = view.change.verdict == "beyond_chance"
        values: dict[str, Value] = {"ratio": view.change.ratio, "verdict": view.change.verdict}
        yield say(f"plan.chance.{'beyond' if beyond else 'maybe'}", values)
    yield _decided(view.plan.decision, view)


def _outcome(view: PlanView) -> Statement:
    """The first sentence; its values hold all that a plan is to carry forward."""
    plan = view.plan
    values: dict[str, Value] = {
        "measure": plan.measure,
        "version": plan.version,
        "aim": plan.aim,
        "by": plan.by.isoformat(),
        "change": plan.change,
        "prediction": plan.prediction,
        "observed": view.observed,
        "outcome": view.outcome,
        "decision": plan.decision,
    }
    return say(
        f"plan.outcome.{view.outcome}",
        values,
        aim=aim_words(view),
        by=format_date(plan.by),
        until=format_date(view.until),
        observed=_observed(view),
        version=plan.version,
    )


def _foreseen(view: PlanView) -> Iterator[Statement]:
    """What was foreseen beside what came, once there is something to hold it against."""
    if view.plan.prediction and view.outcome in ("reached", "not_reached"):
        values: dict[str, Value] = {
            "prediction": view.plan.prediction,
            "observed": view.observed,
        }
        foreseen = view.plan.prediction.rstrip(".")
        yield say("plan.foreseen", values, prediction=foreseen, observed=_observed(view))


def _kept(view: PlanView) -> Iterator[Statement]:
    """That the aim was to stay where the number was."""
    before = view.change.before.value if view.change and view.outcome != "version" else None
    if before is not None and as_written(words.shown(before, view.measure)) == as_written(
        view.plan.aim
    ):
        yield say("plan.kept", {"before": before, "aim": view.plan.aim})


def _decided(decision: Decision, view: PlanView) -> Statement:
    if decision:
        chosen = text(f"plan.decision.{decision}")
        return say("plan.decided.made", {"decision": decision}, decision=chosen)
    key = "later" if view.outcome == "early" else "now"
    return say(f"plan.decided.{key}", {"decision": None}, by=format_date(view.plan.by))


def _observed(view: PlanView) -> str:
    """The number after with its counts; masked counts stay masked."""
    if view.change is None or view.outcome == "version":
        return text("report.count.missing")
    return words.counted(view.change.after, view.measure)


def _table(view: PlanView) -> Table:
    plan = view.plan
    before = view.change.before if view.change and view.outcome != "version" else None
    rows = {
        "aim": text("plan.aim_by", aim=aim_words(view), by=format_date(plan.by)),
        "measure": text(
            "plan.measure", title=short_title(view.measure), id=plan.measure, version=plan.version
        ),
        **({"change": plan.change} if plan.change else {}),
        **({"prediction": plan.prediction} if plan.prediction else {}),
        "before": words.counted(before, view.measure) if before else text("report.count.missing"),
        "observed": _observed(view),
        "decision": decision_words(plan.decision),
        **({"changed_to": ""} if plan.decision == "adapt" else {}),
    }
    return Table(
        caption=text("plan.table.caption", measure=short_title(view.measure)),
        columns=[text("plan.table.what"), text("plan.table.plan")],
        rows=[[text(f"plan.row.{name}"), written] for name, written in rows.items()],
    )
