"""What a reader sees of scores over time: one part an instrument, newest meaning first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from riktig.calculators.calculator import CALCULATORS
from riktig.calculators.card import columns
from riktig.calculators.scales.instruments import Instrument, bands, cutoffs, instruments
from riktig.diary.scores import Entry
from riktig.text.catalogue import text
from riktig.text.formats import format_date
from riktig.view import Picture, Table

COLUMNS: Final = ("date", "score", "meaning", "change", "answers")
# A picture needs two days; one is a number.
FEWEST_DAYS: Final = 2
# Of the highest sum there can be, so that its own number has room above it.
HEADROOM: Final = 1.1


def scores_view(entries: Sequence[Entry]) -> dict[str, Any]:
    """`instruments`: a part for each that has an entry, in the tables' own order."""
    parts = []
    for instrument in instruments().values():
        own = [one for one in entries if one.result["instrument"] == instrument.key]
        if own:
            parts.append(_part(instrument, own))
    return {"instruments": parts, "count": len(entries)}


def _part(instrument: Instrument, entries: Sequence[Entry]) -> dict[str, Any]:
    last = CALCULATORS["scale"].card(entries[-1].answer)
    picture = _picture(instrument, entries)
    rows = [_row(instrument, entries, n) for n in range(len(entries))]
    cells = [[row[name] for name in COLUMNS] for row in rows]
    name = instrument.row["name"]
    return {
        "instrument": instrument.key,
        "title": text("diary.scores.title", name=name, about=instrument.row["about"]),
        "rows": [{"at": entries[n].at, **row} for n, row in enumerate(rows)],
        "table": Table(
            text("diary.scores.caption", name=name), columns("diary.scores", COLUMNS), cells
        ).as_dict(),
        "picture": None if picture is None else picture.as_dict(),
        "warnings": list(last.warnings),
        "notes": list(last.notes),
        "table_line": last.table_line,
    }


def _row(instrument: Instrument, entries: Sequence[Entry], n: int) -> dict[str, str]:
    one = entries[n]
    card = CALCULATORS["scale"].card(one.answer)
    answers = ", ".join(str(score) for score in one.result["items"])
    scored = one.result["score"] is not None
    day = format_date(one.day)
    return {
        "date": day,
        "score": card.headline if scored else text("diary.scores.none"),
        "meaning": card.range or text("diary.scores.none"),
        "change": _change(entries, n) if scored and n else text("diary.scores.none"),
        "answers": answers,
        "named": text("diary.scores.named", name=instrument.row["name"], day=day),
    }


def _change(entries: Sequence[Entry], n: int) -> str:
    """Against the time before, in points: no judgement of what it means."""
    change = entries[n].result["score"] - entries[n - 1].result["score"]
    if not change:
        return text("diary.scores.same")
    return text(f"diary.scores.{'higher' if change > 0 else 'lower'}", points=abs(change))


def _picture(instrument: Instrument, entries: Sequence[Entry]) -> Picture | None:
    """The sums by date; none where the instrument has no sum, or there is one day alone."""
    days = {one.day for one in entries}
    if entries[-1].result["score"] is None or len(days) < FEWEST_DAYS:
        return None
    sums = [(one.day.isoformat(), one.result["score"]) for one in entries]
    listed = "; ".join(f"{format_date(one.day)}: {one.result['score']}" for one in entries)
    most = instrument.items * instrument.high
    return Picture(
        chart="day_series",
        data={
            "points": [{"day": day, "value": n, "label": str(n)} for day, n in sums],
            "path": [{"day": day, "value": n} for day, n in sums],
            "levels": [],
            "lines": _lines(instrument),
            "room": [{"value": 0}, {"value": most * HEADROOM}],
        },
        params={
            "title_text": text(
                "diary.scores.picture",
                name=instrument.row["name"],
                first=sums[0][1],
                last=sums[-1][1],
            ),
            "subtitle_text": text("diary.scores.picture_about", most=most),
        },
        alt=text("diary.scores.picture_alt", name=instrument.row["name"], list=listed),
    )


def _lines(instrument: Instrument) -> list[dict[str, Any]]:
    """Where a band begins, or a cut-off of the sum stands; rules on single answers have no line."""
    begun = [
        {"value": int(row["low"]), "label": text(f"scales.band_name.{row['band']}")}
        for row in bands(instrument.key)
        if int(row["low"]) > instrument.low
    ]
    sums = {
        int(row["at_least"])
        for cutoff in cutoffs(instrument.key).values()
        for row in cutoff.rows
        if not row["first_item"]
    }
    named = [{"value": n, "label": text("diary.scores.cutoff", at_least=n)} for n in sorted(sums)]
    return [*begun, *named]
