"""A made-up group of eight: two audited years each, work files, plans and meetings.

Everything is made by the real commands, once a test process. The tests of the criteria read
what a recipient is handed: pages, paper and the record beside them.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from riktig_reports.command import main as report

from riktig.commands import audit, synthetic
from riktig.disclosure import share

MEMBERS = tuple(f"P000{number}" for number in range(1, 9))
LETTERS = dict(zip(MEMBERS, "CAFBEDHG", strict=True))
LISTS = dict(zip(MEMBERS, (1100, 980, 1250, 1100, 870, 1320, 1040, 1150), strict=True))
MORE = dict(zip(MEMBERS, (-13, -6, 1, 10, 15, 20, 30, 35), strict=True))  # on the list a year later
YEARS = {
    "earlier": "2023-11-01:2024-10-31",
    "before": "2024-11-01:2025-10-31",
    "after": "2025-11-01:2026-10-31",
}
LAST_DAY = date(2026, 10, 31)
DATED = date(2026, 12, 1)
MEETING = date(2026, 12, 9)
NEXT_LOOK = date(2027, 5, 12)
WORK = {
    "P0001": (12, 6, 7, 2, 3, 4, 9),
    "P0002": (24, 2, 9, 4, 3, 4, 5),
}
STATUSES = ("not_assessed", "call_in", "talk", "plan", "tapering", "done", "unchanged")
PLANS = {
    "P0001": {
        "measure": "z_hypnotic_heavy",
        "version": 2,
        "aim": 40,
        "by": "2026-10-31",
        "change": "Snakke om søvn hver gang noen fornyer for tredje gang",
        "prediction": "Halvparten vil prøve, og de fleste sover like godt",
    },
    "P0002": {
        "measure": "opioid_users",
        "version": 2,
        "aim": 55,
        "by": "2026-10-31",
        "change": "Spørre om plan ved første resept",
        "prediction": "Færre nye faste brukere",
        "decision": "adapt",
    },
}
REFERENCE = ("opioid_with_sedative", "z_hypnotic_heavy", "sedative_90_ddd", "opioid_users")


@dataclass(frozen=True)
class Made:
    """Folders of reports. `own_*` are of P0001 and its private summaries, but where said."""

    folder: Path

    def reports(self, name: str) -> Path:
        """`group`, `own`, `small` (a list of 150), `same` (a year that repeats itself), ..."""
        return self.folder / "reports" / name

    def summary(self, period: str, member: str, kind: str = "private") -> dict:
        """What was read to make the report."""
        return json.loads((self.folder / kind / period / f"{member}.json").read_text("utf-8"))


def make(folder: Path) -> Made:
    """The group and all its reports."""
    _extracts(folder / "extracts", "--prescribers", str(len(MEMBERS)), "--seed", "1")
    for member in MEMBERS:
        for period in ("before", "after"):
            _audited(folder, member, period, LISTS[member] + MORE[member] * (period == "after"))
    for member in MEMBERS:
        _worked(folder, member)
        _shared(folder, member)
    (folder / "group.toml").write_text(_group_file(), "utf-8")
    (folder / "reference.toml").write_text(_reference(), "utf-8")
    made = Made(folder)
    _group_reports(made)
    _own_reports(made)
    _alone(made)
    return made


def _extracts(out: Path, *more: str) -> None:
    assert synthetic.main(["--out", str(out), "--months", "38", *more]) == 0


def _audited(folder: Path, member: str, period: str, patients: int) -> None:
    extract = folder / "extracts" / f"{member}.csv"
    out = folder / "private" / period / f"{member}.json"
    told = ["--list-size", str(patients), "--period", YEARS[period], "--json", str(out)]
    assert audit.main([str(extract), "--private", *told]) == 0


def _worked(folder: Path, member: str) -> None:
    """Two have a work file: its counts stand in the later summary, as an audit writes them."""
    if member not in WORK:
        return
    path = folder / "private" / "after" / f"{member}.json"
    found = json.loads(path.read_text("utf-8"))
    statuses = dict(zip(STATUSES, WORK[member], strict=True))
    tapers = {"started": 6, "under_way": 4, "completed": 2}
    path.write_text(json.dumps({**found, "work": {"statuses": statuses, "tapers": tapers}}))


def _shared(folder: Path, member: str) -> None:
    for period in ("before", "after"):
        out = folder / "share" / period / f"{member}.json"
        out.parent.mkdir(parents=True, exist_ok=True)
        found = json.loads((folder / "private" / period / f"{member}.json").read_text("utf-8"))
        out.write_text(json.dumps(share(found)))


def _group_file() -> str:
    lines = ['schema = "riktig-group/1"', 'title = "Oppdiktet gruppe"']
    lines += [f"meetings = [2025-11-05, 2026-02-04, {MEETING}]", f"next_look = {NEXT_LOOK}"]
    for member, letter in LETTERS.items():
        lines += ["[[members]]", f'member = "{member}"', f'letter = "{letter}"']
    for member, plan in PLANS.items():
        lines += ["[[plans]]", f'member = "{member}"']
        lines += [
            f"{name} = {json.dumps(given, ensure_ascii=False)}" for name, given in plan.items()
        ]
    return "\n".join(lines)


def _reference() -> str:
    lines = ['schema = "riktig-reference/1"', 'source = "Oppdiktet register"']
    for measure in REFERENCE:
        lines += ["[[measures]]", f'measure = "{measure}"', "version = 2"]
        lines += ["p10 = 21", "p25 = 30.5", "p50 = 41", "p75 = 52", "p90 = 68"]
    return "\n".join(lines)


def _files(made: Made, kind: str, period: str) -> list[str]:
    return [str(path) for path in sorted((made.folder / kind / period).glob("*.json"))]


def _group_reports(made: Made) -> None:
    sides = [
        "--before",
        *_files(made, "share", "before"),
        "--after",
        *_files(made, "share", "after"),
    ]
    _report(made, "group", *sides, *_agreed(made), "--pdf")


def _own_reports(made: Made) -> None:
    """The same doctor's, chosen in several ways, and the year before that."""
    beside = ["--group", *_files(made, "share", "before"), *_files(made, "share", "after")]
    own = ["--own", *_pair(made, "before", "after"), *beside, *_agreed(made)]
    _report(made, "own", *own, "--pdf")
    _report(made, "own_past", *own, "--comparator", "own_past")
    _report(made, "own_table", *own, "--seen", "table")
    _report(made, "own_picture", *own, "--seen", "picture")
    reference = ["--reference", str(made.folder / "reference.toml")]
    _report(made, "own_reference", *own, *reference)
    _audited(made.folder, "P0001", "earlier", LISTS["P0001"])
    _report(made, "own_earlier", "--own", *_pair(made, "earlier", "before"))


