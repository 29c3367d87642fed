"""The form of the taper calculator, its proposals made from the tables."""

from __future__ import annotations

from functools import cache
from typing import Any

from riktig.calculators.form import Choice, Field, Form, Kind, choices_from
from riktig.calculators.substances import brand_choices, with_products
from riktig.calculators.taper.order import (
    METHODS,
    MOST_DOSE_MG,
    MOST_INTERVAL_DAYS,
    MOST_PAUSES,
    MOST_PHASES,
)
from riktig.calculators.taper.rules import OPIOID, Preset, classes_of, pace, presets, substances
from riktig.calculators.taper.schedule import MOST_DAYS
from riktig.calculators.taper.strengths import MOST_STRENGTHS
from riktig.calculators.taper.words import rule_text, steps_text
from riktig.text.catalogue import has_text, text

PREFIX = "taper.form"


@cache
def taper_form() -> Form:
    """Medicine, dose and strengths; a source's proposal or own steps; then what is optional."""
    return Form(
        name="taper",
        title=text("taper.form.title"),
        intro=text("taper.form.intro"),
        fields=(*_medicine(), *_steps(), *_optional()),
        submit=text("taper.form.submit"),
        add_row=text("taper.form.add_row"),
        remove_row=text("taper.form.remove_row"),
    )


def named_field(prefix: str, name: str, kind: Kind, key: str = "", **parts: Any) -> Field:
    """A field whose label, help, unit and button stand in the texts under its name."""
    words: dict[str, Any] = {"label": text(f"{prefix}.{name}.label")}
    for part in ("help", "unit", "add_row"):
        place = f"{prefix}.{name}.{part}"
        words |= {part: text(place)} if has_text(place) else {}
    return Field(key=key or name, kind=kind, **words, **parts)


def _field(name: str, kind: Kind, key: str = "", **parts: Any) -> Field:
    return named_field(PREFIX, name, kind, key, **parts)


def _medicine() -> tuple[Field, ...]:
    mg = _field("strengths_mg", "number", "mg", minimum=0, maximum=MOST_DOSE_MG)
    divisible = _field("divisible", "boolean", required=False)
    return (
        _field(
            "substance",
            "choice",
            choices=_substances(),
            brands=brand_choices(substances()),
            free=True,
        ),
        _field("start_mg_per_day", "number", minimum=0, maximum=MOST_DOSE_MG),
        _field("strengths", "list", maximum=MOST_STRENGTHS, fields=(mg, divisible)),
    )


def _substances() -> tuple[Choice, ...]:
    return tuple(Choice(name, with_products(name)) for name in substances())


def _steps() -> tuple[Field, ...]:
    by_substance = {name: tuple(one.name for one in presets(name)) for name in substances()}
    methods = choices_from({name: text(f"taper.method.{name}") for name in METHODS})
    days: dict[str, Any] = {"minimum": 1, "maximum": MOST_INTERVAL_DAYS}
    return (
        _field(
            "preset",
            "choice",
            required=False,
            choices=_preset_choices(),
            depends_on="substance",
            choices_by=by_substance,
        ),
        _field("method", "choice", required=False, choices=methods),
        _field("step", "number", required=False, minimum=0, maximum=MOST_DOSE_MG),
        _field("interval_days", "integer", required=False, **days),
    )


def _preset_choices() -> tuple[Choice, ...]:
    """One choice a source, with as much of its rule as is the same for all its medicines."""
    found: dict[str, list[Preset]] = {}
    of_all = (preset for name in substances() for preset in presets(name))
    for preset in sorted(of_all, key=pace):
        found.setdefault(preset.name, []).append(preset)
    return tuple(Choice(name, _preset_label(same)) for name, same in found.items())


def _preset_label(same: list[Preset]) -> str:
    issuer = same[0].issuer
    for words in (rule_text, steps_text):
        said = {words(preset) for preset in same}
        if len(said) == 1:
            return text("taper.form.preset.choice", issuer=issuer, rule=said.pop())
    return issuer


def _optional() -> tuple[Field, ...]:
    opioids = tuple(name for name in substances() if OPIOID in classes_of(name))
    shown = {"substance": opioids}
    dose: dict[str, Any] = {"minimum": 0, "maximum": MOST_DOSE_MG}
    return (
        _field("used_over_a_year", "boolean", required=False, shown_for=shown, later=True),
        _field("start_date", "date", required=False, later=True),
        _rows("pauses", MOST_PAUSES, _pause()),
        _rows("phases", MOST_PHASES, _phase()),
        _field("zero_below_mg", "number", required=False, later=True, **dose),
    )


def _rows(name: str, most: int, fields: tuple[Field, ...]) -> Field:
    return _field(
        name, "list", required=False, maximum=most, first_rows=0, later=True, fields=fields
    )


def _pause() -> tuple[Field, ...]:
    days: dict[str, Any] = {"minimum": 1, "maximum": MOST_INTERVAL_DAYS}
    return (
        _field("pauses_day", "integer", "day", minimum=0, maximum=MOST_DAYS),
        _field("pauses_days", "integer", "days", **days),
    )


def _phase() -> tuple[Field, ...]:
    dose: dict[str, Any] = {"minimum": 0, "maximum": MOST_DOSE_MG}
    days: dict[str, Any] = {"minimum": 1, "maximum": MOST_INTERVAL_DAYS}
    return (
        _field("phases_below_mg", "number", "below_mg", **dose),
        _field("phases_step", "number", "step", **dose),
        _field("phases_interval_days", "integer", "interval_days", required=False, **days),
    )
