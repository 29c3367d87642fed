"""The calculators as a list to choose from: module, title, and every word each is found by."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from riktig.calculators.calculator import CALCULATORS
from riktig.calculators.form import Field
from riktig.clinical.tables import rows
from riktig.text.catalogue import area, text

# The modules a calculator is shown under; chosen here. The order is that of the list.
MODULES: Final[Mapping[str, tuple[str, ...]]] = {
    "omeq": ("pain",),
    "diazepam": ("anxiety", "sleep"),
    "driving": ("driving", "pain", "anxiety", "sleep"),
    "taper": ("pain", "anxiety", "sleep"),
    "taper_check": ("pain", "anxiety", "sleep"),
    "switch_opioid": ("pain",),
    "methadone_from_morphine": ("pain",),
    "reimbursement_71": ("pain",),
    "scale": ("anxiety", "sleep", "pain"),
    "sleep_diary": ("sleep",),
    "sleep_window": ("sleep",),
    "ddd": ("practice",),
    "quality_indicator_65": ("practice",),
    "long_term_opioid": ("practice", "pain"),
    "concurrent_opioid_bzd": ("practice", "pain", "anxiety"),
    "rate_ratio": ("statistics",),
    "proportion": ("statistics",),
    "run_chart": ("statistics",),
    "xmr": ("statistics",),
    "funnel": ("statistics",),
    "benchmark": ("statistics",),
    "suppress": ("statistics",),
}

# Those that count packs, patients or practices: what they say is not about one patient.
NOT_ABOUT_A_PATIENT: Final = frozenset(
    {"ddd", *(name for name, inside in MODULES.items() if inside == ("statistics",))}
)

# Fields whose choices are medicines.
_MEDICINES: Final = ("substance", "drug")
# Each kind of word counts for less than the one before it.
TITLE, OWN_WORD, MEDICINE, MODULE = range(4)
_WORD: Final = re.compile(r"[\w-]+")
_SHORTEST: Final = 2


@dataclass(frozen=True)
class Tool:
    """A calculator in the list: `about` is its line of explanation."""

    name: str
    title: str
    about: str
    modules: tuple[str, ...]


@dataclass(frozen=True)
class Found:
    """A word that leads to a calculator; `kind` is one of the four above."""

    tool: str
    word: str
    kind: int


@cache
def tools() -> tuple[Tool, ...]:
    """Every calculator, in the order of the list."""
    return tuple(
        Tool(name, CALCULATORS[name].form().title, text(f"toolbox.about.{name}"), modules)
        for name, modules in MODULES.items()
    )


@cache
def words() -> tuple[Found, ...]:
    """Every word of every calculator, the weightiest first."""
    found = {
        (one.tool, one.word.casefold()): one
        for kind in (_module_words, _medicine_words, _own_words, _title_words)
        for tool in tools()
        for one in kind(tool)
    }
    return tuple(sorted(found.values(), key=lambda one: one.kind))


def _title_words(tool: Tool) -> Iterator[Found]:
    for word in _split(tool.title):
        yield Found(tool.name, word, TITLE)


def _own_words(tool: Tool) -> Iterator[Found]:
    for word in _split(f"{area('toolbox')['words'][tool.name]} {tool.about}"):
        yield Found(tool.name, word, OWN_WORD)


def _module_words(tool: Tool) -> Iterator[Found]:
    for module in tool.modules:
        yield Found(tool.name, text(f"toolbox.module.{module}"), MODULE)


def _medicine_words(tool: Tool) -> Iterator[Found]:
    """Names and codes of the medicines the calculator's form can be asked about."""
    for choice_words in map(_split, sorted(_medicines(CALCULATORS[tool.name].form().fields))):
        for word in choice_words:
            yield Found(tool.name, word, MEDICINE)


def _medicines(fields: tuple[Field, ...]) -> set[str]:
    named: set[str] = set()
    for field in fields:
        named |= _medicines(field.fields)
        if field.key in _MEDICINES:
            named |= {choice.label for choice in (*field.choices, *field.brands)}
            named |= _other_names({choice.value for choice in field.choices})
    return named


def _other_names(values: set[str]) -> set[str]:
    """English names and codes of the substances named."""
    same = (row for row in rows("substances") if values & {row["substance"], row["counts_as"]})
    return {row[key] for row in same for key in ("substance", "name_en", "atc")}


def _split(written: str) -> Iterator[str]:
    return (word for word in _WORD.findall(written) if len(word) >= _SHORTEST)
