"""What the built book holds: nothing foreign, no widget state, no dead link, no English."""

from __future__ import annotations

import re
from urllib.parse import unquote, urldefrag, urlsplit

import yaml

from bench.prose.blocks import blocks_of
from riktig.clinical.tables import rows

FOREIGN = re.compile(r"^(https?:)?//")
IN_STYLES = re.compile(r"(?:@import\s+|url\(\s*)[\"']?((?:https?:)?//[^\"')\s]+)")
MOUNT = re.compile(
    r'class="[^"]*\briktig-(?:calculator|audit|compare|chart|exercise|journal|planner|prompts)\b'
)
# What Sphinx, its themes and MyST-NB would say on a page if a text were missing.
ENGLISH = re.compile(
    r"\b(Search|Next|Previous|Contents|Navigation|Skip to|Copyright|Back to top|Table of|"
    r"Show code|Hide code|Toggle|Menu|Home|Index|Source|Created using|Last updated|Note|Warning|"
    r"Permalink|Link to this|Loading|Click|Download|Page|Section)\b"
)


def site_pages(pages):
    return {name: page for name, page in pages.items() if name != "index.html"}


def test_every_page_of_the_contents_is_built(root, pages):
    toc = yaml.safe_load((root / "_toc.yml").read_text("utf-8"))
    named = [toc["root"], *(page["file"] for part in toc["parts"] for page in part["chapters"])]
    assert {f"{name}.html" for name in named} <= set(pages)


def test_nothing_is_loaded_from_another_host(site, pages):
    for name, page in pages.items():
        assert not [url for url in page.loads if FOREIGN.match(url)], name
    for style in site.rglob("*.css"):
        assert not IN_STYLES.findall(style.read_text("utf-8")), style


def test_no_widget_state_and_no_notebook_machinery(pages):
    for name, page in pages.items():
        for trace in ("widget-state", "widget-view", "requirejs", "require.js", "thebe", "mathjax"):
            assert trace not in page.source.lower(), f"{trace} in {name}"


def test_everything_a_page_names_is_there(site, pages):
    """Links, fragments, styles and scripts."""
    missing = []
    for name, page in pages.items():
        links = [a["href"] for tag in ("a", "area") for a in page.all(tag) if a.get("href")]
        for url in [*links, *page.loads]:
            if urlsplit(url).scheme or FOREIGN.match(url):
                continue
            path, fragment = urldefrag(url)
            target = (site / name).parent / unquote(path.partition("?")[0]) if path else site / name
            target = target.resolve()
            if not target.exists():
                missing.append(f"{name}: {url}")
            elif fragment and target.suffix == ".html":
                there = pages[target.relative_to(site.resolve()).as_posix()]
                if unquote(fragment) not in there.ids:
                    missing.append(f"{name}: {url}")
    assert not missing


def test_the_frame_speaks_norwegian(pages):
    for name, page in site_pages(pages).items():
        assert page.all("html")[0]["lang"] == "nb", name
        foreign = {word for words in page.words for word in ENGLISH.findall(words)}
        assert foreign <= titles(page) | english(page), f"{name}: {foreign}"


def english(page) -> set[str]:
    """Words of letters that are written in English, and say so."""
    blocks = [block.words for block in blocks_of(page.source) if block.lang == "en"]
    return {word for words in blocks for word in ENGLISH.findall(words)}


def titles(page) -> set[str]:
    """Words of the titles of English sources, which stand as they are printed."""
    listed = [row["title"] for row in rows("sources") if row["title"] in page.text]
    return {word for title in listed for word in ENGLISH.findall(title)}


def test_each_page_has_one_heading_a_title_and_a_way_past_the_menu(pages):
    for name, page in site_pages(pages).items():
        assert len(page.all("h1")) == 1, name
        assert "<title>" in page.source
        assert page.all("a")[0]["href"] == "#innhold"
        assert len(page.all("main")) == 1


def test_only_pages_with_something_to_run_load_the_runtime(pages):
    for name, page in site_pages(pages).items():
        scripts = [url for url in page.loads if url.endswith("/page.js")]
        assert bool(scripts) == bool(MOUNT.search(page.source)), name
        assert any(url.endswith("/riktig.css") for url in page.loads), name


def test_the_calculator_stands_in_a_chapter_of_the_module(pages):
    chapters = [page for name, page in pages.items() if name.startswith("modules/chronic_pain/")]
    assert any('data-calculator="omeq"' in page.source for page in chapters)


def test_search_stems_norwegian_and_knows_every_message(site):
    language = (site / "_static" / "language_data.js").read_text("utf-8")
    assert "NorwegianStemmer" in language
    known = (site / "_static" / "translations.js").read_text("utf-8")
    asked = (site / "_static" / "searchtools.js").read_text("utf-8")
    for message in re.findall(r'_\(\s*"((?:[^"\\]|\\.)+)"', asked):
        assert f'"{message}"' in known, message


def test_every_page_says_it_is_not_clinically_approved(pages):
    for name, page in site_pages(pages).items():
        assert "Ikke klinisk godkjent" in page.text, name
