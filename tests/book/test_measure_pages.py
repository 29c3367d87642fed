"""A page a measure: written from its own file, found, linked, and in the index's order."""

from __future__ import annotations

import re
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from riktig.measures.scope import classes

sys.path.insert(0, str(Path(__file__).parents[2] / "book" / "_ext"))
from riktig_book.finding import months_wanted
from riktig_book.measure_pages import all_definitions, source_of, write_pages

INDEX = "book/malene.html"
FIND = "book/slik-finner-du-tallene.html"
ALL = all_definitions()


def page_of(one):
    return f"book/malene/{one.id}.html"


def test_a_new_measure_gets_a_page_and_one_that_is_gone_loses_it(tmp_path):
    folder = tmp_path / "malene"
    write_pages(folder, ALL)
    assert {path.stem for path in folder.iterdir()} == {one.id for one in ALL}
    write_pages(folder, ALL[1:])
    assert {path.stem for path in folder.iterdir()} == {one.id for one in ALL[1:]}


def test_a_page_that_says_the_same_is_not_written_again(tmp_path):
    write_pages(tmp_path, ALL[:1])
    [page] = tmp_path.iterdir()
    page.chmod(0o400)
    before = page.stat().st_mtime_ns
    write_pages(tmp_path, ALL[:1])
    assert page.stat().st_mtime_ns == before


def test_a_title_is_words_and_never_markup():
    odd = ALL[0]._replace(title="A_b_ {role}`x` *5*")
    assert source_of(odd).splitlines()[0] == r"# A\_b\_ \{role\}\`x\` \*5\*"


def test_the_pages_are_no_part_of_the_sources(root):
    assert "book/malene/" in (root / ".gitignore").read_text("utf-8").splitlines()


@pytest.mark.parametrize("one", ALL, ids=lambda one: one.id)
def test_each_measure_has_a_page_that_says_what_its_file_says(pages, one):
    page = pages[page_of(one)]
    said = page.text.replace("\N{NO-BREAK SPACE}", " ")
    for section in one.sections:
        for label, sentences in section.rows:
            for words in (label, *sentences):
                assert words.replace("\N{NO-BREAK SPACE}", " ") in said, label
    assert one.why.replace("\N{NO-BREAK SPACE}", " ") in said
    followed = {link.get("href") for link in page.all("a")}
    assert {source.url for source in one.sources if source.url} <= followed
    assert {"../malene.html"} <= followed
    assert followed & {"../egen-forskrivning.html", "../journalgjennomgang.html"}


def test_the_index_has_a_line_for_each_the_headlines_first(pages):
    links = [link["href"] for link in pages[INDEX].all("a") if link.get("href")]
    listed = [href for href in links if href.startswith("malene/")]
    lines = list(dict.fromkeys(listed))
    assert set(lines) == {f"malene/{one.id}.html" for one in ALL}
    assert lines[:3] == [f"malene/{one.id}.html" for one in ALL[:3]]


def test_the_menu_holds_the_index_and_not_every_measure(pages):
    front = [link.get("href", "") for link in pages["book/forside.html"].all("a")]
    assert "malene.html" in front
    assert not [href for href in front if "malene/" in href]


def test_a_reader_goes_on_in_the_order_of_the_index(pages):
    order = [page_of(one) for one in ALL]
    for here, onward in pairwise(order):
        [link] = [a for a in pages[here].all("a") if a.get("rel") == "next"]
        assert f"book/malene/{link['href']}" == onward


def test_the_search_knows_the_pages(site):
    index = (site / "searchindex.js").read_text("utf-8")
    for one in ALL:
        assert f'"book/malene/{one.id}"' in index


def test_the_codes_to_ask_for_are_those_the_audit_counts(pages):
    page = pages[FIND]
    ready = re.search(r'<pre class="ready-text">(.*?)</pre>', page.source, re.DOTALL)
    assert ready
    for one in classes():
        for code in one.prefixes if one.group else ():
            assert code in ready[1]
            assert page.text.count(code) >= 2
    assert f"siste {months_wanted()} månedene" in ready[1]


def test_the_period_asked_for_lets_every_measure_be_counted(root):
    assert months_wanted() == 25
    assert "tjuefem månedene" in (root / "book/slik-finner-du-tallene.md").read_text("utf-8")


def test_what_is_typed_in_a_blank_is_kept_by_nothing(pages):
    page = pages[FIND]
    blanks = page.all("textarea")
    assert len(blanks) >= 5
    assert all(blank["autocomplete"] == "off" and "name" not in blank for blank in blanks)
    assert not page.all("form")[2:]  # the two search fields of the frame
    assert "/page.js" not in page.source


def test_no_vendor_s_menu_is_invented(root):
    written = (root / "book/slik-finner-du-tallene.md").read_text("utf-8").casefold()
    for vendor in ("system x", "plenario", "infodoc", "winmed", "cgm", "pridok", "webmed", "hove"):
        assert vendor not in written
