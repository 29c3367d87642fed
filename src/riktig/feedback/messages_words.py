"""How a message is written: templates with variants, chosen by what it is about and not by luck."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal
from zlib import crc32

from riktig.blocks.statement import Statement, Value, say
from riktig.feedback.among import patients_beyond
from riktig.feedback.messages_counts import about_alike, patients_otherwise, patients_said
from riktig.feedback.messages_goal import Goal, level, place
from riktig.text import text

if TYPE_CHECKING:
    from riktig.feedback.measure_view import MeasureView

Kind = Literal[
    "gain", "loss", "worsening", "improving", "reached", "approaching", "same", "unclear"
]
VARIANTS: Final = 2  # of every template
# Templates that have another form for where the patients went another way than the value.
_BUT: Final = ("gain", "loss", "unclear")


@dataclass(frozen=True)
class Message:
    """One thing that is true, of its kind, as a short sentence with its numbers."""

    kind: Kind
    statement: Statement


def written(kind: Kind, view: MeasureView, held: Goal) -> Message:
    """The message of a kind that is true of the view."""
    template = _template(kind, view, held)
    parts = {
        "moved": text(f"messages.moved.{moved(kind, view)}"),
        "what": what(view),
        "What": what(view).capitalize(),
        "level": level(view, held),
        "place": place(view, held),
        "chance": _chance(view),
        "patients": patients_said(view.measure, view.change),
    }
    code = f"messages.{template}.{_variant(view)}"
    values = {"measure": view.measure.id, **_values(view, held)}
    return Message(kind, say(code, values, **parts))


def what(view: MeasureView) -> str:
    """What moved: the share, or the number per so many."""
    return text(f"messages.what.{'rate' if view.measure.denominator.per else 'share'}")


def moved(kind: Kind, view: MeasureView) -> str:
    """Which way the number went; of months, which way they did: `lower` or `higher`."""
    if kind in ("improving", "worsening"):
        return "lower" if (kind == "improving") == (view.measure.direction == "lower") else "higher"
    return "lower" if (view.change.difference or 0) < 0 else "higher"


def _template(kind: Kind, view: MeasureView, held: Goal) -> str:
    if kind == "reached":
        kept = patients_beyond(view.measure, view.change.before, held.value or 0.0) == 0
        return "kept" if kept else "reached"
    found = _unclear(view) if kind == "unclear" else kind
    return f"{found}_but" if found in _BUT and patients_otherwise(view.change) else found


def _unclear(view: MeasureView) -> str:
    """Why nothing more can be told."""
    statuses = {view.change.before.status, view.change.after.status}
    if "not_computable" in statuses:
        return "not_computable"
    if "suppressed" in statuses:
        return "masked"
    if view.change.verdict == "beyond_chance":
        return "neutral"
    return "alike" if about_alike(view.change) else "unclear"


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
        "patients_before": change.before.numerator.number,
        "patients_after": change.after.numerator.number,
        "verdict": change.verdict,
        "comparator": held.name,
        "comparator_value": held.value,
        **beyond,
    }


def _chance(view: MeasureView) -> str:
    """What is added where a place is told but the difference may be chance."""
    if view.change.verdict == "maybe_chance" and view.change.difference:
        return text("messages.chance.maybe")
    return ""


def _variant(view: MeasureView) -> int:
    """1 or 2, by the measure and the last day: the next report need not say it alike."""
    about = f"{view.measure.id} {view.own.after.last.isoformat()}"
    return crc32(about.encode()) % VARIANTS + 1
