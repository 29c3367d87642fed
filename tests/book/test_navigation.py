"""The contents beside a page: one fold a part, open where the reader is."""

from __future__ import annotations

CONTENTS = """<p class="caption" role="heading"><span class="caption-text">Angst</span></p>
<ul>
<li class="toctree-l1"><a class="reference internal" href="a.html">Hvorfor</a></li>
</ul>
<p class="caption" role="heading"><span class="caption-text">Søvn</span></p>
<ul class="current">
<li class="toctree-l1 current"><a class="current reference internal" href="#">Dagboken</a></li>
</ul>
"""


def folds(contents: str) -> list[str]:
    from riktig_book.navigation import folded

    return folded(contents).replace("\n", "").split("</details>")[:-1]


def test_each_part_is_a_fold_and_only_the_readers_own_is_open():
    other, own = folds(CONTENTS)
    assert other.startswith('<details class="part"><summary>Angst</summary><ul>')
    assert own.startswith('<details class="part" open><summary>Søvn</summary>')


def test_the_page_itself_is_said_to_be_current():
    other, own = folds(CONTENTS)
    assert 'aria-current="page"' in own
    assert 'aria-current="page"' not in other


def test_no_caption_is_left_as_a_heading_without_a_level(pages):
    for name, page in pages.items():
        assert 'class="caption"' not in page.source, name
