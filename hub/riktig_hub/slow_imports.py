"""Leaves out what a process would import and never use, before anything that asks for it."""

from __future__ import annotations

import sys


def leave_out_slow_imports() -> None:
    """Spares seconds: jsonschema's optional check of international addresses compiles a grammar.

    Nothing here has such addresses; jsonschema goes on without.
    """
    sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
