"""HTML that a directive or a cell made, as blocks.

Words, lists and tables are read as they stand. A chart becomes its picture and its numbers;
what a reader works with on the page becomes a line that says where it is, and the table behind it.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from docutils import nodes

from riktig_book.pages import MOUNT
from riktig_book.papers.blocks import Block, Run, heading, paragraph, run, tidy
from riktig_book.papers.html_tree import Tag, tree
from riktig_book.papers.pictures import chart

UNSEEN = ("script", "style", "template", "button", "input", "textarea", "select", "nav", "noscript")
UNSEEN += ("svg", "form", "option")
INLINE = (
    "a",
    "strong",
    "b",
    "em",
    "i",
    "span",
    "code",
    "br",
    "abbr",
    "sub",
    "sup",
    "label",
    "small",
)
OWN_LINE, HEARD = "more", "unseen"  # classes: what begins a line, what is only read aloud
Reading = Callable[[Tag, int], list[Block]]


def read(node: nodes.raw, level: int) -> list[Block]:
    """The blocks of a raw node; nothing for a format that is not HTML."""
    return of_markup(node.astext(), level) if "html" in node.get("format", "") else []


def of_markup(markup: str, level: int) -> list[Block]:
    """The blocks of a piece of HTML."""
    return _inside(tree(markup), level)


def _inside(tag: Tag, level: int) -> list[Block]:
    """The blocks inside an element. Words between blocks are a paragraph of their own."""
    made: list[Block] = []
    loose: list[Tag | str] = []
    for child in tag.children:
        if isinstance(child, str) or child.name in INLINE:
            loose.append(child)
        else:
            made += [*_words(Tag("p", {}, loose), level), *_one(child, level)]
            loose = []
    return [*made, *_words(Tag("p", {}, loose), level)]


def _one(tag: Tag, level: int) -> list[Block]:
    if tag.name in UNSEEN or "hidden" in tag.attributes:
        return []
    if "riktig-chart" in tag.classes:
        return _chart(tag, level)
    if MOUNT.search(f'class="{" ".join(tag.classes)}"'):
        return [{"type": "web", "runs": []}, *_printed(tag, level)]  # its words are filled in later
    return READINGS.get(tag.name, _inside)(tag, level)


def _printed(tag: Tag, level: int) -> list[Block]:
    """The table that a calculator shows where nothing can be calculated."""
    inside = [part for part in tag.all("div") if "riktig-fallback" in part.classes]
    return [made for part in inside for one in part.all("table") for made in _table(one, level)]


def _chart(tag: Tag, level: int) -> list[Block]:
    said = [json.loads("".join(map(str, one.children))) for one in tag.all("script")]
    drawn = [chart(picture) for picture in said if "chart" in picture]
    numbers = [made for table in tag.all("table") for made in _table(table, level)]
    source = [one for one in tag.all("p") if "riktig-source" in one.classes]
    return [*drawn, *numbers, *({"type": "source", "runs": runs_of(one)} for one in source)]


def runs_of(tag: Tag) -> list[Run]:
    """The words of an element, those of blocks inside it too."""
    return tidy(_runs(tag, {}))


def _runs(tag: Tag, look: dict[str, Any]) -> list[Run]:
    made: list[Run] = []
    for child in tag.children:
        if isinstance(child, str):
            made.append(run(_spaced(child), **look))
        elif child.name == "br":
            made.append(run("\n", **look))
        elif _is_seen(child):
            made += [run("\n", **look)] if OWN_LINE in child.classes else []
            made += _runs(child, {**look, **_look(child)})
    return made


def _is_seen(tag: Tag) -> bool:
    return tag.name not in UNSEEN and "hidden" not in tag.attributes and HEARD not in tag.classes


def _spaced(words: str) -> str:
    """One blank for each stretch of blanks; those at the ends are kept."""
    inner = " ".join(words.split())
    if not inner:
        return " " if words else ""
    return f"{' ' * words[0].isspace()}{inner}{' ' * words[-1].isspace()}"


def _look(tag: Tag) -> dict[str, Any]:
    if tag.name in ("strong", "b"):
        return {"strong": True}
    if tag.name in ("em", "i"):
        return {"emph": True}
    if tag.name == "a" and tag.attributes.get("href", "").startswith("http"):
        return {"link": tag.attributes["href"]}
    return {}


def _words(tag: Tag, _level: int) -> list[Block]:
    if "blank" in tag.classes:
        return [{"type": "blank", "label": tag.words.rstrip(":")}]
    runs = runs_of(tag)
    return [paragraph(runs)] if any(one["text"].strip() for one in runs) else []


def _heading(tag: Tag, level: int) -> list[Block]:
    return [heading(level + 1, runs_of(tag))] if tag.words else []


def _list(tag: Tag, level: int) -> list[Block]:
    items = [one for one in tag.children if isinstance(one, Tag) and one.name == "li"]
    inside = [_inside(item, level) for item in items if "hidden" not in item.attributes]
    if not inside:
        return []
    points = {"ordered": tag.name == "ol", "start": 1, "letters": False}
    return [{"type": "list", **points, "items": inside}]


def _table(tag: Tag, level: int) -> list[Block]:
    captions = [one.words for one in tag.all("caption")]
    heads = {id(row) for part in tag.all("thead") for row in part.all("tr")}
    rows = [(id(row) in heads, _cells(row, level)) for row in tag.all("tr")]
    table = {
        "type": "table",
        "caption": captions[0] if captions else "",
        "head": [cells for is_head, cells in rows if is_head],
        "rows": [cells for is_head, cells in rows if not is_head],
    }
    return [table] if table["rows"] else []


def _cells(row: Tag, level: int) -> list[list[Block]]:
    """The cells; one that spans more columns is followed by empty ones."""
    made: list[list[Block]] = []
    for cell in row.children:
        if isinstance(cell, Tag) and cell.name in ("td", "th"):
            made.append(_inside(_unpressed(cell), level))
            made += [[]] * (int(cell.attributes.get("colspan", "1")) - 1)
    return made


def _unpressed(cell: Tag) -> Tag:
    """A head that sorts its column has its words in a button."""
    buttons = [one for one in cell.children if isinstance(one, Tag) and one.name == "button"]
    return Tag("div", {}, buttons[0].children) if buttons else cell


def _terms(tag: Tag, level: int) -> list[Block]:
    pairs: list[dict[str, Any]] = []
    for one in _in_order(tag):
        if one.name == "dt":
            pairs.append({"runs": runs_of(one), "blocks": []})
        elif pairs:
            pairs[-1]["blocks"] += _inside(one, level)
    return [{"type": "terms", "pairs": pairs}] if pairs else []


def _in_order(tag: Tag) -> list[Tag]:
    """The terms and what they mean, also where each pair has a frame of its own."""
    made: list[Tag] = []
    for child in tag.children:
        if isinstance(child, Tag):
            made += [child] if child.name in ("dt", "dd") else _in_order(child)
    return made


def _folded(tag: Tag, level: int) -> list[Block]:
    """What is folded stands open on paper."""
    title = next((one for one in tag.all("summary")), Tag("summary"))
    rest = Tag("div", {}, [child for child in tag.children if child is not title])
    inside = _inside(rest, level)
    return [{"type": "panel", "title": title.words, "blocks": inside}] if inside else []


def _small(tag: Tag, _level: int) -> list[Block]:
    return [{"type": "source", "runs": runs_of(tag)}] if tag.words else []


READINGS: dict[str, Reading] = {
    "p": _words,
    "figcaption": _small,
    "ul": _list,
    "ol": _list,
    "table": _table,
    "dl": _terms,
    "details": _folded,
    "pre": _words,
    "blockquote": lambda tag, level: [{"type": "quote", "blocks": _inside(tag, level)}],
    **{f"h{number}": _heading for number in range(1, 7)},
}
