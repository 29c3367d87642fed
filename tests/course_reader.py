"""A page with a case, two questions, a box and a running order, and what a reader does on it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from course_site import body_of, make_page
from kinds_site import served
from playwright.sync_api import BrowserContext, Page

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
KEY = "riktig-course/1/modules/prove/side"


@contextmanager
def course_served(folder: Path) -> Iterator[str]:
    """The page's address while it is served."""
    from riktig_book import modules

    meeting = folder / "plans" / "prove.toml"
    meeting.parent.mkdir(parents=True)
    meeting.write_text(MEETING, "utf-8")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(modules, "MEETINGS", folder / "plans")
        body, warned = body_of(folder / "sphinx", PAGE)
    assert warned == ""
    site = folder / "site"
    site.mkdir()
    make_page(site, body)
    with served(site) as found:
        yield found


def opened(context: BrowserContext, address: str) -> Page:
    page = context.new_page()
    page.goto(address)
    page.wait_for_selector("[data-course=order][data-ready]")
    return page


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
