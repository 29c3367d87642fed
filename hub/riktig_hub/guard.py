"""What every answer of the server has in common: headers, error pages, quiet logs."""

from __future__ import annotations

import logging
from traceback import format_tb
from types import TracebackType
from typing import Any
from urllib.parse import quote

from tornado import web

from riktig_hub.pages import error_page
from riktig_hub.policy import HEADERS, policy
from riktig_hub.web.places import Way

# A year: the browser asks by https, whatever a link says.
SECONDS_BY_HTTPS_ALONE = 365 * 24 * 3600
log = logging.getLogger("riktig.serve")


def where(problem: BaseException | None) -> str:
    """Kinds of error and lines of the program, the first one first, without what was said of it.

    A library's sentence may quote what somebody typed, or the row that a database refused.
    """
    told: list[str] = []
    while problem is not None:
        lines = "".join(format_tb(problem.__traceback__))
        told.insert(0, f"{lines}{type(problem).__module__}.{type(problem).__qualname__}")
        hidden = problem.__suppress_context__
        problem = problem.__cause__ or (None if hidden else problem.__context__)
    return "\n".join(told)


class Guard(web.RequestHandler):
    """Put first among the bases of every handler.

    Logs name method and path, never the query: it may hold the token, and
    whatever somebody typed in a search field.
    """

    def set_default_headers(self) -> None:
        """The security headers; a page may replace the content policy by a narrower one."""
        super().set_default_headers()
        self.clear_header("Server")
        for name, value in HEADERS.items():
            self.set_header(name, value)
        self.set_header("Content-Security-Policy", policy())
        if self.settings.get("secure"):
            self.set_header("Strict-Transport-Security", f"max-age={SECONDS_BY_HTTPS_ALONE}")

    def get_login_url(self) -> str:
        """Behind a proxy the login page. On one machine whoever lacks the cookie is told so."""
        if self.settings["public"]:
            return f"/konto/inn?til={quote(self.request.path)}"
        raise web.HTTPError(403)

    def write_error(self, status_code: int, **_kwargs: Any) -> None:
        """A page in bokmål with a way back, whatever went wrong."""
        self.finish_error(status_code)

    def finish_error(
        self, status_code: int, instead: str = "", words: str = "", way: Way | None = None
    ) -> None:
        """The page for a status, or in other words; with what can be used instead, and a way on."""
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.set_header("Cache-Control", "no-store")
        if self.request.method == "HEAD":
            self.finish()
        else:
            self.finish(error_page(status_code, instead, words, way))

    def log_exception(
        self,
        typ: type[BaseException] | None,  # noqa: ARG002
        value: BaseException | None,
        tb: TracebackType | None,  # noqa: ARG002
    ) -> None:
        """An expected refusal gets one line, anything else where in the program it happened."""
        if isinstance(value, web.HTTPError):
            log.info("%d %s", value.status_code, self._request_summary())
        else:
            log.error("failed: %s\n%s", self._request_summary(), where(value))

    def _request_summary(self) -> str:
        return f"{self.request.method} {self.request.path}"


class Missing(Guard):
    """Every address the server does not have."""

    def prepare(self) -> None:
        """404, for every method."""
        raise web.HTTPError(404)


def log_answer(handler: web.RequestHandler) -> None:
    """The access log: status, method and path of what failed on the server's side."""
    if handler.get_status() >= 500:
        log.warning("%d %s %s", handler.get_status(), handler.request.method, handler.request.path)
