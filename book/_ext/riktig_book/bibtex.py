"""Sources as BibTeX entries."""

from __future__ import annotations

import re
from collections.abc import Iterable

from riktig.clinical.tables import Row

SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "&": r"\&",
    "%": r"\%",
    "$": r"\$",
    "#": r"\#",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
# IS-2014 is the number of a publication.
YEAR = re.compile(r"(?<![\w-])(?:19|20)\d\d\b")


def escaped(words: str) -> str:
    """Text with the signs that BibTeX reads as orders made harmless."""
    return "".join(SPECIAL.get(sign, sign) for sign in words)


def entry(row: Row) -> str:
    """One source as `@misc`: the tables know who, what, which edition and where, no more."""
    year = YEAR.search(row["version"])
    fields = {
        "author": f"{{{escaped(row['publisher'])}}}",
        "title": escaped(row["title"]),
        "year": year[0] if year else "",
        "edition": escaped(row["version"]) if row["version"] and not year else "",
        "url": row["url"],
        "urldate": row["read_on"],
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@misc{{{row['source_id']},", *lines, "}"])


def bibliography(rows: Iterable[Row]) -> str:
    """A whole BibTeX file, entries in the order given."""
    return "\n\n".join(entry(row) for row in rows) + "\n"
