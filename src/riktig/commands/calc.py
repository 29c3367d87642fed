"""`riktig calc`: JSON Lines in, JSON Lines out, one answer a line, in order."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from riktig.calculators.calculator import CALCULATORS
from riktig.commands import strict_json
from riktig.commands.parser import Parser
from riktig.problem import Problem
from riktig.text.catalogue import text
from riktig.wire import calculate, refused

MOST_LINE_CHARACTERS = 100_000


def main(arguments: Sequence[str]) -> int:
    """0 when every line was answered, whatever the answers; 2 for a wrong call."""
    options = _parser().parse_args(arguments)
    if options.schema:
        return _print_schema(options.schema)
    if options.file is None:
        _answer(sys.stdin.buffer)
        return 0
    try:
        with Path(options.file).open("rb") as lines:
            _answer(lines)
    except OSError:
        print(text("command.calc.no_file", name=options.file), file=sys.stderr)
        return 2
    return 0


def _parser() -> Parser:
    parser = Parser("riktig calc", description=text("command.calc.description"))
    parser.add_argument("--schema", metavar="NAVN", help=text("command.calc.schema"))
    parser.add_argument("file", nargs="?", metavar="FIL", help=text("command.calc.file"))
    return parser


def _print_schema(name: str) -> int:
    calculator = CALCULATORS.get(name)
    if calculator is None:
        problem = Problem("unknown_calculator", {"names": ", ".join(CALCULATORS)})
        print(refused(problem)["problem"]["message"], file=sys.stderr)
        return 2
    print(json.dumps(calculator.schema(), ensure_ascii=False, indent=2))
    return 0


def _answer(lines: Iterable[bytes]) -> None:
    for answer in answers(lines):
        print(json.dumps(answer, ensure_ascii=False))


def answers(lines: Iterable[bytes]) -> Iterator[dict[str, Any]]:
    """One answer for each line, blank ones included, so that both sides count alike."""
    for line in lines:
        yield _one(line)


def _one(line: bytes) -> dict[str, Any]:
    if len(line) > MOST_LINE_CHARACTERS:
        return refused(Problem("line_too_long", {"most": MOST_LINE_CHARACTERS}))
    try:
        request = strict_json.loads(line)
    except strict_json.RepeatedKey:
        return refused(Problem("repeated_key"))
    except (ValueError, RecursionError):
        return refused(Problem("not_json"))
    try:
        return calculate(request)
    except Exception:  # one bad line never stops the others
        return refused(Problem("internal"))
