"""The two doors: `inspect` says how files will be read, `read` reads them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from riktig.extract.fields import with_filled
from riktig.extract.mapping import Settled, settle
from riktig.extract.parts import Kept, Part
from riktig.extract.plan import Question
from riktig.extract.products import Products
from riktig.extract.proposal import Proposal
from riktig.extract.read_messages import read_messages
from riktig.extract.read_tables import read_tables
from riktig.extract.record import Reading
from riktig.extract.settling import proposal_of, settled_plan
from riktig.problem import Refused


def inspect(
    names: Sequence[str],
    blobs: Sequence[bytes],
    mapping: Mapping[str, Any] | None = None,
    *,
    kept: Kept | None = None,
) -> Proposal:
    """How the files will be read, to be confirmed by the reader unless it is `ready`.

    A `mapping` confirmed before makes an unknown table ready when it answers everything.
    With `kept`, `read` of the same files need not open them again.
    Raises `Refused` for what cannot be read at all.
    """
    parts = (kept or Kept()).parts(names, blobs)
    if parts[0].kind != "table":
        return Proposal(read_messages(parts).format, ready=True)
    proposals = [proposal_of(part, file, mapped=bool(mapping)) for file, part in enumerate(parts)]
    first = proposals[0]
    questions: dict[str, Question] = {}
    for file, proposal in enumerate(proposals):
        if proposal.format != first.format or (
            first.format == "table" and _names(proposal) != _names(first)
        ):
            raise Refused("different_tables", file=file + 1)
        questions |= {question.code: question for question in proposal.questions}
    proposal = replace(
        first,
        questions=tuple(questions.values()),
        ready=_ready(first, questions),
        sheets_left=sum(part.sheets_left for part in parts),
    )
    if mapping and proposal.format == "table":
        fits = _mapping_fits(parts, settle(mapping))
        return replace(proposal, ready=fits, mapping_left=not fits)
    return proposal


def read(
    names: Sequence[str],
    blobs: Sequence[bytes],
    mapping: Mapping[str, Any] | None = None,
    *,
    salt: bytes | None = None,
    kept: Kept | None = None,
    products: Products | None = None,
) -> Reading:
    """Every row of every file as a `Record` or a `RowProblem`.

    `names` are the files' names (they tell a made-up file by "synthetic-").
    `mapping` is needed for a table of no known format: see `riktig.extract.mapping`.
    Patient keys become running numbers here and are forgotten on return. With a `salt`
    each patient also gets a token (`Reading.keys`), the same whenever key and salt are.
    `products` fills in what rows with a product's number (varenummer) do not say themselves.
    """
    parts = (kept or Kept()).parts(names, blobs)
    if parts[0].kind != "table":
        reading = read_messages(parts, salt, products)
    else:
        reading = read_tables(parts, settle(mapping), salt, products)
    return reading if products is None else with_filled(reading)


def _mapping_fits(parts: list[Part], settled: Settled) -> bool:
    """Whether every file has all the columns of a mapping, and nothing is left to ask."""
    try:
        for file, part in enumerate(parts):
            settled_plan(part, replace(settled, from_page=True), file)
    except Refused:
        return False
    return True


def _names(proposal: Proposal) -> list[str]:
    return [column.name for column in proposal.columns]


def _ready(first: Proposal, questions: Mapping[str, Question]) -> bool:
    return first.format != "table" and not questions
