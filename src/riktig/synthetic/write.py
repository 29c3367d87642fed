"""The formats a made-up practice can be written in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, NamedTuple

from riktig.synthetic.practice import Practice
from riktig.synthetic.write_delimited import write_canonical, write_lmr, write_norpd
from riktig.synthetic.write_fhir import write_fhir


class Format(NamedTuple):
    """How to write a practice, and what the file's name ends with."""

    write: Callable[[Practice], str]
    ending: str


FORMATS: Final[Mapping[str, Format]] = {
    "canonical": Format(write_canonical, ".csv"),
    "norpd": Format(write_norpd, ".csv"),
    "lmr": Format(write_lmr, ".csv"),
    "fhir": Format(write_fhir, ".json"),
}
