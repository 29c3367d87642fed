"""The tally as lines to read: three worlds, a row a measure, a column for whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from riktig.blocks.group_pairs import LEAST_MEMBERS
from riktig.compare.change import CHANGE_CONF
from riktig.feedback.measure_titles import measure_title
from riktig.measures.load import reported
from riktig.simulation.run import PAGE, WORLDS, Line, Tally, Who, World
from riktig.statistics import proportion_interval
from riktig.text import decimal_text, format_number, text

WHAT_WIDTH: Final = 58
WHO_WIDTH: Final = 34
DECIMALS: Final = 1
PERCENT: Final = 100
_COLUMNS: Final[tuple[Who, ...]] = ("one", "group")


def lines(tally: Tally, runs: int, members: int, seed: int) -> Iterator[str]:
    """The whole table, ready to print."""
    counted = {"runs": format_number(runs), "doctors": format_number(runs * members)}
    yield _say("title", members=members, seed=seed, **counted)
    yield _say("rule", percent=decimal_text(PERCENT * CHANGE_CONF))
    for world in WORLDS:
        yield ""
        yield from _world(tally, world, members)
    yield ""
    yield _say("hidden", least=LEAST_MEMBERS)
    yield _say("made_up")


def _world(tally: Tally, world: World, members: int) -> Iterator[str]:
    yield _say(f"world_{world}")
    yield _row(_say("what"), [_say("who_one"), _say("who_group", members=members)])
    for measure in reported():
        cells = [_cell(tally, world, who, measure.id) for who in _COLUMNS]
        yield _row(measure_title(measure), cells)
    page = [_cell(tally, world, who, PAGE) for who in _COLUMNS]
    yield _row(_say("page"), page)
    yield _row(_say("page_beside"), [_cell(tally, world, "beside", PAGE), ""])


def _cell(tally: Tally, world: World, who: Who, what: str) -> str:
    line = Line(world, who, what)
    looked, said = tally.looked[line], tally.said[line]
    if not looked:
        return _say("never")
    interval = proportion_interval(said, looked)
    shares = {"percent": said / looked, "low": interval.low, "high": interval.high or 1.0}
    written = {name: format_number(PERCENT * share, DECIMALS) for name, share in shares.items()}
    return _say("share", said=format_number(said), looked=format_number(looked), **written)


def _row(what: str, cells: Sequence[str]) -> str:
    return f"{what:<{WHAT_WIDTH}}{''.join(f'{cell:<{WHO_WIDTH}}' for cell in cells)}".rstrip()


def _say(key: str, **values: object) -> str:
    return text(f"simulation.table.{key}", **values)
