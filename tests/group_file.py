"""A group file as its text, for tests: every field there, and each can be changed or taken away."""

from __future__ import annotations

from riktig.measures.load import measure_named
from riktig.problem import Refused
from riktig.text import explain

MEASURE = "z_hypnotic_heavy"
GONE = object()
TOP = {
    "schema": '"riktig-group/1"',
    "title": '"Gruppen på Nes"',
    "meetings": "[2026-01-15, 2026-03-12]",
    "next_look": "2026-12-10",
}
MEMBER = {"member": '"P0001"', "letter": '"C"'}
PLAN = {
    "member": '"P0001"',
    "measure": f'"{MEASURE}"',
    "version": str(measure_named(MEASURE).version),
    "aim": "40",
    "by": "2026-10-31",
    "change": '"Snakke om søvn før resepten fornyes"',
    "prediction": '"Halvparten vil prøve"',
    "decision": '"adapt"',
}


def group_file(top=None, members=({},), plans=({},)):
    """The file's text. Each of `members` and `plans` is what differs from the sound entry."""
    lines = _lines({**TOP, **(top or {})})
    for heading, sound, entries in (("members", MEMBER, members), ("plans", PLAN, plans)):
        for changed in entries:
            lines += [f"[[{heading}]]", *_lines({**sound, **changed})]
    return "\n".join(lines)


def _lines(fields):
    return [f"{name} = {value}" for name, value in fields.items() if value is not GONE]


def read_or_why(read, content):
    """What is read, or the sentence that says why it is not."""
    try:
        return read(content)
    except Refused as refusal:
        return explain(refusal.problem)
