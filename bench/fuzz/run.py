"""`make fuzz`: many lines through one real process of `riktig calc`, and many spoilt extracts."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from bench.fuzz import doses, extract_run, figures, rules, schemas
from bench.fuzz.hostile import hostile, mutated
from bench.fuzz.judge import broken, parse, wrong

LINES = 100_000
LEAST_VALID_PERCENT = 30
MOST_SHOWN = 20
CASES: tuple[Callable[[Random], doses.Case], ...] = (
    doses.omeq,
    doses.omeq,
    doses.methadone,
    doses.methadone_from_morphine,
    doses.switch_opioid,
    doses.diazepam,
    doses.reimbursement,
    doses.ddd,
    doses.taper,
    doses.taper_check,
    rules.driving,
    rules.sleep_diary,
    rules.sleep_window,
    rules.scale,
    rules.quality_indicator_65,
    rules.long_term_opioid,
    rules.concurrent_opioid_bzd,
    figures.run_chart,
    figures.xmr,
    figures.funnel,
    figures.rate_ratio,
    figures.proportion,
    figures.benchmark,
    figures.suppress,
)


@dataclass(frozen=True)
class Asked:
    """A line, and what the second formula makes of it where there is one."""

    line: bytes
    request: dict[str, Any] = field(default_factory=dict)
    places: dict[str, Any] = field(default_factory=dict)


@dataclass
class Outcome:
    """What was found."""

    counts: Counter[str] = field(default_factory=Counter)
    calculators: Counter[str] = field(default_factory=Counter)
    codes: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        lines = [f"{name}: {count}" for name, count in self.counts.items()]
        lines.append("reckoned twice: " + _listed(self.calculators))
        lines.append("refusals: " + _listed(self.codes))
        lines += [f"FAULT {fault}" for fault in self.faults[:MOST_SHOWN]]
        return "\n".join([*lines, f"faults: {len(self.faults)}"])


def _listed(counts: Counter[str]) -> str:
    return ", ".join(f"{name} {count}" for name, count in counts.most_common())


def lines(count: int, seed: int) -> Iterator[Asked]:
    """As many lines as asked for: half to be reckoned twice, the rest shaped, spoilt or no JSON."""
    random = Random(seed)  # noqa: S311 - chance for tests
    names = sorted(schemas.CALCULATORS)
    for _ in range(count):
        request, places = random.choice(CASES)(random)
        kind = random.random()
        if kind < 0.5:
            yield Asked(json.dumps(request).encode(), request, places)
        elif kind < 0.65:
            made = schemas.request(random, random.choice(names))
            yield Asked(json.dumps(made).encode())
        elif kind < 0.85:
            yield Asked(mutated(random, request))
        else:
            yield Asked(hostile(random))


def fuzz(count: int, seed: int) -> Outcome:
    """Sends the lines, reads the answers, judges each."""
    asked = list(lines(count, seed))
    outcome = Outcome()
    with tempfile.TemporaryDirectory() as folder:
        given, printed = Path(folder, "asked.jsonl"), Path(folder, "answers.jsonl")
        given.write_bytes(b"".join(one.line + b"\n" for one in asked))
        with printed.open("wb") as out:
            command = [sys.executable, "-m", "riktig.cli", "calc", str(given)]
            done = subprocess.run(command, stdout=out, stderr=subprocess.PIPE, check=False)  # noqa: S603 - our own program
        if done.returncode or done.stderr:
            said = done.stderr.decode(errors="replace")[-500:]
            outcome.faults.append(f"exit status {done.returncode}: {said}")
        _judge(asked, printed, outcome)
    return outcome


def _judge(asked: list[Asked], printed: Path, outcome: Outcome) -> None:
    answered = 0
    with printed.open("rb") as answers:
        for number, line in enumerate(answers):
            answered += 1
            if number < len(asked):
                _judge_one(asked[number], line, outcome)
    outcome.counts["lines"] = len(asked)
    if answered != len(asked):
        outcome.faults.append(f"{len(asked)} lines, {answered} answers")
    percent = 100 * outcome.counts["reckoned twice"] / max(len(asked), 1)
    if percent < LEAST_VALID_PERCENT:
        outcome.faults.append(f"only {percent:.0f} per cent were valid")


def _judge_one(asked: Asked, line: bytes, outcome: Outcome) -> None:
    try:
        answer = parse(line)
    except ValueError as error:
        outcome.faults.append(f"{error}: {line[:80]!r}")
        return
    outcome.counts["answered" if answer.get("ok") else "refused"] += 1
    fault = broken(asked.line, answer)
    if not answer.get("ok"):
        outcome.codes[str(answer.get("problem", {}).get("code"))] += 1
    if asked.places and not fault:
        outcome.counts["reckoned twice"] += 1
        outcome.calculators[asked.request["calculator"]] += 1
        fault = wrong(asked.places, asked.request, answer)
    if fault:
        outcome.faults.append(f"{fault} <- {asked.line[:300]!r}")


def main() -> int:
    """0 when nothing was found."""
    parser = argparse.ArgumentParser("bench.fuzz.run")
    parser.add_argument("--lines", type=int, default=LINES, help="lines to riktig calc")
    parser.add_argument("--files", type=int, default=extract_run.FILES, help="spoilt extracts")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    outcome = fuzz(options.lines, options.seed)
    print(outcome, flush=True)
    extracts = extract_run.fuzz(options.files, options.seed)
    print(extracts)
    return 1 if outcome.faults or extracts.faults else 0


if __name__ == "__main__":
    sys.exit(main())
