"""Makes an app's sheet in a process of its own: typst must not stay in the kernel's memory.

`python -m riktig_widgets.paper_process MODULE:FUNCTION` takes a request as JSON on its standard
input and writes what the function makes of it. It says nothing of what went wrong: a request
holds what a reader has written.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from importlib import import_module
from typing import Any

SECONDS = 60  # a sheet takes one; chosen here, for a machine with much to do


def made_apart(maker: str, request: Mapping[str, Any]) -> bytes | None:
    """What `maker` ("module:function") makes of the request; `None` when it makes nothing."""
    command = [sys.executable, "-m", "riktig_widgets.paper_process", maker]
    try:
        done = subprocess.run(  # noqa: S603 (our own module)
            command,
            input=json.dumps(request).encode(),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return None
    return done.stdout if done.returncode == 0 and done.stdout else None


def main(arguments: list[str]) -> int:
    """One sheet; 1 when it cannot be made."""
    module, _, function = arguments[0].partition(":")
    made = getattr(import_module(module), function)(json.load(sys.stdin))
    sys.stdout.buffer.write(made or b"")
    return 0 if made else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
