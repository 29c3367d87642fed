"""The course's modules: their names and their aims, in the order of the meetings."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[2] / "modules"


@dataclass(frozen=True)
class Module:
    """A module and what its readers are to be able to do; a question names an aim `sleep.2`."""

    id: str
    title: str
    aims: tuple[str, ...]


@cache
def modules() -> Mapping[str, Module]:
    """All modules by id, in the order of their meetings."""
    raw = [tomllib.loads(path.read_text("utf-8")) for path in FOLDER.glob("*/module.toml")]
    raw.sort(key=lambda one: int(one["meeting"]))
    return {one["id"]: Module(one["id"], one["title"], tuple(one["aims"])) for one in raw}


def all_aims() -> dict[str, str]:
    """Every aim's sentence by `module.number`, in the order of the course."""
    return {
        f"{module.id}.{number}": sentence
        for module in modules().values()
        for number, sentence in enumerate(module.aims, 1)
    }
