"""The form of the driving calculator: a drug shows only what its own rule asks."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from riktig.calculators.driving.line import (
    MOST_DAYS,
    MOST_DOSE_MG,
    MOST_DRUGS,
    MOST_HOURS,
    MOST_INTAKES,
)
from riktig.calculators.driving.rules import OPIOID, Kind, find_drug
from riktig.calculators.driving.words import drug_label
from riktig.calculators.form import Choice, Field, Form, choices_from
from riktig.calculators.opioids.opioid_table import DEFAULT_TABLE, METHADONE, ratios
from riktig.calculators.substances import brand_choices
from riktig.clinical.tables import rows
from riktig.text.catalogue import has_text, text

GROUPS = ("1", "2", "3")
COMBINED = "kodein og paracetamol"
OTHER = "benzodiazepine_other"
BENZODIAZEPINE = "benzodiazepine"


@cache
def driving_form() -> Form:
    """Licence group, and one row a drug."""
    return Form(
        name="driving",
        title=text("driving.title"),
        intro=text("driving.intro"),
        fields=(_drugs_field(), _group_field()),
        submit=text("calculators.form.submit"),
        add_row=text("calculators.form.add_row"),
        remove_row=text("calculators.form.remove_row"),
    )


@cache
def drug_names() -> tuple[str, ...]:
    """The drugs a form offers: those of the rules, and each opioid that is swallowed."""
    listed = list(dict.fromkeys(row["drug"] for row in rows("driving_drugs")))
    swallowed = sorted({s for s, route in ratios(DEFAULT_TABLE) if route == "oral"} | {METHADONE})
    at = listed.index(OPIOID) + 1
    named = (*listed[:at], COMBINED, *swallowed, *listed[at:])
    other = named.index(OTHER)
    return (*named[:other], *_others(), *named[other:])


def _others() -> tuple[str, ...]:
    """Benzodiazepines that share one rule, by name: who looks for alprazolam finds it."""
    known = sorted(row["substance"] for row in rows("substances") if row["class"] == BENZODIAZEPINE)
    return tuple(name for name in known if find_drug(name, "drug").rule == OTHER)


def _offered(name: str) -> str:
    """A drug in the list; of a combination the opioid alone is told."""
    label = drug_label(name)
    return text("driving.drug_field.combined", drug=label) if name == COMBINED else label


def _group_field() -> Field:
    return Field(
        key="group",
        kind="choice",
        label=text("driving.group.label"),
        default=GROUPS[0],
        choices=choices_from({group: text(f"driving.group.name_{group}") for group in GROUPS}),
    )


def _drugs_field() -> Field:
    return Field(
        key="drugs",
        kind="list",
        label=text("driving.drugs.label"),
        maximum=MOST_DRUGS,
        fields=(
            Field(
                key="drug",
                kind="choice",
                label=text("driving.drug_field.label"),
                choices=tuple(Choice(name, _offered(name)) for name in drug_names()),
                brands=brand_choices(drug_names()),
                free=True,
            ),
            *_dose_fields(),
            _number("stable_days", MOST_DAYS, _of("stable", "lar")),
            _yes_no("as_hypnotic", {"drug": _of("antihistamine")}),
            *_opioid_fields(),
            _number("hours_before_driving", MOST_HOURS, _of("hypnotic", "antihistamine", "opioid")),
        ),
    )


def _of(*kinds: Kind) -> tuple[str, ...]:
    return tuple(name for name in drug_names() if find_drug(name, "drug").kind in kinds)


def _number(key: str, most: int, shown: tuple[str, ...], *, required: bool = False) -> Field:
    return Field(
        key=key,
        kind="integer" if most == MOST_DAYS else "number",
        label=text(f"driving.{key}.label"),
        help=text(f"driving.{key}.help") if has_text(f"driving.{key}.help") else "",
        required=required,
        minimum=0,
        maximum=most,
        shown_for={"drug": shown},
    )


def _dose_fields() -> tuple[Field, ...]:
    with_mg = _of("stable", "hypnotic", "antihistamine", "opioid")
    named = tuple(name for name in with_mg if name != OPIOID)
    return (
        _number("mg_per_day", MOST_DOSE_MG, named, required=True),
        _number("omeq_mg", MOST_DOSE_MG, (OPIOID,), required=True),
    )


def _opioid_fields() -> tuple[Field, ...]:
    opioids = _of("opioid")
    short = {"drug": opioids, "long_acting": ("false",)}
    return (
        _yes_no("indication", {"drug": opioids}),
        _yes_no("long_acting", {"drug": opioids}),
        _yes_no("regular", short),
        replace(_number("intakes_per_day", MOST_INTAKES, opioids), shown_for=short),
        _number("days_since_increase", MOST_DAYS, opioids),
    )


def _yes_no(key: str, shown_for: dict[str, tuple[str, ...]]) -> Field:
    return Field(
        key=key,
        kind="boolean",
        label=text(f"driving.{key}.label"),
        required=False,
        shown_for=shown_for,
    )
