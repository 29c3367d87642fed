"""The figures of a municipality as page and report show them, beside Molde's own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from riktig.clinical.tables import figure
from riktig.clinical.written import cited, fall, written
from riktig.measures.load import measure_named
from riktig.municipality.figures import AMOUNTS, COUNTS, GROUPS, LIST, Parts, added
from riktig.text import decimal_text, text

PER: Final = 1000
_MOLDE_FALL: Final = {
    "opioids": "molde_change_opioids_percent",
    "benzodiazepines": "molde_change_benzodiazepines_percent",
    "z": "molde_change_z_hypnotics_percent",
    "together": "molde_change_all_percent",
}
_MOLDE_USERS: Final = {"z_hypnotic_heavy": ("molde_z_daily_before", "molde_z_daily_after")}
_TEXT: Final = "municipality."


class Sum(NamedTuple):
    """What one company of doctors has of a figure, added up."""

    kind: str
    figure: str
    doctors: int
    sums: Parts


class Line(NamedTuple):
    """One figure before and after."""

    title: str
    before: str
    after: str
    change: str
    doctors: int
    molde: str
    values: tuple[float, float]  # before and after, as rounded as they are written


class Table(NamedTuple):
    """The figures of numbers that are of one kind."""

    kind: str
    made_up: bool
    lines: Sequence[Line]


def tables(sums: Sequence[Sum]) -> list[Table]:
    """A table for each kind of numbers; most often there is one."""
    kinds = sorted({one.kind for one in sums})
    return [_table(kind, [one for one in sums if one.kind == kind]) for kind in kinds]


def _table(kind: str, sums: Sequence[Sum]) -> Table:
    lines: list[Line] = []
    for group in GROUPS:
        held = [one for one in sums if one.figure == group]
        if held:
            whole = added([one.sums for one in held])
            doctors = sum(one.doctors for one in held)
            if group == "amounts":
                lines += _amounts(whole, doctors)
            else:
                lines.append(_line(group, "patients", whole, doctors))
    event, attribution, truth = kind.split("/")
    said = f"{text(f'{_TEXT}event.{event}')} {text(f'{_TEXT}attribution.{attribution}')}"
    return Table(said, truth == "made_up", lines)


def _amounts(whole: Parts, doctors: int) -> list[Line]:
    both = {
        side: {**parts, "together": sum(parts[name] for name in AMOUNTS)}
        for side, parts in whole.items()
    }
    return [_line(name, name, both, doctors) for name in (*AMOUNTS, "together")]


def _line(name: str, part: str, whole: Parts, doctors: int) -> Line:
    before, after = (whole[side][part] / whole[side][LIST] * PER for side in ("before", "after"))
    return Line(
        _title(name),
        decimal_text(_rounded(before)),
        decimal_text(_rounded(after)),
        _change(before, after),
        doctors,
        _molde(name),
        (_rounded(before), _rounded(after)),
    )


def _title(name: str) -> str:
    least = measure_named(name).numerator.at_least if name in COUNTS else None
    return text(f"{_TEXT}figure.{name}", at_least=decimal_text(least or 0))


def _rounded(value: float) -> float:
    """Three figures that count: none of it tells of one patient."""
    return float(f"{value:.3g}")


def _change(before: float, after: float) -> str:
    if not before:
        return ""
    percent = round(100 * (after - before) / before)
    way = "same" if not percent else ("down" if percent < 0 else "up")
    return text(f"{_TEXT}change.{way}", percent=abs(percent))


def _molde(name: str) -> str:
    if name in _MOLDE_FALL:
        return text(f"{_TEXT}molde.fall", percent=fall(figure(_MOLDE_FALL[name])))
    if name in _MOLDE_USERS:
        first, last = (written(figure(one)) for one in _MOLDE_USERS[name])
        return text(f"{_TEXT}molde.users", before=first, after=last)
    return ""


def molde_source() -> str:
    """Where Molde's own figures stand."""
    return cited(figure("molde_gps").source_id)


def whole(value: float) -> float | int:
    """A number for a spreadsheet: `1389`, not `1389,0`."""
    return int(value) if value.is_integer() else value
