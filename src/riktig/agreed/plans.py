"""One plan of a group file, and one commitment in own words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final, get_args

from riktig.agreed.agreed import Commitment, Decision, Plan
from riktig.agreed.code import read_code
from riktig.agreed.fields import (
    Entry,
    day,
    day_or_none,
    known_keys,
    member,
    number,
    refused,
    whole,
    words,
)
from riktig.measures.load import measure_named
from riktig.measures.measure import Measure
from riktig.problem import Refused
from riktig.text import explain

DECISIONS: Final[tuple[Decision, ...]] = get_args(Decision)
PERCENT: Final = 100.0
_KEYS: Final = (
    "member",
    "measure",
    "version",
    "aim",
    "by",
    "change",
    "prediction",
    "decision",
)
# A plan whose measure, aim and day are given by the code of a visit or a meeting.
_CODE_KEYS: Final = ("member", "code", "change", "prediction", "decision")


def read_plan(found: Entry, place: int, letters: Mapping[str, str]) -> Plan:
    """The plan at a place of the file. A member must be one of `letters`, when there are any."""
    where = f"plan {place}"
    if "code" in found:
        return _by_code(found, letters, where)
    known_keys(found, _KEYS, where)
    name = _member(found, letters, where)
    measure = _measure(found, where)
    return Plan(
        member=name,
        measure=measure.id,
        version=measure.version,
        aim=_aim(found, measure, where),
        by=day(found, "by", where),
        change=words(found, "change", where),
        prediction=words(found, "prediction", where),
        decision=_decision(found, where),
    )


def _by_code(found: Entry, letters: Mapping[str, str], where: str) -> Plan:
    """The plan of a code, which is of the measure's version here, as in the rest of the file."""
    known_keys(found, _CODE_KEYS, where)
    try:
        agreed = read_code(words(found, "code", where))
    except Refused as refusal:
        if refusal.problem.code.startswith("code_"):
            raise refused("code", where, "code", why=explain(refusal.problem)) from None
        raise
    _same_version(agreed.version, measure_named(agreed.measure), where, "code")
    return replace(
        agreed.plan(_member(found, letters, where), words(found, "change", where)),
        prediction=words(found, "prediction", where),
        decision=_decision(found, where),
    )


def read_commitment(found: Entry, place: int, letters: Mapping[str, str]) -> Commitment:
    """The commitment at a place of the file, by the same rule of members."""
    where = f"commitment {place}"
    known_keys(found, ("member", "change", "by"), where)
    name = _member(found, letters, where)
    return Commitment(name, words(found, "change", where), day_or_none(found, "by", where))


def _member(found: Entry, letters: Mapping[str, str], where: str) -> str:
    name = member(found, where)
    if letters and name not in letters:
        raise refused("no_such_member", where)
    return name


def _measure(found: Entry, where: str) -> Measure:
    try:
        measure = measure_named(words(found, "measure", where))
    except KeyError:
        raise refused("measure", where, "measure") from None
    _same_version(whole(found, "version", where), measure, where, "version")
    return measure


def _same_version(version: int, measure: Measure, where: str, field: str) -> None:
    if version != measure.version:
        raise refused("version", where, field, typed=version, shipped=measure.version)


def _aim(found: Entry, measure: Measure, where: str) -> float:
    """In percent for a share, per what the measure says for a rate."""
    aim, most = number(found, "aim", where), measure.denominator.per or PERCENT
    if not 0 <= aim <= most:
        raise refused("aim", where, "aim", most=most)
    return aim


def _decision(found: Entry, where: str) -> Decision:
    typed = found.get("decision", "")
    for known in DECISIONS:
        if typed == known:
            return known
    raise refused("decision", where, "decision", known=", ".join(one for one in DECISIONS if one))
