"""Reads a command's options, and says in bokmål what is wrong with them."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable
from typing import Any, Final, NoReturn

from riktig.text.catalogue import text

WRONG_CALL: Final = 2

# What argparse says in English, and the key of ours. What it may say besides, in a later
# Python, becomes the general sentence.
SAID: Final = tuple(
    (re.compile(pattern, re.DOTALL), key)
    for pattern, key in (
        (r"the following arguments are required: (?P<names>.*)", "missing"),
        (r"one of the arguments (?P<names>.*) is required", "missing"),
        (r"unrecognized arguments: (?P<names>.*)", "unknown"),
        (r"ambiguous option: (?P<name>.*?) could match (?P<names>.*)", "ambiguous"),
        (r"argument (?P<name>.*?): expected .*", "needs_value"),
        (r"argument (?P<name>.*?): ignored explicit argument .*", "no_value"),
        (r"argument (?P<name>.*?): not allowed with argument (?P<other>.*)", "not_with"),
        (r"argument (?P<name>.*?): invalid choice: .*\(choose from (?P<names>.*)\)", "choice"),
        (r"argument (?P<name>.*?): invalid .*", "invalid"),
    )
)


class _Formatter(argparse.HelpFormatter):
    """Help with the word for "usage" in bokmål."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, _say("usage") if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """An `ArgumentParser` that says everything in bokmål; a wrong call ends with status 2.

    Steps of a command (`add_subparsers`) get the same.
    """

    def __init__(self, prog: str, **others: Any) -> None:
        super().__init__(prog, formatter_class=_Formatter, add_help=False, **others)
        self._positionals.title = _say("positionals")
        self._optionals.title = _say("options")
        self.add_argument("-h", "--help", action="help", help=_say("help"))

    def error(self, message: str) -> NoReturn:
        """Ends with what is wrong and where to read more, on standard error."""
        self.print_usage(sys.stderr)
        how = _say("wrong", what=explained(message), command=self.prog)
        self.exit(WRONG_CALL, f"{how}\n")


def explained(message: str) -> str:
    """Argparse's own sentence in bokmål."""
    for pattern, key in SAID:
        found = pattern.fullmatch(message)
        if found:
            named = {name: part.replace("'", "") for name, part in found.groupdict().items()}
            return _say(key, **named)
    return _say("not_understood")


def _say(key: str, **values: object) -> str:
    return text(f"command.parser.{key}", **values)
