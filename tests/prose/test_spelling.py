"""Every word a participant reads is in a dictionary or in the book's own list."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict

import pytest

from bench.prose.blocks import blocks_of
from bench.prose.spelling import DICTIONARIES, misspelled, own_words

# Literal rows of the tables: titles of and places in foreign documents, as they are printed.
LITERAL = ("book/om-tallene.html", "book/oppslag/for-klinikeren.html")
OTHER_LANGUAGES = ("nn", "en")
# What is said to those who run the commands, with the commands' own English words.
COMMANDS = ("command", "hub", "synthetic", "national", "exercises")
# What is sought by, as people type it, and never read: slips and short forms.
SOUGHT = {
    "toolbox": ("words", "spelling"),
    "visit": ("search",),
    "judging": ("number",),
    "hub_administration": ("column", "role_words"),
}
# Page paths, mime types, names of files, ids of papers.
MACHINE_NAME = re.compile(r"[\w./#*,:;+-]*[/_.#][\w./#*,:;+-]*|[a-z0-9]+(?:-[a-z0-9]+)+")
PLACEHOLDER = re.compile(r"\{[A-Za-z_]+(?:![rs])?\}(?!`)|<[^>]*>")
# What a text of the chapters' own markup fetches, and where it leads.
ROLE = re.compile(r"\{[a-z-]+\}`[^`]*`|\]\([^)]*\)")


def words_by_language(prose):
    found = defaultdict(list)
    for name, blocks in prose.items():
        for block in blocks if name not in LITERAL else ():
            found[block.lang].append(block.words)
    return found


def test_every_language_of_the_book_has_a_dictionary(prose):
    assert set(words_by_language(prose)) <= set(DICTIONARIES)


@pytest.mark.parametrize("lang", sorted(DICTIONARIES))
def test_no_word_is_misspelled(prose, lang):
    assert not sorted(misspelled(words_by_language(prose)[lang], lang))


def leaves(value):
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        inner = [below for key, below in value.items() if key not in OTHER_LANGUAGES]
    else:
        inner = value if isinstance(value, list) else []
    return [leaf for below in inner for leaf in leaves(below)]


def read_by_someone(path):
    tables = tomllib.loads(path.read_text("utf-8"))
    return {name: table for name, table in tables.items() if name not in SOUGHT.get(path.stem, ())}


def test_no_text_file_has_a_misspelled_word(root):
    texts = [
        PLACEHOLDER.sub(" ", ROLE.sub(" ", leaf))
        for path in sorted(root.glob("src/riktig/text/nb/*.toml"))
        if path.stem not in COMMANDS
        for leaf in leaves(read_by_someone(path))
        if not MACHINE_NAME.fullmatch(leaf)
    ]
    assert not sorted(misspelled(texts, "nb"))


def test_a_misspelled_word_is_found():
    assert misspelled(["Pasienten fikk oksazepam og ble inkallt."], "nb") == {"inkallt"}


def test_a_compound_of_an_own_word_is_known():
    assert "oksazepam" in own_words()
    assert not misspelled(["oksazepambruk"], "nb")


def test_words_of_another_language_within_a_line_are_read_apart():
    page = '<main><ul><li><a lang="en">Good to know</a> <span>ark</span></li></ul></main>'
    assert [(b.lang, b.words) for b in blocks_of(page)] == [("en", "Good to know"), ("nb", "ark")]


def test_a_block_keeps_its_language_and_leaves_forms_and_code_out():
    page = (
        '<main><p>Hei <code>x_y</code> du</p><div lang="nn"><p>Eg kjem</p></div>'
        '<form class="riktig"><p>Skjema</p></form>'
        '<p>Av <a class="number">5</a> pasienter</p></main>'
    )
    read = [(block.lang, block.words) for block in blocks_of(page)]
    assert read == [("nb", "Hei du"), ("nn", "Eg kjem"), ("nb", "Av 0 pasienter")]
