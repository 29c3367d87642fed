"""The planner's form, made of what the core says a plan is asked for (`plan_form`)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from riktig.calculators.form import Choice, Field, Form
from riktig.text.catalogue import text

About = Mapping[str, Any]  # the `form` of the core's answer to `plan_form`
TAPER = "taper"
NOT_NOW = "not_now"


def planner_form(about: About) -> Form:
    """Every field of the page but the strengths, which follow from the medicine."""
    labels = about["labels"]
    return Form(
        name="planner",
        title=labels["title"],
        intro=labels["intro"],
        fields=(
            _answers(about),
            *_medicine(about),
            *_how(about),
            _phase(labels),
            _switch(about),
            _choice("reason", labels["reason_label"], about["reasons"]),
            Field("new_date", "date", labels["new_date_label"]),
        ),
    )


def questions(about: About) -> list[dict[str, Any]]:
    """Each question once, with the medicines it is asked for and what the sources say."""
    found: dict[str, dict[str, Any]] = {}
    for one in about["questions"]:
        known = found.setdefault(one["key"], {"key": one["key"], "label": one["label"], "why": []})
        known["why"].append({key: one[key] for key in ("why", "source", "groups")})
    return list(found.values())


def _answers(about: About) -> Field:
    asked = tuple(Field(one["key"], "boolean", one["label"]) for one in questions(about))
    return Field("answers", "group", about["labels"]["before_title"], fields=asked)


def _medicine(about: About) -> tuple[Field, ...]:
    labels, substances = about["labels"], about["substances"]
    every_form = {form["value"]: form["label"] for one in substances for form in one["forms"]}
    forms = {one["value"]: tuple(form["value"] for form in one["forms"]) for one in substances}
    return (
        _choice("substance", labels["substance_label"], substances),
        Field(
            "form",
            "choice",
            labels["form_label"],
            choices=tuple(Choice(value, label) for value, label in every_form.items()),
            depends_on="substance",
            choices_by=forms,
        ),
        Field("start_mg_per_day", "number", labels["dose_label"], unit=labels["dose_unit"]),
        _choice(
            "intakes_per_day",
            labels["intakes_label"],
            about["intakes_per_day"],
            beside=labels["intakes_help"],
        ),
    )


def _how(about: About) -> tuple[Field, ...]:
    labels = about["labels"]
    first = about["methods"][0]["value"]
    preset = _choice("preset", text("page.planner.preset"), about["presets"], required=False)
    return (
        *([preset] if about["presets"] else []),
        _choice("method", labels["method_label"], about["methods"], default=first),
        Field("step", "number", labels["step_label"], unit=about["methods"][0]["unit"]),
        Field("interval_days", "integer", labels["interval_label"], unit=labels["interval_unit"]),
        Field("start_date", "date", labels["start_date_label"]),
        _choice("dispensing_days", labels["dispensing_label"], about["dispensing_days"]),
        _choice("driving_group", labels["driving_label"], about["driving_groups"], required=False),
    )


def _phase(labels: Mapping[str, str]) -> Field:
    return Field(
        "phase",
        "group",
        labels["phases_title"],
        help=labels["phases_help"],
        required=False,
        fields=tuple(
            Field(key, "number", labels[label], required=False)
            for key, label in (
                ("below_mg", "phase_below_label"),
                ("step", "phase_step_label"),
                ("interval_days", "phase_interval_label"),
            )
        ),
    )


def _switch(about: About) -> Field:
    labels = about["labels"]
    dose = Field(
        "dose_mg_per_day",
        "number",
        labels["switch_dose_label"],
        unit=labels["dose_unit"],
        required=False,
    )
    to = _choice("to", labels["switch_to_label"], about["switch_to"], required=False)
    return Field(
        "switch",
        "group",
        labels["switch_title"],
        help=labels["switch_help"],
        required=False,
        fields=(to, dose),
    )


def _choice(
    key: str,
    label: str,
    given: Sequence[Mapping[str, Any]],
    *,
    required: bool = True,
    default: str = "",
    beside: str = "",
) -> Field:
    return Field(
        key,
        "choice",
        label,
        required=required,
        default=default,
        help=beside,
        choices=tuple(_choices(given)),
    )


def _choices(given: Iterable[Mapping[str, Any]]) -> Iterable[Choice]:
    return (Choice(str(one["value"]), one["label"]) for one in given)
