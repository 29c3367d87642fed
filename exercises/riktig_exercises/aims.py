"""What a module wants its readers to be able to do, as `modules/<module>/module.toml` says it.

A question names its aim by number, from 1: `2`, or `"sleep.2"` where it is asked across modules.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from riktig_exercises.master_error import MasterError

# What an assignment says that is of no one module.
ALL = "all"
FOLDER = Path(__file__).resolve().parents[2] / "modules"


@dataclass(frozen=True, order=True)
class Aim:
    """One aim: its module's place in the course and id, its number there, and the sentence."""

    meeting: int
    module: str
    number: int
    sentence: str


@dataclass(frozen=True)
class Module:
    """A module of the course and its aims, in order."""

    id: str
    title: str
    aims: tuple[Aim, ...]


@cache
def modules() -> Mapping[str, Module]:
    """All modules by id, in the order of their meetings."""
    raw = [tomllib.loads(path.read_text("utf-8")) for path in FOLDER.glob("*/module.toml")]
    found = {}
    for one in sorted(raw, key=lambda each: int(each["meeting"])):
        aims = tuple(
            Aim(one["meeting"], one["id"], number, sentence)
            for number, sentence in enumerate(one["aims"], 1)
        )
        found[one["id"]] = Module(one["id"], one["title"], aims)
    return found


def checked_module(named: str, where: str) -> str:
    """The module an assignment names. `MasterError` unless it is one there is, or `ALL`."""
    if named != ALL and named not in modules():
        raise MasterError(where, f"the module must be {ALL!r} or one of {sorted(modules())}")
    return named


def aim_of(module: str, named: int | str, where: str) -> Aim:
    """The aim a question names. `MasterError` if its module has no such aim."""
    parts = str(named).split(".") if isinstance(named, str) else [module, str(named)]
    owner = modules().get(parts[0])
    number = int(parts[1]) if len(parts) == 2 and parts[1].isdecimal() else 0
    if owner is None or not 1 <= number <= len(owner.aims):
        raise MasterError(where, f"no aim {named!r} in the modules")
    return owner.aims[number - 1]
