"""Everything a clinical table can move, reckoned with the tables this process has.

Run as a program it takes one table from standard input instead of its file:
`{"table": NAME, "written": CSV, "example": CSV}` in, the reckoning as JSON out.
"""

from __future__ import annotations

import io
import json
import re
import sys
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import redirect_stderr, redirect_stdout
from functools import partial
from pathlib import Path
from typing import Any, Final

from riktig.clinical.tables import figure, use_instead
from riktig.commands.checkout import ROOT, is_checkout
from riktig.text.catalogue import text

Reckoning = dict[str, dict[str, str]]
KINDS: Final = ("examples", "chapters", "exercises", "measures")

# How a chapter fetches a number or an answer: {number}`name`, ```{worked-case} name.
FETCHES: Final = re.compile(
    r"\{(?P<role>number|number-word|decrease|answer)\}`(?P<name>[^`]+)`"
    r"|^[`:]{3,}\{worked-case\}\s+(?P<case>\S+)",
    re.M,
)


def reckoning(example: str) -> Reckoning:
    """Each kind's values by name; what cannot be reckoned is a value too."""
    return {
        "examples": _examples(),
        "chapters": _chapters(),
        "exercises": _exercises(),
        "measures": _attempted("measures", lambda: _measures(example)),
    }


class _NoAnswer(Exception):
    """A calculator refuses; holds its sentence."""


def _attempted(name: str, reckon: Callable[[], Mapping[str, Any]]) -> dict[str, str]:
    """A part's values; a table that breaks the part is what moved."""
    try:
        return dict(flat(reckon(), ""))
    except _NoAnswer as refusal:
        return {name: text("command.impact.no_answer", why=refusal)}
    except Exception:  # whatever an edited table may cause is part of the answer
        return {name: text("command.impact.cannot")}


def flat(value: Any, path: str) -> Iterator[tuple[str, str]]:
    """Every number and word of a result, by its place."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from flat(inner, f"{path}.{key}" if path else str(key))
    elif isinstance(value, Sequence) and not isinstance(value, str):
        for place, inner in enumerate(value):
            yield from flat(inner, f"{path}.{place}")
    else:
        yield path, json.dumps(value, ensure_ascii=False)


def _examples() -> dict[str, str]:
    from riktig.clinical.worked_examples import worked_examples

    found: dict[str, str] = {}
    for example in worked_examples():
        for part in example.steps:
            found |= _attempted(part.id, partial(_named, part.id, _answer, part.request))
    return found


def _named(name: str, reckon: Callable[..., Any], *given: Any) -> dict[str, Any]:
    return {name: reckon(*given)}


def _answer(request: Mapping[str, Any]) -> Any:
    from riktig.wire import calculate

    answer = calculate(request)
    if not answer["ok"]:
        raise _NoAnswer(answer["problem"]["message"])
    return answer["result"]


def _chapters() -> dict[str, str]:
    """Each number and answer a page fetches, as the page would write it."""
    if not is_checkout():
        return {}
    found: dict[str, str] = {}
    pages = [*ROOT.glob("modules/*/*.md"), *ROOT.glob("book/**/*.md")]
    for page in sorted(pages):
        name = page.relative_to(ROOT).with_suffix("").as_posix()
        for fetch in FETCHES.finditer(page.read_text("utf-8")):
            role, target = fetch["role"] or "worked-case", fetch["name"] or fetch["case"]
            place = f"{name} {{{role}}} {target}"
            found |= _attempted(place, partial(_named, place, _fetched, role, target, page))
    return found


def _fetched(role: str, name: str, page: Path) -> Any:
    if role in ("answer", "worked-case"):
        cases = tomllib.loads(page.with_name("module.toml").read_text("utf-8"))["cases"]
        case = next(case for case in cases if case["id"] == name)
        return _answer({"calculator": case["calculator"], "input": case["input"]})
    found = figure(name)
    return found.value if found.value is not None else [found.low, found.high]


def _exercises() -> dict[str, str]:
    """The answer keys, from the exercises' own command where that face is installed."""
    from importlib.metadata import entry_points

    points = list(entry_points(group="riktig.commands", name="exercises"))
    if not points:
        return {}
    command = points[0].load()
    printed, said = io.StringIO(), io.StringIO()
    try:
        with redirect_stdout(printed), redirect_stderr(said):
            command(["keys"])
        answered = json.loads(printed.getvalue())
    except Exception:  # as above
        return {"exercises": text("command.impact.cannot")}
    found: dict[str, str] = {}
    for name, keys in answered.items():
        found |= _attempted(name, partial(_named, name, _keys, keys))
    return found


def _keys(answered: Mapping[str, Any] | str) -> Mapping[str, Any]:
    """An exercise's keys; a text instead of them is why there are none."""
    if isinstance(answered, str):
        raise ValueError(answered)
    return answered


def _measures(example: str) -> Mapping[str, Any]:
    """Measures and groups of the synthetic example's audit."""
    from riktig.audit import audit, read_options
    from riktig.extract import read
    from riktig.summary import private_summary

    reading = read(["P0001.csv"], [example.encode()])
    summary = private_summary(audit(reading, read_options({})))
    ledger = summary["ledger"]
    return {
        "measures": {one["id"]: one for one in summary["measures"]},
        "classes": summary["classes"],
        "ledger": {**ledger, "problems": {one["code"]: one for one in ledger["problems"]}},
    }


def main() -> None:
    """One reckoning with one table taken from standard input."""
    given = json.load(sys.stdin)
    use_instead(given["table"], given["written"])
    print(json.dumps(reckoning(given["example"])))


if __name__ == "__main__":
    main()
