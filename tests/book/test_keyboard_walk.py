"""One module from the front page to its last page, by the keyboard alone."""

from __future__ import annotations

import tomllib

import pytest

pytestmark = pytest.mark.browser

MODULE = "modules/sleep"
MOST_PRESSES = 400
# What has focus: whether it is the link sought, and whether a reader can see that it has focus.
FOCUS = """(sought) => {
  const here = document.activeElement;
  const style = getComputedStyle(here);
  return {
    found: here.matches(sought),
    seen: here.checkVisibility() && style.outlineStyle !== "none",
    what: here.outerHTML.slice(0, 120),
  };
}"""


@pytest.fixture(scope="module")
def page(browser):
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="nb-NO")
    context.route("**/*.wasm", lambda route: route.abort())  # nothing is computed on the way
    yield context.new_page()
    context.close()


def tab_to(page, sought: str) -> None:
    """Presses Tab until what is sought has focus; all on the way must show that they have it."""
    for _ in range(MOST_PRESSES):
        page.keyboard.press("Tab")
        focus = page.evaluate(FOCUS, sought)
        assert focus["seen"], f"{page.url}: {focus['what']}"
        if focus["found"]:
            return
    pytest.fail(f"{page.url}: {sought} was never reached")


def test_a_module_is_read_by_keyboard(page, address, root):
    module = tomllib.loads((root / MODULE / "module.toml").read_text("utf-8"))
    page.goto(f"{address}/book/forside.html")
    tab_to(page, f'.start a[href$="{MODULE}/{module["pages"][0]}.html"]')
    for name in module["pages"]:
        page.keyboard.press("Enter")
        page.wait_for_url(f"**/{MODULE}/{name}.html")
        tab_to(page, "a.skip")
        page.keyboard.press("Enter")
        tab_to(page, "a.next")