def _alone(made: Made) -> None:
    """A list of 150, and a doctor whose year repeats itself to the last patient."""
    small = made.folder / "small"
    _extracts(small / "extracts", "--prescribers", "1", "--list-size", "150", "--seed", "3")
    for period in ("before", "after"):
        _audited(small, "P0001", period, 150)
    reference = ["--reference", str(made.folder / "reference.toml")]
    _report(made, "small", "--own", *_pair(Made(small), "before", "after"), *reference)
    same = made.folder / "same" / "private"
    for period in ("before", "after"):
        (same / period).mkdir(parents=True)
    first = json.dumps(made.summary("before", "P0003"))
    (same / "before" / "P0001.json").write_text(first)
    later = first.replace('"2025-', '"2026-').replace('"2024-', '"2025-')
    without = {name: told for name, told in json.loads(later).items() if name != "same_patients"}
    (same / "after" / "P0001.json").write_text(json.dumps(without))
    _report(made, "same", "--own", *_pair(Made(same.parent), "before", "after"))


def _pair(made: Made, first: str, second: str) -> list[str]:
    return [str(made.folder / "private" / period / "P0001.json") for period in (first, second)]


def _agreed(made: Made) -> list[str]:
    return ["--agreed", str(made.folder / "group.toml")]


def _report(made: Made, name: str, *arguments: str) -> None:
    out = made.reports(name)
    assert report([*arguments, "--dated", str(DATED), "--out", str(out)]) == 0
