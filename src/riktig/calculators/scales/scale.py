"""The score of a scale from its answers, with its band or whether a cut-off is reached.

Nothing is imputed: a missing answer is refused. Where two published cut-offs disagree and
none is chosen, both are shown and none is the answer.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from riktig.calculators.answer import Answer
from riktig.calculators.quantity import quantity
from riktig.calculators.scales.instruments import (
    Instrument,
    band_row,
    bands,
    cutoffs,
    instruments,
    note,
    notes,
)
from riktig.clinical.tables import Row
from riktig.problem import Problem, Refused

# Each instrument is a kind of published table of its own: none is the default of the others.
ABOUT: Final = "scale_{instrument}"
# The rule for one score of this instrument was not read in a source (`PEG-2009`).
WITHOUT_SCORE: Final = frozenset({"PEG"})


def scale(values: Mapping[str, Any]) -> Answer:
    """`score`, and `band` or `positive` (null where two cut-offs disagree and none is chosen).

    `Refused("missing_score")` names the first answer that is not there.
    """
    instrument = _instrument(values.get("instrument"))
    chosen = _cutoff_set(instrument, values.get("cutoff_set"))
    scores = _scores(instrument, values.get("items"))
    parts, used = _judged(instrument, chosen, scores)
    has_score = instrument.key not in WITHOUT_SCORE
    result = {
        "instrument": instrument.key,
        "score": sum(scores) if has_score else None,
        **parts,
        "items": scores,
    }
    warnings = [*_always_followed_up(instrument, scores)]
    if parts.get("positive", False) is None:
        warnings.append(Problem("cutoffs_differ"))
    rows = (instrument.row, *used, *notes(instrument.key))
    about = ABOUT.format(instrument=instrument.key.lower())
    return Answer(result, about, instrument.key, rows, tuple(warnings))


def _judged(
    instrument: Instrument, chosen: str, scores: Sequence[int]
) -> tuple[dict[str, Any], tuple[Row, ...]]:
    """What the score means, and the rows that say so."""
    sets = cutoffs(instrument.key)
    if sets:
        used = {name: sets[name] for name in ([chosen] if chosen else sets)}
        by_set = {name: cutoff.met(scores) for name, cutoff in used.items()}
        verdicts = set(by_set.values())
        parts = {
            "positive": verdicts.pop() if len(verdicts) == 1 else None,
            "cutoff_set": chosen or None,
            "positive_by": by_set,
        }
        return parts, tuple(row for cutoff in used.values() for row in cutoff.rows)
    if bands(instrument.key):
        row = band_row(instrument.key, sum(scores))
        return {"band": row["band"]}, (row,)
    return {"band": None}, ()


def _instrument(name: object) -> Instrument:
    known = instruments()
    if not isinstance(name, str) or name not in known:
        raise Refused("unknown_instrument", field="instrument", instruments=", ".join(known))
    return known[name]


def _cutoff_set(instrument: Instrument, name: object) -> str:
    """The set that is chosen; empty when none is."""
    if name is None or name == "":
        return ""
    sets = cutoffs(instrument.key)
    if not sets:
        raise Refused("no_cutoff_sets", field="cutoff_set")
    if not isinstance(name, str) or name not in sets:
        raise Refused("unknown_cutoff_set", field="cutoff_set", sets=", ".join(sets))
    return name


def _scores(instrument: Instrument, raw: object) -> list[int]:
    if not isinstance(raw, Sequence) or isinstance(raw, (str, bytes)) or not raw:
        raise Refused("no_scores", field="items", count=instrument.items)
    if len(raw) > instrument.items:
        raise Refused("too_many_scores", field="items", count=instrument.items, given=len(raw))
    read = [_score(instrument, value, position) for position, value in enumerate(raw)]
    padded = [*read, *[None] * (instrument.items - len(read))]
    scores = [score for score in padded if score is not None]
    if len(scores) < instrument.items:
        raise _missing(instrument, padded)
    return scores


def _score(instrument: Instrument, value: object, position: int) -> int | None:
    """One answer; `None` where there is none."""
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    details = {"number": position + 1, "low": instrument.low, "high": instrument.high}
    field = f"items.{position}"
    try:
        score = quantity(value, field, "invalid_score")
    except Refused:
        raise Refused("invalid_score", field=field, **details) from None
    if score.denominator != 1 or not instrument.low <= score <= instrument.high:
        raise Refused("invalid_score", field=field, **details)
    return int(score)


def _missing(instrument: Instrument, scores: Sequence[int | None]) -> Refused:
    """The first answer that is missing. What must be followed up is said all the same."""
    position = scores.index(None)
    details: dict[str, object] = {"number": position + 1, "count": instrument.items}
    urgent = _always_followed_up(instrument, scores)
    # A form being filled in is no fault, but what must be followed up cannot wait for it.
    details |= {**urgent[0].details, "variant": "safety"} if urgent else {"waiting": True}
    return Refused("missing_score", field=f"items.{position}", **details)


def _always_followed_up(
    instrument: Instrument, scores: Sequence[int | None]
) -> tuple[Problem, ...]:
    """A warning where an answer is one that is always followed up, whatever the sum."""
    rule = note(instrument.key, "always_follow_up")
    if rule is None:
        return ()
    item, at_least = int(rule["item"]), int(rule["value"])
    score = scores[item - 1]
    if score is None or score < at_least:
        return ()
    return (Problem("phq9_item", {"item": item, "score": score, "at_least": at_least}),)
