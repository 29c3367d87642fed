"""Takes every measure and prints the table: `python -m bench.run [NAME ...] [--runs N]`."""

from __future__ import annotations

import argparse
import pkgutil
import sys
from collections.abc import Iterable, Iterator
from importlib import import_module

from bench import measures
from bench.measure import Measure, Outcome, take

WIDTHS = (64, 12, 12, 6)


def every_measure() -> Iterator[Measure]:
    """Those of each file in `bench/measures`, in file order."""
    for found in sorted(pkgutil.iter_modules(measures.__path__), key=lambda one: one.name):
        yield from import_module(f"bench.measures.{found.name}").MEASURES


def line(outcome: Outcome) -> str:
    """One row of the table."""
    measure = outcome.measure
    limit = f"{measure.limit:g} {measure.unit}"
    if outcome.value is None:
        cells = (measure.name, limit, "-", "-")
        why = f"FAILED: {outcome.failed}" if outcome.failed else f"not here: {outcome.missing}"
        return f"{_columns(cells)}{why}"
    taken = f"{outcome.value:.3g} {measure.unit}"
    cells = (measure.name, limit, taken, str(len(outcome.values)))
    spread = f"{min(outcome.values):.3g} to {max(outcome.values):.3g}"
    return f"{_columns(cells)}{'ok' if outcome.within else 'OVER'}  ({spread})"


def _columns(cells: tuple[object, ...]) -> str:
    return "".join(f"{cell!s:<{width}}" for cell, width in zip(cells, WIDTHS, strict=True))


def main(arguments: list[str] | None = None) -> int:
    """0 when no measure is over its limit, else 1."""
    parser = argparse.ArgumentParser("bench.run", description=__doc__)
    parser.add_argument("names", nargs="*", help="only measures with one of these in the name")
    parser.add_argument("--runs", type=int, help="how often each is done")
    options = parser.parse_args(arguments)
    chosen = [
        measure
        for measure in every_measure()
        if not options.names or any(name in measure.name for name in options.names)
    ]
    return table(chosen, options.runs)


def table(chosen: Iterable[Measure], runs: int | None = None) -> int:
    """Takes the measures and prints a line of each; 1 when one is over its limit, else 0."""
    print(f"{_columns(('measure', 'limit', 'measured', 'n'))}(median, or the percentile named)")
    over = 0
    for measure in chosen:
        outcome = take(measure, runs)
        print(line(outcome), flush=True)
        over += outcome.within is False
    print(f"{over} over or failed" if over else "all that was measured is within its limit")
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
