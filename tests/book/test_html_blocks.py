"""HTML of the book's own templates read as blocks, for the PDFs of whole pages."""

from __future__ import annotations

import json

import pytest
from course_site import ROOT  # noqa: F401 - puts the extension on the path


def blocks(markup: str):
    from riktig_book.papers.raw_html import of_markup

    return of_markup(markup, 2)


def words(markup: str) -> str:
    from riktig_book.papers.plain import plain

    return plain(blocks(markup))


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p>Et <b>ord</b> og<br>et til</p>", "Et ord og\net til"),
        ("<ul><li>en</li><li><p>to</p></li></ul>", "- en\n- to"),
        ("<dl><div><dt>a</dt><dd>b</dd></div></dl>", "a: b"),
        ("<details><summary>Mer</summary><p>inni</p></details>", "Mer\n\ninni"),
        ("<p>ute</p><script>x</script><button>trykk</button><p hidden>bort</p>", "ute"),
        ("løse ord <em>her</em><p>og der</p>", "løse ord her\n\nog der"),
        ('<p class="blank"><label>Navn:<textarea></textarea></label></p>', "Navn: " + "_" * 20),
    ],
)
def test_words_are_kept_and_tools_are_not(markup, expected):
    assert words(markup) == expected


def test_a_table_keeps_its_head_its_spans_and_the_words_of_a_button():
    (table,) = blocks(
        "<table><caption>Tall</caption><thead><tr><th><button>A</button></th><th>B</th></tr></thead>"
        '<tbody><tr><td colspan="2">en</td></tr><tr><td>to</td><td>tre</td></tr></tbody></table>'
    )
    assert table["caption"] == "Tall"
    assert len(table["head"]) == 1
    assert [len(row) for row in table["rows"]] == [2, 2]
    assert words("<table><thead><tr><th><button>A</button></th></tr></thead>"
                 "<tbody><tr><td>x</td></tr></tbody></table>") == "A\nx"  # fmt: skip


def test_a_calculator_is_a_line_that_says_where_it_is():
    from riktig_book.papers.address import addressed

    found = blocks('<div class="riktig-calculator riktig"><form><p>Dose</p></form></div>')
    assert [block["type"] for block in found] == ["web"]
    (line,) = addressed(found, "Dosen", "nb")
    assert "«Dosen»" in line["runs"][0]["text"]


def test_a_chart_is_its_picture_and_its_numbers():
    picture = json.dumps({"chart": "share_bar", "alt": "En andel", "params": {}, "data": {}})
    found = blocks(
        f'<div class="riktig-chart riktig"><script type="application/json">{picture}</script>'
        "<details><summary>Tall</summary><table><tr><td>1</td></tr></table></details>"
        '<p class="riktig-source">Kilde</p></div>'
    )
    assert [block["type"] for block in found] == ["picture", "table", "source"]
    assert found[0]["alt"] == "En andel"
