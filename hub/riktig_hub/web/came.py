"""One request, read from Tornado and checked: what cannot be read is answered 400."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tornado import web
from tornado.httputil import HTTPFile, HTTPInputError, HTTPServerRequest, parse_body_arguments

from riktig_hub.web.asked import Upload
from riktig_hub.web.cookies import Cookies, sent

# Signs that no keyboard types and no file format of ours holds.
CONTROL = re.compile(r"[\x01-\x08\x0b\x0c\x0e-\x1f\x7f]")
Fields = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Came:
    """All that a page is answered by. Nothing of Tornado: pages can be asked without a server."""

    method: str = "get"
    path: str = "/"
    values: Mapping[str, str] = field(default_factory=dict)  # of the address
    query: Mapping[str, str] = field(default_factory=dict)
    form: Fields = field(default_factory=dict)
    files: Mapping[str, Sequence[Upload]] = field(default_factory=dict)
    cookies: Cookies = field(default_factory=Cookies)
    operator: str = ""  # the operator's own cookie, where its signature is right
    address: str = ""
    agent: str = ""
    elsewhere: bool = False  # a page of another site sent the browser here


def came(handler: web.RequestHandler, method: str, values: Mapping[str, str], body: bytes) -> Came:
    """The request. `HTTPError` 400 for one that is no form, no UTF-8, or holds a null byte."""
    request = handler.request
    arguments: dict[str, list[bytes]] = {}
    files: dict[str, list[HTTPFile]] = {}
    kind = request.headers.get("Content-Type", "")
    try:
        parse_body_arguments(kind, body, arguments, files, request.headers)
    except HTTPInputError:
        raise web.HTTPError(400) from None
    query = _fields(request.query_arguments)
    return Came(
        method=method,
        path=request.path,
        values=values,
        query={key: given[-1] for key, given in query.items()},
        form=_fields(arguments),
        files={
            key: [Upload(one.filename, one.body) for one in all_] for key, all_ in files.items()
        },
        cookies=sent(handler),
        operator=operator_of(handler),
        address=address_of(request, handler.settings["public"]),
        agent=request.headers.get("User-Agent", ""),
        elsewhere=request.headers.get("Sec-Fetch-Site") == "cross-site",
    )


def address_of(request: HTTPServerRequest, public: bool) -> str:
    """Where a request comes from. Behind a proxy on this machine, what the proxy says.

    Only the last address the proxy names is its own word: those before it are the sender's.
    """
    peer = request.remote_ip or ""
    said = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
    proxy = _address(peer)
    if not public or proxy is None or not proxy.is_loopback or _address(said) is None:
        return peer
    return said


def _address(written: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(written)
    except ValueError:
        return None


def operator_of(handler: web.RequestHandler) -> str:
    """The operator's own cookie; empty where its signature is not right."""
    name = handler.settings["session_cookie"]
    if handler.settings["public"] or handler.get_signed_cookie(name) is None:
        return ""
    return handler.get_cookie(name, "") or ""


def _fields(arguments: Mapping[str, Sequence[bytes]]) -> dict[str, list[str]]:
    return {key: [_text(one) for one in given] for key, given in arguments.items()}


def _text(given: bytes) -> str:
    if b"\0" in given:
        raise web.HTTPError(400)
    try:
        return CONTROL.sub(" ", given.decode("utf-8")).strip()
    except UnicodeDecodeError:
        raise web.HTTPError(400) from None
