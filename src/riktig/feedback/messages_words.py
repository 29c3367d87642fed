"""How a message is written: templates with variants, chosen by what it is about and not by luck."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal
from zlib import crc32

from riktig.blocks.statement import Statement, Value, say
from riktig.feedback.among import patients_beyond
from riktig.feedback.messages_goal import Goal
from riktig.text import format_number, text

if TYPE_CHECKING:
    from riktig.feedback.measure_view import MeasureView

Kind = Literal[
    "gain", "loss", "worsening", "improving", "reached", "approaching", "same", "unclear"
]
VARIANTS: Final = 2  # of every template


@dataclass(frozen=True)
class Message:
    """One thing that is true, of its kind, as a short sentence with its numbers."""

    kind: Kind
    statement: Statement


def written(kind: Kind, view: MeasureView, held: Goal) -> Message:
    """The message of a kind that is true of the view."""
    template = _template(kind, view, held)
    values = _values(view, held)
    parts = {
        "moved": text(f"messages.moved.{_moved(kind, view)}"),
        "goal": text(f"messages.goal.{held.name}"),
        "chance": _chance(view),
        "left": _patients(values["beyond_after"]),
        "before_left": format_number(float(values["beyond_before"] or 0)),
    }
    parts["Moved"] = parts["moved"][:1].upper() + parts["moved"][1:]
    code = f"messages.{template}.{_variant(view)}"
    return Message(kind, say(code, {"measure": view.measure.id, **values}, **parts))


def _template(kind: Kind, view: MeasureView, held: Goal) -> str:
    if kind == "reached":
        kept = patients_beyond(view.measure, view.change.before, held.value or 0.0) == 0
        return "kept" if kept else "reached"
    if kind != "unclear":
        return kind
    statuses = {view.change.before.status, view.change.after.status}
    if "not_computable" in statuses:
        return "not_computable"
    if "suppressed" in statuses:
        return "masked"
    return "neutral" if view.change.verdict == "beyond_chance" else "unclear"


def _values(view: MeasureView, held: Goal) -> dict[str, Value]:
    change = view.change
    beyond = {
        f"beyond_{name}": None
        if held.value is None
        else patients_beyond(view.measure, side, held.value)
        for name, side in (("before", change.before), ("after", change.after))
    }
    return {
        "before": change.before.value,
        "after": change.after.value,
        "verdict": change.verdict,
        "comparator": held.name,
        "comparator_value": held.value,
        **beyond,
    }


def _moved(kind: Kind, view: MeasureView) -> str:
    """Which way the number went; of months, which way they did."""
    if kind in ("improving", "worsening"):
        return "lower" if (kind == "improving") == (view.measure.direction == "lower") else "higher"
    return "lower" if (view.change.difference or 0) < 0 else "higher"


def _chance(view: MeasureView) -> str:
    """What is added where a place is told but the difference may be chance."""
    if view.change.verdict == "maybe_chance" and view.change.difference:
        return text("messages.chance.maybe")
    return ""


def _patients(count: Value) -> str:
    number = int(count or 0)
    key = "one" if number == 1 else "many"
    return text(f"messages.patients.{key}", count=format_number(number))


def _variant(view: MeasureView) -> int:
    """1 or 2, by the measure and the last day: the next report need not say it alike."""
    about = f"{view.measure.id} {view.own.after.last.isoformat()}"
    return crc32(about.encode()) % VARIANTS + 1
