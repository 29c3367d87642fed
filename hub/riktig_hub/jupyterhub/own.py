"""What the hub starts for a user: their own server."""

from __future__ import annotations

import os
import sys

from riktig_hub.jupyterhub.own_server import run
from riktig_hub.refusal import Refusal


def main() -> int:
    """0 when it was stopped, 2 with a sentence when it could not start."""
    try:
        run(os.environ)
    except Refusal as refusal:
        print(refusal, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
