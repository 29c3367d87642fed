"""What a run has done, kept so that a run that was cut off goes on and never does a part twice.

A file is written whole beside its place and then put there by one renaming. A part counts as done
when its own file stands in `deler/`, which is written after the summaries it tells of.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from fcntl import LOCK_EX, LOCK_NB, flock
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from secrets import token_hex
from typing import Any, Final

from riktig import __version__
from riktig.problem import Refused

SUMMARIES, PARTS = "sammendrag", "deler"
LOCK = ".i_bruk"
RUN, RESULT, REFERENCE = "kjoring.json", "resultat.json", "referanse.toml"
_DEFINED_IN: Final = ("riktig.measures", "riktig.clinical")
_ENDINGS: Final = (".toml", ".csv")


def write_whole(path: Path, content: str) -> None:
    """Writes a file so that it is there whole or not at all. Refuses a place it cannot write."""
    beside = path.with_name(f".{path.name}.{token_hex(8)}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with beside.open("w", encoding="utf-8", newline="") as file:
            file.write(content)
            file.flush()
        beside.replace(path)
    except OSError:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise Refused("national_cannot_write", path=path.parent) from None


def as_json(value: Any) -> str:
    """JSON as every summary is written."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def definitions() -> str:
    """A hash of this version and of every measure, rule and clinical table."""
    whole = sha256(__version__.encode())
    for package in _DEFINED_IN:
        for file in sorted(_tables(files(package)), key=lambda one: one.name):
            whole.update(file.name.encode() + file.read_bytes())
    return whole.hexdigest()


def _tables(folder: Traversable) -> Iterable[Traversable]:
    return (file for file in folder.iterdir() if file.name.endswith(_ENDINGS))


@contextmanager
def locked(out: Path) -> Iterator[None]:
    """Holds a folder for one run at a time. A run that is killed lets go of it.

    Refuses a folder that is held (`national_running`), or has something else in it
    (`national_folder_in_use`).
    """
    try:
        out.mkdir(parents=True, exist_ok=True)
        ours = (out / LOCK).exists() or not any(out.iterdir())
        file = (out / LOCK).open("a")
    except OSError:
        raise Refused("national_cannot_write", path=out) from None
    with file:
        try:
            flock(file, LOCK_EX | LOCK_NB)
        except OSError:
            raise Refused("national_running", path=out) from None
        if not (out / RUN).exists() and any(path.name != LOCK for path in out.iterdir()):
            if not ours:  # nothing of ours is left in somebody else's folder
                (out / LOCK).unlink(missing_ok=True)
            raise Refused("national_folder_in_use", path=out)
        yield


def begin(out: Path, fingerprint: dict[str, Any]) -> None:
    """Takes a folder for a run, or goes on with one of the same fingerprint.

    Refuses a run of other files, of another version or with other choices (`national_other_run`).
    """
    written = as_json(fingerprint)
    run = out / RUN
    try:
        if run.exists() and run.read_text("utf-8") != written:
            raise Refused("national_other_run", path=out)
    except (OSError, UnicodeDecodeError):
        raise Refused("national_cannot_write", path=out) from None
    write_whole(run, written)
    for folder in (out, out / SUMMARIES, out / PARTS):
        for left in folder.glob(".*"):  # what a run that was killed was writing
            if left.is_file() and left.name != LOCK:
                left.unlink(missing_ok=True)


def part_path(out: Path, number: int) -> Path:
    """Where a part says that it is done."""
    return out / PARTS / f"{number:06d}.json"


def read_part(out: Path, number: int) -> dict[str, Any] | None:
    """What a part gave; `None` when it is not done."""
    try:
        found: dict[str, Any] = json.loads(part_path(out, number).read_text("utf-8"))
    except FileNotFoundError:
        return None
    except (OSError, ValueError):
        raise Refused("national_damaged", path=part_path(out, number)) from None
    return found
