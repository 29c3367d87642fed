"""`riktig fest FILE`: the register of medicines to a lookup over product numbers."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from riktig.commands.parser import Parser
from riktig.extract.mask import scrub
from riktig.problem import Refused
from riktig.text.catalogue import explain, text

if TYPE_CHECKING:
    from riktig.extract.fest import Register

OK, REFUSED, WRONG_CALL = 0, 1, 2
NAME = "fest-varenummer.csv"


def main(arguments: Sequence[str]) -> int:
    """0 when the lookup was written; 1 when the file is no FEST; 2 for a wrong call."""
    chosen = _parser().parse_args(arguments)
    source = Path(chosen.file)
    if not _is_file(source):
        return _say(explain(Refused("fest_no_file", name=chosen.file).problem), WRONG_CALL)
    try:
        target = _target(Path(chosen.out))
        taken = _taken(source, target)
    except OSError:
        return _say(explain(Refused("fest_not_written").problem), WRONG_CALL)
    if taken:
        return _say(taken, WRONG_CALL)
    from riktig.extract.fest import read_register

    try:
        register = read_register(source)
    except Refused as refusal:
        return _say(explain(refusal.problem), REFUSED)
    except OSError:
        return _say(explain(Refused("fest_unreadable", name=chosen.file).problem), WRONG_CALL)
    try:
        _write(target, register)
    except OSError:
        return _say(explain(Refused("fest_not_written").problem), WRONG_CALL)
    print(scrub("\n".join(_told(register, target))))
    return OK


def _parser() -> Parser:
    parser = Parser("riktig fest", description=text("fest.command.description"))
    parser.add_argument("file", metavar="FEST", help=text("fest.command.file"))
    parser.add_argument(
        "--out", metavar="UT", default=NAME, help=text("fest.command.out", name=NAME)
    )
    return parser


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a name that is longer than the disk can hold
        return False


def _target(out: Path) -> Path:
    return out / NAME if out.is_dir() else out


def _taken(source: Path, target: Path) -> str:
    """Why the lookup cannot be written there; a lookup from before is written over."""
    from riktig.extract.products import FIRST_LINE

    if target.resolve() == source.resolve():
        return text("fest.command.same_file")
    if not target.is_file():
        return ""
    with target.open("rb") as file:
        ours = file.read(len(FIRST_LINE)) == FIRST_LINE.encode()
    return "" if ours else text("fest.command.file_exists", name=target)


def _write(target: Path, register: Register) -> None:
    """Beside it first, then in its place: a lookup is whole or not there."""
    from riktig.extract.products import written

    beside = target.with_name(f"{target.name}.part")
    content = written(register.products.values(), register.fetched)
    try:
        beside.write_text(content, "utf-8", newline="")
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)


def _told(register: Register, target: Path) -> list[str]:
    products = list(register.products.values())
    told = [text("fest.command.written", name=target, products=len(products))]
    if register.fetched:
        told.append(text("fest.command.fetched", day=register.fetched))
    if register.left_out:
        told.append(text("fest.command.left_out", count=register.left_out))
    unknown = {
        "strength": sum(one.strength is None for one in products),
        "units": sum(one.units is None for one in products),
        "ddd": sum(one.ddd is None for one in products),
    }
    return [*told, text("fest.command.unknown", **unknown)]


def _say(sentence: str, status: int) -> int:
    """A path may have an identity number in it; a log of the terminal must not."""
    print(scrub(sentence), file=sys.stderr)
    return status
