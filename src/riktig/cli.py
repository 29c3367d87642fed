"""The command line: finds the command asked for and loads nothing else."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from io import TextIOWrapper
from typing import TYPE_CHECKING

from riktig.text.catalogue import text

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

# The core's own commands; the faces register theirs as entry points.
CORE_COMMANDS = {
    "calc": "riktig.commands.calc",
    "audit": "riktig.commands.audit",
    "synthetic": "riktig.commands.synthetic",
    "simulate": "riktig.commands.simulate",
    "national": "riktig.commands.national",
    "plan": "riktig.commands.plan",
    "sources": "riktig.commands.sources",
    "sign": "riktig.commands.sign",
    "impact": "riktig.commands.impact",
    "fest": "riktig.commands.fest",
}
ENTRY_POINTS = "riktig.commands"

Command = Callable[[Sequence[str]], int]


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; the exit status is the command's, or 2 when there is none such.

    A reader that has seen enough, as `head` has, ends any command quietly with 0.
    """
    try:
        try:
            return _main(arguments)
        finally:
            sys.stdout.flush()
    except BrokenPipeError:
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115, PTH123 - open until the process ends
        return 0


def _main(arguments: Sequence[str] | None) -> int:
    given = list(sys.argv[1:] if arguments is None else arguments)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    if not given or given[0] in ("-h", "--help"):
        print(_overview())
        return 0 if given else 2
    command = _find(given[0])
    if command is None:
        print(text("command.unknown", name=given[0]), file=sys.stderr)
        print(_overview(), file=sys.stderr)
        return 2
    try:
        return command(given[1:])
    except KeyboardInterrupt:
        print(text("command.interrupted"), file=sys.stderr)
        return 130


def _find(name: str) -> Command | None:
    if name in CORE_COMMANDS:
        found: Command = import_module(CORE_COMMANDS[name]).main
        return found
    for point in _registered():
        if point.name == name:
            registered: Command = point.load()
            return registered
    return None


def _registered() -> list[EntryPoint]:
    # Imported on use: it costs more than all of `riktig calc`.
    from importlib.metadata import entry_points

    return sorted(entry_points(group=ENTRY_POINTS), key=lambda point: point.name)


def _overview() -> str:
    names = [*CORE_COMMANDS, *(point.name for point in _registered())]
    lines = [f"  riktig {name:<10} {text(f'command.about.{name}')}" for name in names]
    return "\n".join([text("command.usage"), "", *lines])


if __name__ == "__main__":
    sys.exit(main())
