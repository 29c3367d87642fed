"""Cases, questions and running orders as a reader meets them: by keyboard, again, and on paper."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe import AXE, serious
from course_site import body_of, make_page
from kinds_site import served
from playwright.sync_api import Browser, BrowserContext, Page, expect

PAGE = """
:::::{case} oda
:title: Oda og flyturen
::::{step} start
Oda skal fly.

- [god > neste] Du spør.

  Hun svarer.
- [feil] Du skriver ut {constructed}`25 tabletter`.

  Feilen her er pakningen.
- [delvis > slutt] Du sier nei.

  Hun hører bare et nei.
::::
::::{step} neste
Hun har liten tid.

- [god > slutt] Du avtaler to tabletter.

  Det er en klar ramme.
- [feil] Du foreslår vin.

  Feilen her er samtidig bruk.
::::
::::{step} slutt
Slik gikk det.
::::
:::::

:::{question} nnt
Hvor mange må behandles?

- [x] Åtte

  Fra metaanalysen.
- [ ] To

  For få.
:::

:::{question} uker
Hvor lenge?

- [ ] Et år

  For lenge.
- [x] Fire uker

  Så en ny vurdering.
:::

```{guideline} duration urine_testing
```

```{running-order} prove
```
"""
MEETING = """
title = "Møte"
[[steps]]
minutes = 5
title = "Velkommen"
who = "gruppeleder"
[[steps]]
minutes = 15
title = "Siden sist"
who = "alle"
text = "Hva gjør du fortsatt?"
"""
WIDTHS = (390, 1280)
KEY = "riktig-course/1/modules/prove/side"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    from riktig_book import running_order

    folder = tmp_path_factory.mktemp("course")
    meeting = folder / "modules" / "prove" / "meeting.toml"
    meeting.parent.mkdir(parents=True)
    meeting.write_text(MEETING, "utf-8")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(running_order, "ROOT", folder)
        body, warned = body_of(folder / "sphinx", PAGE)
    assert warned == ""
    site = folder / "site"
    site.mkdir()
    make_page(site, body)
    with served(site) as found:
        yield found


@pytest.fixture
def made(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(locale="nb-NO", viewport={"width": 390, "height": 844})
    context.add_init_script(path=AXE)
    yield context
    context.close()


def opened(context: BrowserContext, address: str) -> Page:
    page = context.new_page()
    page.goto(address)
    page.wait_for_selector("[data-course=order][data-ready]")
    return page


@pytest.fixture
def page(made: BrowserContext, address: str) -> Page:
    return opened(made, address)


def pick(page: Page, words: str) -> None:
    page.get_by_role("button", name=words, exact=True).click()


def press_to(page: Page, words: str) -> None:
    """Tabs until the button of these words has focus, and presses it."""
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent").strip() == words:
            page.keyboard.press("Enter")
            return
    raise AssertionError(f"Tab never came to {words!r}")


def focused(page: Page) -> str:
    """The words of what has focus, once each."""
    return " ".join(page.evaluate("document.activeElement.innerText").split())


def test_a_case_begins_with_its_first_step_alone(page: Page):
    case = page.locator("[data-id=oda]")
    expect(case.get_by_text("Oda skal fly.")).to_be_visible()
    expect(case.get_by_text("Hun har liten tid.")).to_be_hidden()
    expect(case.get_by_text("Hun svarer.")).to_be_hidden()
    expect(case.get_by_role("group", name="Hva velger du?").get_by_role("button")).to_have_count(3)
    expect(page.get_by_text("0 av 1 kasuistikker er ferdige.")).to_be_visible()


def test_a_mistake_is_named_and_chosen_again(page: Page):
    pick(page, "Du skriver ut 25 tabletter.")
    assert focused(page) == "B. ✗ En vanlig feil Feilen her er pakningen."
    expect(page.get_by_role("button", name="Gå videre")).to_have_count(0)
    pick(page, "Velg på nytt")
    assert focused(page) == "Du spør."
    expect(page.get_by_text("Feilen her er pakningen.")).to_be_hidden()


def test_a_case_and_a_quiz_by_keyboard_alone(page: Page):
    press_to(page, "Du spør.")
    assert focused(page).startswith("A. ✓ Godt valg")
    press_to(page, "Gå videre")
    assert "Hun har liten tid." in focused(page)
    press_to(page, "Du avtaler to tabletter.")
    press_to(page, "Gå videre")
    assert "Slik gikk det." in focused(page)
    press_to(page, "To")
    assert focused(page) == "B. ✗ Ikke riktig For få."
    press_to(page, "Vis alle begrunnelsene")
    expect(page.get_by_text("Fra metaanalysen.")).to_be_visible()
    press_to(page, "Fire uker")
    expect(page.locator(".course-counts")).to_have_text(
        "1 av 1 kasuistikker er ferdige. 1 av 2 riktige. Du har svart på 2."
    )


def test_what_was_chosen_is_there_when_the_reader_comes_back(page: Page):
    pick(page, "Du sier nei.")
    pick(page, "Gå videre")
    pick(page, "Åtte")
    page.reload()
    page.wait_for_selector("[data-course=order][data-ready]")
    expect(page.get_by_text("Slik gikk det.")).to_be_visible()
    expect(page.get_by_text("Hun har liten tid.")).to_be_hidden()
    expect(page.get_by_text("Fra metaanalysen.")).to_be_visible()
    expect(page.locator(".course-counts")).to_contain_text("1 av 2 riktige")


def test_the_answers_can_be_deleted(page: Page):
    pick(page, "Du spør.")
    pick(page, "Åtte")
    assert page.evaluate("localStorage.length") == 1
    pick(page, "Slett mine svar")
    expect(page.get_by_text("Svarene dine på denne siden er slettet.")).to_be_visible()
    assert page.evaluate("localStorage.length") == 0
    page.reload()
    page.wait_for_selector("[data-course=order][data-ready]")
    expect(page.locator(".course-counts")).to_contain_text("0 av 2 riktige")


def test_all_questions_can_be_taken_again(page: Page):
    pick(page, "Åtte")
    pick(page, "Ta alle spørsmålene på nytt")
    assert focused(page) == "Åtte"
    expect(page.locator(".course-counts")).to_contain_text("0 av 2 riktige")


@pytest.mark.parametrize(
    "kept",
    [
        "{",
        "[]",
        '{"case/oda": {"version": "?", "places": [0]}}',
        '{"case/oda": {"version": "VERSION", "places": [1, null]}}',
        '{"case/oda": {"version": "VERSION", "places": [99]}}',
        '{"question/nnt": {"version": "VERSION", "places": "aa"}}',
    ],
)
def test_what_does_not_fit_the_page_is_forgotten(page: Page, kept: str):
    version = page.locator("[data-id=oda]").get_attribute("data-version")
    written = kept.replace("VERSION", version or "")
    page.evaluate(
        "kept => localStorage.setItem('riktig-course/1/modules/prove/side', kept)", written
    )
    page.reload()
    page.wait_for_selector("[data-course=order][data-ready]")
    expect(page.locator(".course-counts")).to_contain_text("0 av 1 kasuistikker")
    expect(page.locator(".course-step:visible")).to_have_count(1)
    pick(page, "Du spør.")
    expect(page.get_by_text("Hun svarer.")).to_be_visible()


def test_a_browser_that_keeps_nothing_is_told_so(made: BrowserContext, address: str):
    made.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no'); }})"
    )
    errors: list[str] = []
    made.on("weberror", lambda error: errors.append(str(error.error)))
    page = opened(made, address)
    pick(page, "Du spør.")
    expect(page.get_by_text("Hun svarer.")).to_be_visible()
    expect(page.get_by_text("Denne nettleseren tar ikke vare på svarene.")).to_be_visible()
    assert errors == []


def test_without_a_script_everything_can_be_read(browser: Browser, address: str):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    for words in ("Hun har liten tid.", "Feilen her er samtidig bruk.", "Slik gikk det."):
        expect(page.get_by_text(words)).to_be_visible()
    expect(page.get_by_text("Så en ny vurdering.")).to_be_visible()
    expect(page.get_by_role("button")).to_have_count(0)
    context.close()


def test_paper_has_all_choices_and_the_answers_last(page: Page):
    pick(page, "Du skriver ut 25 tabletter.")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    words = page.locator("main").inner_text()
    order = [
        words.index(one)
        for one in ("Du sier nei.", "Hun har liten tid.", "Fire uker", "Svar og begrunnelser")
    ]
    after = [words.index(one) for one in ("Hun hører bare et nei.", "Så en ny vurdering.")]
    assert order == sorted(order)
    assert min(after) > max(order)
    assert "Ditt valg" not in words
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    expect(page.get_by_text("Feilen her er pakningen.")).to_be_visible()
    expect(page.locator(".course-printed")).to_have_count(0)


@pytest.mark.parametrize("typed", ["18", "18.00", "18:00", "1800", " 18.00 "])
def test_a_meeting_by_the_clock(page: Page, typed: str):
    first = page.locator(".running-order [data-from]").first
    counted = first.inner_text()
    assert counted.startswith("0–")
    page.get_by_label("Møtet begynner klokken").fill(typed)
    expect(first).to_have_text(f"18.00–18.{counted.removeprefix('0–'):0>2}")
    page.get_by_label("Møtet begynner klokken").fill("")
    expect(first).to_have_text(counted)


@pytest.mark.parametrize("typed", ["25", "18.60", "atten"])
def test_what_is_no_time_of_day_is_said(page: Page, typed: str):
    page.get_by_label("Møtet begynner klokken").fill(typed)
    expect(page.get_by_text("Klokkeslettet lar seg ikke lese.")).to_be_visible()
    expect(page.locator(".running-order [data-from]").first).to_contain_text("0–")


def test_the_box_about_the_guideline_is_folded_on_a_phone(made: BrowserContext, page: Page):
    expect(page.locator("details.guideline")).not_to_have_attribute("open", "")
    page.set_viewport_size({"width": 1280, "height": 844})
    page.reload()
    expect(page.get_by_text("Ikke lest:")).to_be_visible()


def started(page: Page) -> None:
    """Nothing chosen."""


def answered(page: Page) -> None:
    pick(page, "Du spør.")
    pick(page, "To")
    page.get_by_label("Møtet begynner klokken").fill("sent")


def finished(page: Page) -> None:
    pick(page, "Du sier nei.")
    pick(page, "Gå videre")
    pick(page, "To")
    pick(page, "Vis alle begrunnelsene")
    pick(page, "Fire uker")
    page.locator("details.guideline summary").click()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("state", [started, answered, finished], ids=lambda one: one.__name__)
def test_no_serious_violation_and_nothing_too_wide(page: Page, state, scheme):
    page.emulate_media(color_scheme=scheme)
    state(page)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 844})
        page.wait_for_timeout(150)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert serious(page) == []


def test_what_a_thumb_must_hit_is_large_enough(page: Page):
    answered(page)
    small = page.evaluate(
        """[...document.querySelectorAll('main :is(button, summary, input)')]
           .filter(e => e.checkVisibility() && e.getBoundingClientRect().height < 43.5)
           .map(e => e.outerHTML.slice(0, 120))"""
    )
    assert small == []


def test_the_script_is_small_and_starts_no_python(address: str, tmp_path: Path):
    from riktig_widgets.runtime.bundle import esbuild

    esbuild("course.js", tmp_path / "course.js")
    written = (tmp_path / "course.js").read_text("utf-8")
    assert len(written) < 12_000
    assert "pyodide" not in written.lower()
    assert "Worker(" not in written
