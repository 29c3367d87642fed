"""What the hub starts for a user: their own server, with as little imported as may be."""

from __future__ import annotations

import os
import sys

from riktig_hub.refusal import Refusal
from riktig_hub.slow_imports import leave_out_slow_imports


def main() -> int:
    """0 when it was stopped, 2 with a sentence when it could not start."""
    leave_out_slow_imports()
    from riktig_hub.jupyterhub.own_server import run

    try:
        run(os.environ)
    except Refusal as refusal:
        print(refusal, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
