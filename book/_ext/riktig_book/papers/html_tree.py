"""HTML as a small tree: tags, attributes and words, in the order they stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = ("area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr")


@dataclass
class Tag:
    """An element; its children are elements and words."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Tag | str] = field(default_factory=list)

    @property
    def classes(self) -> list[str]:
        """The names of its class attribute."""
        return self.attributes.get("class", "").split()

    @property
    def words(self) -> str:
        """All words inside it."""
        inside = (child if isinstance(child, str) else child.words for child in self.children)
        return " ".join("".join(inside).split())

    def all(self, name: str) -> Iterator[Tag]:
        """Every element of that name inside it."""
        for child in self.children:
            if isinstance(child, Tag):
                if child.name == name:
                    yield child
                yield from child.all(name)


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = Tag("")
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        made = Tag(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(made)
        if tag not in VOID:
            self.open.append(made)

    def handle_endtag(self, tag: str) -> None:
        names = [one.name for one in self.open]
        if tag in names[1:]:
            del self.open[len(names) - 1 - names[::-1].index(tag) :]

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def tree(markup: str) -> Tag:
    """The tree of a piece of HTML; what is left open ends with it."""
    builder = _Builder()
    builder.feed(markup)
    builder.close()
    return builder.root
