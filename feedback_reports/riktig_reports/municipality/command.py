"""`riktig municipality`: sums of at least five doctors, beside Molde's and open statistics."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from riktig.blocks.block import Block
from riktig.extract.background import Figure
from riktig.extract.mask import scrub
from riktig.municipality.doctors import LEAST, Doctors, doctors_in, sums_of
from riktig.municipality.report import municipality_report
from riktig.municipality.shown import Table, tables
from riktig.problem import Refused
from riktig.text import explain, text
from riktig_reports.failing import why
from riktig_reports.municipality.files import read_path
from riktig_reports.municipality.options import Asked, WrongCall, asked
from riktig_reports.municipality.render import BACKGROUND, FIGURES, PAGE, PAPER
from riktig_reports.names import said
from riktig_reports.place import put_in_place

OK, SOMETHING_LEFT_OUT, WRONG_CALL = 0, 1, 2
_TEXT = "municipality_report.command."


def main(arguments: Sequence[str]) -> int:
    """0 when all were summed; 1 when a doctor was not, or there is no report; 2 for a bad call."""
    try:
        return _run(asked(arguments))
    except WrongCall as wrong:
        _tell(str(wrong))
        return WRONG_CALL
    except _NoReport as reason:
        _tell(str(reason))
        return SOMETHING_LEFT_OUT
    except Exception as trouble:  # a sentence, never a traceback with what stood in a file
        _tell(why(trouble))
        return SOMETHING_LEFT_OUT


class _NoReport(Exception):
    """Why there is none, as a sentence."""


class _Statistics(NamedTuple):
    file: str
    figures: Sequence[Figure]
    blocks: Sequence[Block]


def _run(wanted: Asked) -> int:
    read = read_path(wanted.path, wanted.out)
    if not read.files:
        raise _NoReport(text(f"{_TEXT}no_files", name=said(wanted.path.name)))
    doctors = doctors_in(read.summaries)
    left_out = (*read.bad, *doctors.left_out)
    _tell_left_out(left_out)
    found = _tables(doctors)
    _write(wanted, doctors, found, _statistics(wanted))
    return SOMETHING_LEFT_OUT if left_out else OK


def _tables(doctors: Doctors) -> list[Table]:
    """The figures of at least five doctors; a sentence where there are none."""
    count = len(doctors.counted)
    if count < LEAST:
        raise _NoReport(text(f"{_TEXT}too_few", least=LEAST, count=count))
    found = tables(sums_of(doctors.counted))
    if not found:
        raise _NoReport(text(f"{_TEXT}too_few_open", least=LEAST))
    return found


def _statistics(wanted: Asked) -> _Statistics | None:
    from riktig.blocks.open_statistics import addictive
    from riktig.extract.background import read_background
    from riktig.municipality.background import background_block, of_place, scrubbed, too_many

    if wanted.statistics is None:
        return None
    file = said(scrub(wanted.statistics.name))
    try:
        figures = scrubbed(addictive(read_background(wanted.statistics.read_bytes())))
        if wanted.place:
            figures = of_place(figures, wanted.place)
    except OSError:
        raise WrongCall(text("report.command.no_file", name=file)) from None
    except Refused as refusal:
        raise _NoReport(text(f"{_TEXT}statistics_wrong", why=explain(refusal.problem))) from None
    if too_many(figures, wanted.place):
        _tell(text(f"{_TEXT}many_rows"))
    return _Statistics(file, figures, [background_block(figures, file, wanted.place)])


def _write(
    wanted: Asked, doctors: Doctors, found: Sequence[Table], beside: _Statistics | None
) -> None:
    from riktig.paper.fonts import ready
    from riktig_reports.municipality.render import background_csv, rendered

    blocks = beside.blocks if beside else ()
    report = municipality_report(found, doctors.counted, wanted.name, wanted.dated, blocks)
    made = dict(rendered(report, found, wanted.dated, ready()))
    if _other_report(wanted.out, made[FIGURES]):
        raise _NoReport(text(f"{_TEXT}other_report"))
    if beside:
        made[BACKGROUND] = background_csv(beside.figures, beside.file)
    try:
        wanted.out.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise WrongCall(text("report.command.no_out", name=said(wanted.out.name))) from None
    if not beside:  # of an earlier run: it belongs to another page than the one that lies there now
        (wanted.out / BACKGROUND).unlink(missing_ok=True)
    put_in_place(wanted.out, list(made.items()))
    _tell(text("report.command.done", count=len(made), out=wanted.out))


def _other_report(out: Path, figures: bytes) -> bool:
    """Whether a report of other numbers lies there: two may be subtracted from each other."""
    lies = [name for name in (PAGE, PAPER, FIGURES) if (out / name).exists()]
    return bool(lies) and not (FIGURES in lies and (out / FIGURES).read_bytes() == figures)


def _tell_left_out(left_out: Sequence[tuple[str, str]]) -> None:
    if left_out:
        _tell(text("report.command.skipped"))
    for name, reason in left_out:
        _tell(text("report.command.skipped_one", member=said(name), why=reason))


def _tell(message: str) -> None:
    """A name of a file may have an identity number in it; a log of the terminal must not."""
    print(scrub(message), file=sys.stderr, flush=True)
