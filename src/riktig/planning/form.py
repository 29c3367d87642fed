"""What the plan's page asks for: every choice, label and made-up patient, as JSON."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from riktig.calculators.answer import as_float
from riktig.calculators.substances import with_products
from riktig.calculators.taper.intakes import MOST_INTAKES
from riktig.calculators.taper.order import METHODS
from riktig.calculators.taper.rules import CLASSES, Preset, presets
from riktig.calculators.taper.words import rule_text
from riktig.configuration import Face, gives_patient_output
from riktig.planning.cases import Case, cases
from riktig.planning.counts import DRIVING_GROUPS, NOT_DRIVING
from riktig.planning.intake_words import times_text
from riktig.planning.medicines import KnownStrength, classes, forms_of, medicines
from riktig.planning.not_now import REASONS
from riktig.planning.questions import all_questions, source_text
from riktig.planning.switching import TO
from riktig.planning.words import days_text, mg_text
from riktig.text.catalogue import area, text

DISPENSING_DAYS: Final = (7, 14, 28)
# How much longer a step lasts by one press of the button "a week more".
HOLD_DAYS: Final = 7


def form_view(face: Face) -> dict[str, Any]:
    """The whole form, every text ready to show; what `plan_view` takes follows its names."""
    shown = gives_patient_output(face)
    return {
        "labels": _labels(shown),
        "substances": _substances(),
        "methods": [
            _choice(name, f"method.{name}.label")
            | {part: text(f"planning.method.{name}.{part}") for part in ("help", "unit")}
            for name in METHODS
        ],
        "presets": _presets(),
        "questions": _questions(),
        "driving_groups": [
            _choice(str(group), f"driving_group.{group}")
            for group in (*DRIVING_GROUPS, NOT_DRIVING)
        ],
        "dispensing_days": [
            {"value": days, "label": text("planning.form.days", days=days_text(days))}
            for days in DISPENSING_DAYS
        ],
        "intakes_per_day": [
            {"value": count, "label": times_text(count)} for count in range(1, MOST_INTAKES + 1)
        ],
        "hold_days": HOLD_DAYS,
        "switch_to": [{"value": name, "label": name} for name in TO],
        "reasons": [_choice(name, f"reason.{name}") for name in REASONS],
        "cases": [_case(name, case) for name, case in cases().items()],
        "patient_output": shown,
        "patient_output_note": _output_note(face, shown),
    }


def _labels(shown: bool) -> dict[str, str]:
    """Every label; where output about one patient is off, none promises it."""
    words = area("planning")
    return {**words["labels"], **({} if shown else words["labels_withheld"])}


def _output_note(face: Face, shown: bool) -> str:
    """What is not given here; in the app, why it is given there and not on the open page."""
    if not shown:
        return text("planning.plan.withheld")
    return text("planning.plan.given") if face == "apps" else ""


def _choice(value: str, key: str) -> dict[str, Any]:
    return {"value": value, "label": text(f"planning.{key}")}


def _substances() -> list[dict[str, Any]]:
    """By class, and in alphabetical order within it."""
    listed = sorted({substance for substance, _ in medicines()})
    return [
        {
            "value": substance,
            "label": with_products(substance),
            "group": class_,
            "forms": [_form(substance, form) for form in forms_of(substance)],
        }
        for class_ in CLASSES
        for substance in listed
        if classes()[substance] == class_
    ]


def _form(substance: str, form: str) -> dict[str, Any]:
    strengths = medicines()[substance, form].strengths
    return {"value": form, "label": form, "strengths": [_strength(one) for one in strengths]}


def _strength(known: KnownStrength) -> dict[str, Any]:
    sizes = dict.fromkeys(str(pack.size) for pack in known.packs)
    return {
        "mg": as_float(known.mg),
        "label": text("planning.form.strength", mg=mg_text(known.mg)),
        "divisible": known.divisible,
        "may_be_divided": known.may_be_divided,
        "note": _divisible_note(known),
        "packs": ", ".join(sizes),
    }


def _divisible_note(known: KnownStrength) -> str:
    if known.all_divisible:
        return text("planning.form.divisible_all")
    products = ", ".join(known.divisible_products)
    if products:
        return text("planning.form.divisible_some", products=products)
    return text("planning.form.divisible_no")


def _presets() -> list[dict[str, Any]]:
    """The published rules, each with the substances it is made for."""
    found: dict[str, tuple[Preset, list[str]]] = {}
    for substance in sorted({substance for substance, _ in medicines()}):
        for preset in presets(substance):
            found.setdefault(preset.row["rule"], (preset, []))[1].append(substance)
    return [_preset(preset, substances) for preset, substances in found.values()]


def _preset(preset: Preset, substances: Sequence[str]) -> dict[str, Any]:
    return {
        "value": preset.name,
        "label": text("taper.form.preset.choice", issuer=preset.issuer, rule=rule_text(preset)),
        "substances": list(substances),
        "groups": sorted({classes()[substance] for substance in substances}),
        "method": preset.method,
        "step": as_float(preset.step),
        "interval_days": preset.interval_days,
        "source": source_text(preset.row),
    }


def _questions() -> list[dict[str, Any]]:
    """One a class, in the order of the table: the reason differs between classes."""
    return [
        {"key": question.key, **question.as_dict(), "groups": [question.class_]}
        for question in all_questions()
    ]


def _case(name: str, case: Case) -> Mapping[str, Any]:
    return {
        "value": name,
        "label": case.name,
        "about": case.about,
        "substance": case.substance,
        "start_mg_per_day": as_float(case.start_mg_per_day),
        **case.plan,
    }
