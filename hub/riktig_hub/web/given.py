"""An answer as bytes and headers; templates are filled here, while the session is open."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from riktig.text import decimal_text, format_date, has_text, text
from riktig_hub.web.answer import Answer, Data, File, Go, Page
from riktig_hub.web.asked import Asked
from riktig_hub.web.comes import csrf_of
from riktig_hub.web.cookies import Cookies
from riktig_hub.web.places import places
from riktig_hub.web.zone import local

TEMPLATES = Path(__file__).resolve().parents[1] / "templates"
# A sentence an answer says, in its area's table of them.
_SAID = re.compile(r"hub_[a-z_]{1,40}\.said\.[a-z_]{1,60}")


@dataclass(frozen=True)
class Written:
    """What Tornado sends."""

    status: int
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    cookies: Cookies = field(default_factory=Cookies)


def written(answer: Answer, asked: Asked) -> Written:
    """The answer ready to send."""
    if isinstance(answer, Page):
        html = {"Content-Type": "text/html; charset=utf-8", **answer.headers}
        return Written(answer.status, _filled(answer, asked).encode(), html, answer.cookies)
    if isinstance(answer, Go):
        return Written(303, headers={"Location": _address(answer)}, cookies=answer.cookies)
    if isinstance(answer, Data):
        body = json.dumps(answer.values, ensure_ascii=False).encode()
        return Written(answer.status, body, {"Content-Type": "application/json"})
    return Written(200, answer.content, _as_file(answer))


def _as_file(answer: File) -> Mapping[str, str]:
    return {
        "Content-Type": answer.kind,
        "Content-Disposition": f"attachment; filename*=UTF-8''{quote(answer.name)}",
    }


def _address(answer: Go) -> str:
    """Where to. What is said there travels as a key and numbers: no link can make us say more."""
    if not answer.said:
        return answer.to
    said = urlencode({"sagt": answer.said, **answer.filling})
    page, mark, place = answer.to.partition("#")
    return f"{page}{'&' if '?' in page else '?'}{said}{mark}{place}"


def _said(query: Mapping[str, str]) -> str:
    key = query.get("sagt", "")
    if not _SAID.fullmatch(key) or not has_text(key):
        return ""
    numbers = {name: value for name, value in query.items() if value.isdecimal()}
    try:
        return text(key, **numbers)
    except KeyError:
        return ""


@cache
def environment() -> Environment:
    """Where the templates are filled: everything escaped, nothing missing."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        # One that is changed under a running server may ask for what this program does not give.
        auto_reload=False,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals["text"] = text
    made.filters["number"] = decimal_text
    made.filters["day"] = format_date
    made.filters["moment"] = lambda moment: f"{local(moment):%d.%m.%Y kl. %H.%M}"
    made.filters["clock"] = lambda moment: f"{local(moment):%H.%M}"
    return made


def _filled(page: Page, asked: Asked) -> str:
    shell: dict[str, Any] = {
        "csrf": csrf_of(asked.cookie),
        "viewer": asked.viewer,
        "here": asked.here,
        "places": places(asked),
        "path": asked.path,
        "said": _said(asked.query),
    }
    taken = shell.keys() & page.values.keys()
    if taken:  # the shell would show a page's own value as if it were the shell's
        raise ValueError(f"{page.template}: {sorted(taken)} are the shell's words")
    values = {"wrong": None, "typed": {}, **page.values, **shell}
    return environment().get_template(page.template).render(values)
