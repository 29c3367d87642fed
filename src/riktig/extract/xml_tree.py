"""XML read as a stream: each message becomes a small tree, nothing else is kept.

No document type is allowed, so there are no entities to expand and nothing
outside the file can be asked for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final
from xml.parsers import expat

from riktig.extract.limits import MAX_ELEMENT_BYTES, MAX_XML_DEPTH, MAX_XML_NODES
from riktig.problem import Refused

_DECLARATION: Final = re.compile(rb"<\?xml\s")
_PIECE: Final = 4096  # bytes
_UTF16_MARKS: Final = (b"\xff\xfe", b"\xfe\xff")


@dataclass(slots=True, repr=False)
class Node:
    """One element: its name without prefix, its namespace, and what is in it."""

    name: str
    space: str
    attributes: dict[str, str]
    children: list[Node] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The text of the element itself, without the space around it."""
        return "".join(self.pieces).strip()

    def child(self, *path: str) -> Node | None:
        """The first element at a path of names below this one."""
        found = self
        for name in path:
            below = next((one for one in found.children if one.name == name), None)
            if below is None:
                return None
            found = below
        return found

    def text_at(self, *path: str) -> str:
        """The text at a path, or an empty text."""
        found = self.child(*path)
        return found.text if found else ""

    def value_at(self, *path: str, attribute: str = "V") -> str:
        """The coded value at a path (attribute `V`), or an empty text."""
        found = self.child(*path)
        return found.attributes.get(attribute, "") if found else ""

    def walk(self) -> Iterator[Node]:
        """This element and all below it, in document order."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            yield node
            waiting += reversed(node.children)


def trees(
    blob: bytes, is_root: Callable[[str, str], bool], left_out: frozenset[str] = frozenset()
) -> Iterator[Node]:
    """The outermost elements for which `is_root(name, namespace)` holds, in order.

    Elements named in `left_out` are passed over with all in them. A file may
    hold several documents after each other. `Refused` when one is broken, has
    a document type, or is deeper or larger than a message can be.
    """
    for document in _documents(blob):
        yield from _Reader(is_root, left_out).read(document)


def streamed(
    pieces: Iterable[bytes], is_root: Callable[[str, str], bool], left_out: frozenset[str]
) -> Iterator[Node]:
    """As `trees`, of one document that comes in pieces; what was yielded is not held.

    `Refused` also when a text or a tag goes on without end.
    """
    yield from _Reader(is_root, left_out).stream(pieces)


def root_of(blob: bytes) -> tuple[str, str]:
    """Name and namespace of a file's first element; empty when there is none."""
    found: list[str] = []

    def start(name: str, _attributes: dict[str, str]) -> None:
        found.append(name)

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.StartElementHandler = start
    try:
        for at in range(0, len(blob), _PIECE):
            parser.Parse(blob[at : at + _PIECE], False)
            if found:
                break
    except (expat.ExpatError, ValueError, LookupError):
        return "", ""
    space, _, local = found[0].rpartition(" ") if found else ("", "", "")
    return local, space


def _documents(blob: bytes) -> list[bytes]:
    """The file parted where a new XML declaration begins."""
    if blob.startswith(_UTF16_MARKS) or b"\x00" in blob[:100]:
        return [blob]
    starts = [found.start() for found in _DECLARATION.finditer(blob)]
    edges = [0, *starts, len(blob)]
    parts = [blob[at:end] for at, end in pairwise(edges)]
    return [part for part in parts if part.removeprefix(b"\xef\xbb\xbf").strip()]


class _Reader:
    """Builds the trees of one document."""

    def __init__(self, is_root: Callable[[str, str], bool], left_out: frozenset[str]) -> None:
        self._is_root = is_root
        self._left_out = left_out
        self._left_at = 0  # depth of the element that is being passed over
        self._open: list[Node] = []  # from the root of a message inwards
        self._depth = 0
        self._nodes = 0
        self._since = 0  # bytes since an element began or ended, where the document is streamed
        self._found: list[Node] = []

    def read(self, document: bytes) -> list[Node]:
        self._parse(self._parser(), document, True)
        return self._found

    def stream(self, pieces: Iterable[bytes]) -> Iterator[Node]:
        parser = self._parser()
        for piece in pieces:
            self._since += len(piece)
            self._parse(parser, piece, False)
            if self._since > MAX_ELEMENT_BYTES:
                raise Refused("xml_too_deep")
            found, self._found = self._found, []
            yield from found
        self._parse(parser, b"", True)
        yield from self._found

    def _parser(self) -> expat.XMLParserType:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = _refuse_doctype
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        return parser

    def _parse(self, parser: expat.XMLParserType, piece: bytes, last: bool) -> None:
        try:
            parser.Parse(piece, last)
        except (expat.ExpatError, ValueError, LookupError):
            raise Refused("xml_broken") from None

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        self._nodes += 1
        self._since = 0
        if self._depth > MAX_XML_DEPTH or self._nodes > MAX_XML_NODES:
            raise Refused("xml_too_deep")
        if self._left_at:
            return
        space, _, local = name.rpartition(" ")
        if local in self._left_out:
            self._left_at = self._depth
            return
        if not self._open and not self._is_root(local, space):
            self._nodes = 0
            return
        node = Node(local, space, attributes)
        if self._open:
            self._open[-1].children.append(node)
        self._open.append(node)

    def _end(self, _name: str) -> None:
        self._depth -= 1
        self._since = 0
        if self._left_at:
            self._left_at = self._left_at if self._depth >= self._left_at else 0
        elif self._open:
            done = self._open.pop()
            if not self._open:
                self._found.append(done)
                self._nodes = 0

    def _characters(self, piece: str) -> None:
        if self._open and not self._left_at:
            self._open[-1].pieces.append(piece)


def _refuse_doctype(*_: object) -> None:
    raise Refused("xml_doctype")
