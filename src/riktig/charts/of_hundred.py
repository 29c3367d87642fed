"""People as marks: how many of so many (natural frequencies), the chapters' general picture.

Use in a chapter (the page needs the jupytext header):

    from riktig.charts.of_hundred import picture
    from riktig_widgets import show_chart
    show_chart(picture(["glass_nnt", "glass_nnh"], "sleep_hypnotics_old"))

Each panel is a row of `clinical/figures.csv`, or several rows of one source that exclude one
another (`[("stopped", "reduced"), "control"]`). What a panel shows follows from the unit, and
nothing is made up:

    percent          so many of 100 people, to the nearest whole person
    of 10, of 2      as written
    persons          a number needed to treat or harm: one of so many people

`words_key` is a section of `text/nb/charts.toml`:

    [sleep_hypnotics_old]
    title = "What is seen, as a sentence"
    subtitle = "What is counted, in whom"
    [sleep_hypnotics_old.labels]     # one short label a row (about 40 signs)
    glass_nnt = "Sover bedre"
    [sleep_hypnotics_old.rest]       # if wanted: what the others of a panel are, by its first row
    glass_nnt = "Merker ingen forskjell"

Groups differ by shape and by tone, so the picture reads in black and white. The numbers follow
as a table.

Data `marks`: `line`, `x` (px), `kind`. Data `words`: `line`, `text`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final, NamedTuple

import altair as alt

from riktig.charts import base
from riktig.clinical.tables import Figure, figure, source
from riktig.text import decimal_text, text
from riktig.text.catalogue import area

LINE: Final = 24  # px a line of words or of marks
ACROSS: Final = 20  # people a line
KINDS: Final = ("first", "second", "third", "rest")
MOST: Final = 100
_OF: Final = {"percent": 100, "of 10": 10, "of 2": 2}


class Group(NamedTuple):
    """Some of a panel's people: what they are called, how many, and their mark."""

    label: str
    many: int
    of: int
    kind: str

    @property
    def told(self) -> str:
        """`Sover bedre: 1 av 13`."""
        return text("charts.of_hundred.group", label=self.label, count=self.many, of=self.of)


def chart() -> alt.LayerChart:
    """Lines of words with a key, lines of marks; rows of twenty with a gap in the middle."""
    marks = (
        base.named("marks")
        .mark_point(opacity=1, strokeWidth=1.5)
        .encode(
            x=alt.X("x:Q", scale=None, axis=None),
            y=_line(),
            shape=_by_kind(("circle", "diamond", "triangle-up", "circle")),
            size=_by_kind((190, 170, 150, 110)),
            fill=_by_kind((base.mark("own"), base.ink("line"), base.mark("other"), "transparent")),
            stroke=_by_kind(
                (base.mark("own"), base.ink("ink"), base.ink("ink"), base.ink("muted"))
            ),
        )
    )
    words = (
        base.named("words")
        .mark_text(align="left", baseline="middle", fontSize=14)
        .encode(x=alt.value(LINE), y=_line(), text="text:N")
    )
    return base.finished([words, marks], ["marks", "words"], alt.Step(LINE))


def _line() -> alt.Y:
    return alt.Y("line:O", axis=None, scale=alt.Scale(padding=0))


def _by_kind(values: Sequence[Any]) -> Any:
    """A channel's value for each kind."""
    tests = [
        {"test": f"datum.kind === '{kind}'", "value": value}
        for kind, value in zip(KINDS, values, strict=True)
    ]
    return {"condition": tests}


def picture(panels: Sequence[str | Sequence[str]], words_key: str) -> dict[str, Any]:
    """The whole picture: data, words, alt text, the sources under it and its table.

    ValueError for a row that does not say how many of how many, and for rows that do not fit
    in one panel.
    """
    found = [
        [figure(name) for name in ([panel] if isinstance(panel, str) else panel)]
        for panel in panels
    ]
    groups = [_groups(rows, words_key) for rows in found]
    marks: list[dict[str, Any]] = []
    words: list[dict[str, Any]] = []
    for panel in groups:
        _add(panel, marks, words)
    shown = [group for panel in groups for group in panel if group.label]
    title, subtitle = text(f"charts.{words_key}.title"), text(f"charts.{words_key}.subtitle")
    told = "; ".join(group.told for group in shown)
    titles = "; ".join(
        dict.fromkeys(source(row.source_id)["title"] for rows in found for row in rows)
    )
    return {
        "chart": "of_hundred",
        "data": {"marks": marks, "words": words},
        "params": {"title_text": title, "subtitle_text": subtitle},
        "alt": text("charts.of_hundred.alt", title=title, subtitle=subtitle, groups=told),
        "source": text("charts.of_hundred.source", titles=titles),
        "table": _table(subtitle, shown),
    }


def _groups(rows: Sequence[Figure], words_key: str) -> list[Group]:
    """The groups of a panel and those left; the left have no label unless the words give one."""
    counted = [_count(row) for row in rows]
    of = counted[0][1]
    left = of - sum(count for count, _ in counted)
    if left < 0 or len(rows) >= len(KINDS) or any(other != of for _, other in counted):
        raise ValueError(f"{words_key}: rows that do not fit in one panel")
    groups = [
        Group(text(f"charts.{words_key}.labels.{row.name}"), count, of, kind)
        for row, (count, _), kind in zip(rows, counted, KINDS, strict=False)
    ]
    rest = area("charts")[words_key].get("rest", {}).get(rows[0].name, "")
    return [*groups, Group(rest, left, of, KINDS[-1])] if left else groups


def _count(row: Figure) -> tuple[int, int]:
    """How many of how many people a row says."""
    if row.value is None:
        raise ValueError(f"{row.name} has no single value")
    if row.unit == "persons" and row.value.is_integer() and 2 <= row.value <= MOST:
        return 1, int(row.value)
    if row.unit not in _OF:
        raise ValueError(f"{row.name} does not say how many of how many: {row.unit}")
    return int(row.value + 0.5), _OF[row.unit]


def _add(panel: Sequence[Group], marks: list[dict[str, Any]], words: list[dict[str, Any]]) -> None:
    """A panel under those before it: an empty line, its keys and words, its people."""
    line = marks[-1]["line"] + 1 if marks else 0
    words.append({"line": line, "text": ""})
    line += 1
    for group in panel:
        if group.label:
            marks.append({"line": line, "x": LINE / 2, "kind": group.kind})
            words.append({"line": line, "text": group.told})
            line += 1
    people = [group.kind for group in panel for _ in range(group.many)]
    marks += [
        {"line": line + place // ACROSS, "x": _across(place % ACROSS), "kind": kind}
        for place, kind in enumerate(people)
    ]


def _across(place: int) -> float:
    """Half a mark in from the left; a gap after the tenth."""
    return 12 + 21 * place + (8 if place >= ACROSS // 2 else 0)


def _table(caption: str, groups: Sequence[Group]) -> dict[str, Any]:
    """The same numbers as a table, for readers who do not see the picture."""
    columns = [text(f"charts.of_hundred.{key}") for key in ("who", "count", "of")]
    rows = [[g.label, decimal_text(g.many), decimal_text(g.of)] for g in groups]
    return {"caption": caption, "columns": columns, "rows": rows}
