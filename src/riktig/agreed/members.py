"""Members and their letters: nobody twice, no letter twice."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from riktig.agreed.fields import Entry, known_keys, member, refused, words
from riktig.problem import Refused

MOST_MEMBERS: Final = 40  # as many as a group's questions take
MOST_LETTERS: Final = 2  # A, B ... Z, AA, AB ...


def read_letters(listed: Sequence[Entry]) -> dict[str, str]:
    """Member -> letter, in the file's order."""
    if len(listed) > MOST_MEMBERS:
        raise Refused("group_file_many", what="members", most=MOST_MEMBERS)
    letters: dict[str, str] = {}
    for place, one in enumerate(listed, 1):
        where = f"member {place}"
        known_keys(one, ("member", "letter"), where)
        name, letter = member(one, where), words(one, "letter", where)
        if not _is_letter(letter):
            raise refused("letter", where, "letter")
        if name in letters:
            raise refused("member_twice", where)
        if letter in letters.values():
            raise refused("letter_twice", where)
        letters[name] = letter
    return letters


def _is_letter(written: str) -> bool:
    """Capitals alone, and few."""
    return len(written) <= MOST_LETTERS and written.isalpha() and written.isupper()
