"""The code of a cell is folded under what it shows, and says so in bokmål."""

from __future__ import annotations

import re

FOLD = re.compile(
    r'<details class="how"><summary>Vis hvordan</summary><pre lang="en">(.*?)</pre>', re.S
)


def test_a_chapters_chart_says_how_it_is_made(pages):
    page = pages["modules/chronic_pain/02-kunnskap-grensene.html"]
    folded = FOLD.findall(page.source)
    assert any("dose_risk" in code for code in folded)
    chart = page.source.index('data-chart="dose_risk"')
    assert page.source.index("dose_risk import") > chart  # below the picture


def test_no_fold_speaks_english_and_none_is_open(pages):
    for name, page in pages.items():
        assert "Toggle hidden" not in page.source, name
        assert not [
            tag for tag in page.all("details") if tag.get("class") == "how" and "open" in tag
        ]


def test_tools_on_pages_of_their_own_show_no_code(pages):
    assert not FOLD.search(pages["book/egen-forskrivning.html"].source)
