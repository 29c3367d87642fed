"""`riktig simulate`: how often the report's one rule says «endring», on made-up groups."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from typing import Final

from riktig.blocks.group_pairs import LEAST_MEMBERS
from riktig.commands.parser import Parser
from riktig.problem import Refused
from riktig.simulation.run import Tally, nothing, run
from riktig.simulation.table import lines
from riktig.synthetic.practice import MOST_SEED
from riktig.text.catalogue import explain, text

RUNS: Final = 40
MOST_RUNS: Final = 100_000
MEMBERS: Final = 8
MOST_MEMBERS: Final = 100
SEED: Final = 1
MOST_WORKERS: Final = 64
TOLD_TIMES: Final = 10  # progress lines when nobody watches


def main(arguments: Sequence[str]) -> int:
    """0 with the table on standard output; 2 for a call that cannot be followed."""
    given = _parser().parse_args(arguments)
    try:
        runs = _whole(given.runs, "--runs", 1, MOST_RUNS)
        members = _whole(given.group, "--group", LEAST_MEMBERS, MOST_MEMBERS)
        seed = _whole(given.seed, "--seed", 0, MOST_SEED)
        workers = _whole(given.workers or str(_cores()), "--workers", 1, MOST_WORKERS)
    except Refused as refusal:
        print(explain(refusal.problem), file=sys.stderr)
        return 2
    tally = nothing()
    for done, one in enumerate(_runs(seed, runs, members, workers), start=1):
        tally.add(one)
        _progress(done, runs)
    print("\n".join(lines(tally, runs, members, seed)))
    return 0


def _parser() -> Parser:
    about = "simulation.command."
    parser = Parser("riktig simulate", description=text(f"{about}description"))
    told = {"least": LEAST_MEMBERS, "most": MOST_MEMBERS}
    for name, default in {"runs": RUNS, "seed": SEED, "group": MEMBERS}.items():
        help_ = text(f"{about}{name}", default=default, **told)
        parser.add_argument(f"--{name}", default=str(default), metavar="N", help=help_)
    parser.add_argument("--workers", metavar="N", help=text(f"{about}workers"))
    return parser


def _whole(typed: str, option: str, least: int, most: int) -> int:
    try:
        found = int(typed)
    except ValueError:
        raise Refused("simulation_not_whole", option=option) from None
    if not least <= found <= most:
        raise Refused("simulation_range", option=option, least=least, most=most)
    return found


def _cores() -> int:
    return min(os.cpu_count() or 1, MOST_WORKERS)


def _runs(seed: int, runs: int, members: int, workers: int) -> Iterator[Tally]:
    """Every run in its order; what each gives does not depend on how many go at once."""
    one = partial(run, seed, members=members)
    if workers == 1 or runs == 1:
        yield from map(one, range(1, runs + 1))
        return
    with ProcessPoolExecutor(min(workers, runs)) as pool:
        yield from pool.map(one, range(1, runs + 1))


def _progress(done: int, every: int) -> None:
    line = text("simulation.command.progress", done=done, all=every)
    if sys.stderr.isatty():
        print(f"\r{line}", end="\n" if done == every else "", file=sys.stderr, flush=True)
    elif done == every or done % max(1, every // TOLD_TIMES) == 0:
        print(line, file=sys.stderr, flush=True)
