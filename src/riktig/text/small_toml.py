"""TOML that somebody else may have written, read without letting it take the machine's memory.

What `tomllib` keeps of a dotted key grows with the square of its parts: a line of some thousand
dots takes gigabytes. So keys are counted before anything is parsed.
"""

from __future__ import annotations

import re
import tomllib
from typing import Any, Final

MOST_PARTS: Final = 8  # of one dotted key; chosen here: no file of ours has any with more than two
_NOT_TOML: Final = re.compile(r"line (\d+)")
# Texts and comments as TOML reads them: dots in these are no key's. One without an end is taken
# as far as it goes, so that nothing is looked through twice; TOML refuses it anyway.
_WORDS: Final = re.compile(
    r'"""(?:[^\\]|\\.)*?(?:"{3,5}|\Z)'
    r"|'''.*?(?:'{3,5}|\Z)"
    r'|"(?:[^"\\\n]|\\.)*"?'
    r"|'[^'\n]*'?"
    r"|#[^\n]*",
    re.DOTALL,
)
_BESIDE_KEYS: Final = re.compile(r"[^\w. \t-]+")  # what can stand in no key without quotes


class NotToml(ValueError):
    """The text cannot be read. `line` is where, when the reader says so; `deep` of a key."""

    def __init__(self, line: int | None = None, *, deep: bool = False) -> None:
        self.line = line
        self.deep = deep
        super().__init__("not TOML")


def parsed_toml(written: str) -> dict[str, Any]:
    """The tables of a text whose length the caller has held. NotToml with the line."""
    line = _too_deep(written)
    if line is not None:
        raise NotToml(line, deep=True)
    try:
        return tomllib.loads(written)
    except (ValueError, RecursionError) as fault:  # a huge number or deep nesting is no TOML
        found = _NOT_TOML.search(str(fault))
        raise NotToml(int(found[1]) if found else None) from None


def _too_deep(written: str) -> int | None:
    """The first line that has a key of more parts than any file of ours."""
    bare = _WORDS.sub(lambda found: "_" + "\n" * found[0].count("\n"), written)
    for number, line in enumerate(bare.split("\n"), start=1):
        if line.count(".") < MOST_PARTS:
            continue
        if any(one.count(".") >= MOST_PARTS for one in _BESIDE_KEYS.split(line)):
            return number
    return None
