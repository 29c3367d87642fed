"""Words no dictionary knows. Hunspell with Debian's dictionaries, and the book's own words.

Own words: names of medicines and sources from the tables, and `words.txt` beside this
file. A compound of an own word and a word of the dictionary is known as well
("benzodiazepin" + "bruk").
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from riktig.clinical.tables import TABLES, rows

DICTIONARIES = {"nb": "nb_NO", "nn": "nn_NO", "en": "en_GB"}
OWN = Path(__file__).parent / "words.txt"
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
NAMED = ("substance", "product", "name", "name_en", "drug", "publisher", "issuer", "counts_as")
JOINTS = ("", "s", "e")
SHORTEST_PART = 3
# Names that machines use: an id, an address, a file, a switch.
MACHINE = re.compile(r"\S*[_/@]\S*|--\w\S*|\b\w+\.(?:csv|json|toml|xlsx?|pdf|html)\b")
# Single letters, abbreviations in capitals (OMEQ, ICPC) and their genitive.
CODE = re.compile(r"\w|[A-ZÆØÅ]{2,8}s?")


def misspelled(words: Iterable[str], lang: str) -> set[str]:
    """Those of `words` that neither the dictionary of `lang` nor the own list knows."""
    asked = {word for text in words for word in WORD.findall(MACHINE.sub(" ", text))}
    asked = {word for word in asked if not CODE.fullmatch(word)}
    unknown = {word for word in _unknown(asked, lang) if not _own(word)}
    parts = {word: _rests(word) for word in unknown}
    dubious = _unknown({rest for rests in parts.values() for rest in rests}, lang)
    return {word for word in unknown if not any(rest not in dubious for rest in parts[word])}


def _unknown(words: set[str], lang: str) -> set[str]:
    """What hunspell does not know. FileNotFoundError where it is not installed."""
    if not words:
        return set()
    done = subprocess.run(  # noqa: S603 - fixed command, words by its input
        ["hunspell", "-d", DICTIONARIES[lang], "-i", "UTF-8", "-l"],  # noqa: S607
        input="\n".join(sorted(words)),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    if "Can't open" in done.stderr:
        raise FileNotFoundError(done.stderr.strip())
    return set(done.stdout.split())


def _own(word: str) -> bool:
    return word.lower() in own_words()


@cache
def own_words() -> frozenset[str]:
    """Names of the clinical tables and the words of the list, in small letters."""
    written = OWN.read_text("utf-8").splitlines()
    listed = " ".join(line.partition("#")[0] for line in written)
    tables = (row.get(column, "") for table in TABLES for row in rows(table) for column in NAMED)
    return frozenset(word.lower() for word in WORD.findall(" ".join([listed, *tables])))


def _rests(word: str) -> list[str]:
    """What is left of a compound when an own word at one end is taken away."""
    small = word.lower()
    rests = []
    for own in own_words():
        if len(own) < SHORTEST_PART:
            continue
        for joint in JOINTS:
            if small.startswith(own + joint):
                rests.append(small[len(own + joint) :])
            if small.endswith(joint + own):
                rests.append(small[: -len(joint + own)])
    return [rest for rest in rests if len(rest) >= SHORTEST_PART]
