"""Security headers on every kind of answer."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256

import pytest
from riktig_hub.pages import error_page, error_style
from riktig_hub.policy import course_policy, page_policy
from small_site import RUNTIME

PATHS = [
    "/",
    "/?token=wrong",
    "/healthz",
    "/book/forside.html",
    "/_static/book.css",
    f"/{RUNTIME}/page.js",
    "/none",
    "/api/kernels",
    "/voila/render/kalkulatorer.ipynb",
    "/voila/render/none.ipynb",
    "/voila/static/voila.js",
    "/voila/templates/riktig/static/start.js",
    "/voila/labextensions/anywidget/package.json",
]


@pytest.mark.parametrize("path", PATHS)
def test_every_answer_is_guarded(operator, path):
    headers = operator.ask(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert "camera=()" in headers["permissions-policy"]
    assert "server" not in headers
    assert "access-control-allow-origin" not in headers
    policy = headers["content-security-policy"]
    assert "default-src 'self'" in policy
    assert "frame-ancestors 'self'" in policy
    assert "object-src 'none'" in policy
    assert "'unsafe-eval'" not in policy
    assert "http" not in policy
    scripts = next(part for part in policy.split("; ") if part.startswith("script-src"))
    assert "unsafe-inline" not in scripts


def hashed(script: str) -> str:
    return f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'"


def test_a_pages_own_scripts_are_named_and_no_others(tmp_path):
    page = tmp_path / "page.html"
    page.write_text(
        '<script>let a = "<b>&amp;</b>";\n</script><script src="b.js"></script>'
        '<script type="module">c()</script><script type="application/json">{"d": 1}</script>'
        '<p onclick="e(&quot;f&quot;)">g</p>'
    )
    policy = page_policy(page)
    assert hashed('let a = "<b>&amp;</b>";\n') in policy
    assert hashed("c()") in policy
    assert hashed('e("f")') in policy
    assert policy.count("'sha256-") == 3
    assert "'unsafe-hashes'" in policy


def test_a_page_without_inline_scripts_gets_no_exception(tmp_path):
    page = tmp_path / "page.html"
    page.write_text('<script src="b.js"></script><p>g</p>')
    assert "sha256" not in page_policy(page)
    assert "unsafe-hashes" not in page_policy(page)


@pytest.mark.parametrize("status", [400, 403, 404, 413, 500])
def test_the_courses_policy_lets_an_errors_page_have_its_style(status):
    style = error_page(status).split("<style>")[1].split("</style>")[0]
    allowed = course_policy(error_style())
    assert f"style-src 'self' {hashed(style)};" in allowed
    assert "unsafe-inline" not in allowed
