"""`python -m riktig_widgets.runtime OUT`."""

from __future__ import annotations

import sys
from pathlib import Path

from riktig_widgets.runtime.build import build
from riktig_widgets.runtime.tools import ToolMissing


def main(arguments: list[str]) -> int:
    """Builds into the folder named; 2 on wrong use, 1 when a tool is missing."""
    if len(arguments) != 1:
        print("usage: python -m riktig_widgets.runtime OUT", file=sys.stderr)
        return 2
    try:
        build(Path(arguments[0]))
    except ToolMissing as missing:
        print(f"runtime: {missing}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
