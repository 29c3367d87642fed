"""The switches of `configuration.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Literal

# Where an answer is shown: `riktig calc`, a kernel of the course's own server, the built pages.
Face = Literal["command_line", "apps", "public_site"]


@cache
def _faces_with_patient_output() -> frozenset[str]:
    written = files("riktig").joinpath("configuration.toml").read_text("utf-8")
    return frozenset(tomllib.loads(written)["patient_output"])


def gives_patient_output(face: Face) -> bool:
    """Whether a face may give output about one patient who is not made up."""
    return face in _faces_with_patient_output()
